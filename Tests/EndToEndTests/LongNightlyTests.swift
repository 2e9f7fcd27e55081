import Kernels
import TestSupport
import Testing

/// What nightly runs over a large corpus cost.
@Suite(.serialized, .enabled(if: isLongRun, "of `make test-all`: set BROADSHEET_LONG_TESTS=1"))
struct LongNightlyTests {
  private let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    try folder.write("pipeline.json", readFile("\(projectFolder)/pipeline.json"))
    try FileSystem.replaceLink(at: "\(folder.path)/data", to: "\(projectFolder)/data")
  }

  /// Articles put together of those of the sample, 200 in a folder.
  private func writeCorpus(megabytes: Int) throws {
    let sample = "\(projectFolder)/data/articles/harbour-post"
    var bodies: [[UInt8]] = []
    for month in try FileSystem.names(in: sample) {
      for name in try FileSystem.names(in: "\(sample)/\(month)") where name.hasSuffix(".txt") {
        bodies.append(try readFile("\(sample)/\(month)/\(name)"))
      }
    }
    var random = SeededRandom(seed: 7)
    var (written, number) = (0, 0)
    while written < megabytes * 1_000_000 {
      var text: [UInt8] = []
      for _ in 0..<3 { text += bodies[Int(random.next() % UInt64(bodies.count))] + [0x0A] }
      text += Array("Article number \(number).\n".utf8)
      try FileSystem.createFolder("\(folder.path)/in/\(1000 + number / 200)")
      var file = try OutputFile("\(folder.path)/in/\(1000 + number / 200)/\(number).txt")
      try file.write(text)
      written += text.count
      number += 1
    }
  }

  /// - Returns: What it printed, and how many seconds it took.
  private func run(_ arguments: String...) throws -> (ending: Program.Ending, seconds: Double) {
    let start = Machine.nanoseconds()
    let ending = try Program.start(
      Program.path, ["run", "--timings"] + arguments, in: folder)
    #expect(ending.status == 0, "\(ending.errors)")
    return (ending, Double(Machine.nanoseconds() - start) / 1e9)
  }

  @Test func `a hundredth of 200 MB costs three parts in a hundred and a tenth of the time`() throws
  {
    try writeCorpus(megabytes: 200)
    let first = try run("--from", "in", "--to", "out")
    let folders = try FileSystem.names(in: "\(folder.path)/in")
    for name in folders.suffix(max(1, folders.count / 100)) {
      for file in try FileSystem.names(in: "\(folder.path)/in/\(name)") {
        let path = "\(folder.path)/in/\(name)/\(file)"
        try writeFile(path, readFile(path) + Array("One line more.\n".utf8))
      }
    }
    let second = try run("--from", "in", "--to", "out")
    let parts = try #require(NightlyCorpus.parts(second.ending))
    #expect(parts.made * 100 <= 3 * (parts.made + parts.kept))
    #expect(second.seconds <= 0.1 * first.seconds)
    print(
      "\(parts.made) of \(parts.made + parts.kept) parts, \(second.seconds) s of \(first.seconds) s"
    )
    _ = try run("--from", "in", "--to", "fresh", "--jobs", "1")
    let (again, fresh) = (PublishedRun(folder), PublishedRun(folder, out: "fresh"))
    #expect(try again.files() == fresh.files())
  }

  @Test func `ten times the corpus takes no more than 1.3 times the memory`() throws {
    try writeCorpus(megabytes: 100)
    // Reading, cleaning and splitting: what grows with the corpus by design is left out.
    try folder.write("mem.json", Trial.configuration())
    for number in 0..<10 {
      try FileSystem.createFolder("\(folder.path)/large")
      try FileSystem.replaceLink(at: "\(folder.path)/large/\(number)", to: "\(folder.path)/in")
    }
    let small = try run("mem.json", "--from", "in", "--to", "small")
    let large = try run("mem.json", "--from", "large", "--to", "large-out")
    let before = try #require(memory(small.ending))
    let after = try #require(memory(large.ending))
    print("\(before) MB, \(after) MB")
    #expect(Double(after) <= 1.3 * Double(before))
  }

  private func memory(_ ending: Program.Ending) -> Int? {
    ending.output.split(separator: "\n").last { $0.hasPrefix("most memory held at once: ") }
      .flatMap { Int($0.split(separator: " ").dropLast().last ?? "") }
  }
}
