import Kernels
import TestSupport
import Testing

/// What nightly runs over a large corpus cost, by rules alone: no learned model.
@Suite(.serialized, .enabled(if: isLongRun, "of `make test-all`: set BROADSHEET_LONG_TESTS=1"))
struct LongNightlyTests {
  /// 200 MB of articles, written once for all tests, which add to them.
  private static let corpus = Result { () throws -> LongCorpus in
    let corpus = try LongCorpus(megabytes: 200)
    corpus.folder.removeAtExit()
    return corpus
  }

  private let corpus: LongCorpus

  init() throws { corpus = try Self.corpus.get() }

  /// - Returns: What it printed, and how many seconds it took.
  private func run(_ arguments: String...) throws -> (ending: Program.Ending, seconds: Double) {
    let start = Machine.nanoseconds()
    let ending = try Program.start(
      Program.path, ["run", "--timings"] + arguments, in: corpus.folder)
    #expect(ending.status == 0, "\(ending.errors)")
    return (ending, Double(Machine.nanoseconds() - start) / 1e9)
  }

  /// Runs once more, and compares with a full run.
  ///
  /// - Returns: The shares of parts made and of time taken.
  private func nextNight(
    _ what: String, after full: Double, _ arguments: [String]
  ) throws -> (parts: Double, time: Double) {
    let start = Machine.nanoseconds()
    let ending = try Program.start(Program.path, ["run"] + arguments, in: corpus.folder)
    let seconds = Double(Machine.nanoseconds() - start) / 1e9
    let parts = try #require(NightlyCorpus.parts(ending))
    print("\(what): \(parts.made) of \(parts.made + parts.kept) parts, \(seconds) s of \(full) s")
    return (Double(parts.made) / Double(parts.made + parts.kept), seconds / full)
  }

  @Test func `a hundredth of 200 MB costs three parts in a hundred and a tenth of the time`() throws
  {
    let full = try run("--to", "out")
    let folders = try corpus.folders()
    try corpus.edit(try folders.suffix(max(1, folders.count / 100)).flatMap(corpus.articles))
    let next = try nextNight("1 % in few folders", after: full.seconds, ["--to", "out"])
    #expect(next.parts <= 0.03)
    #expect(next.time <= 0.1)
    _ = try run("--to", "fresh", "--jobs", "1")
    let (again, fresh) = (PublishedRun(corpus.folder), PublishedRun(corpus.folder, out: "fresh"))
    #expect(try again.files() == fresh.files())
  }

  /// Each batch of the default size holds one of them, so a corpus that changes like this wants
  /// small batches.
  @Test func `the same, scattered over all folders, with small batches`() throws {
    let quarter = "in/10[0-3]?/*"
    let small = ["small.json", "--from", quarter, "--to", "small"]
    let full = try run("small.json", "--from", quarter, "--to", "small")
    let articles = try corpus.folders().flatMap(corpus.articles)
    try corpus.edit(articles.indices.filter { $0 % 100 == 50 }.map { articles[$0] })
    let next = try nextNight("1 % scattered", after: full.seconds, small)
    #expect(next.parts <= 0.03)
    #expect(next.time <= 0.1)
  }

  @Test func `ten times the corpus takes no more than 1.3 times the memory`() throws {
    // Reading, cleaning and splitting: what grows with the corpus by design is left out.
    try corpus.folder.write("mem.json", Trial.configuration())
    for number in 0..<5 {
      try FileSystem.createFolder("\(corpus.folder.path)/large")
      try FileSystem.replaceLink(at: "\(corpus.folder.path)/large/\(number)", to: "../in")
    }
    let folders = try corpus.folders()
    for name in folders.prefix(folders.count / 2) {
      try FileSystem.createFolder("\(corpus.folder.path)/half")
      try FileSystem.replaceLink(at: "\(corpus.folder.path)/half/\(name)", to: "../in/\(name)")
    }
    let small = try run("mem.json", "--from", "half", "--to", "half-out")
    let large = try run("mem.json", "--from", "large", "--to", "large-out")
    let before = try #require(memory(small.ending))
    let after = try #require(memory(large.ending))
    print("most memory at 100 MB: \(before) MB, at 1 GB: \(after) MB")
    #expect(Double(after) <= 1.3 * Double(before))
  }

  private func memory(_ ending: Program.Ending) -> Int? {
    ending.output.split(separator: "\n").last { $0.hasPrefix("most memory held at once: ") }
      .flatMap { Int($0.split(separator: " ").dropLast().last ?? "") }
  }
}
