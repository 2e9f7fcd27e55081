import Kernels
import Synchronization
import TestSupport

/// A corpus of files and JSON lines that changes from night to night, with a configuration that
/// cuts it into many small batches.
struct NightlyCorpus {
  let folder: ScratchFolder
  /// In each article.
  private let sentences: Int

  /// - Parameters:
  ///   - options: Further members of the configuration, each with a comma behind.
  ///   - sentences: How many an article has; with 40, there are 64 batches and more.
  init(options: String = "", sentences: Int = 4) throws {
    folder = try ScratchFolder()
    self.sentences = sentences
    try folder.write("pipeline.json", NightlyCorpus.configuration(options))
    for number in 0..<70 { try write(number) }
    try folder.write("in/lines.jsonl", lines(100..<130))
    try folder.write("in/packed.jsonl.gz", gzipped(lines(130..<160)))
  }

  static func configuration(_ options: String) -> String {
    """
    {"name": "nightly", \(options) "stages": [
      {"read": {"from": "in", "batch": 1}},
      {"clean": {"steps": ["decode", "find-article"]}},
      {"segment": {}},
      {"aggregate": {"near-duplicates": {}, "tables": [
        {"name": "lengths", "from": "documents", "by": ["source"],
         "measures": ["count", {"sum": "tokens"}, {"mean": "characters"}]},
        {"name": "once", "from": "tokens", "by": ["text"], "duplicates": "leave out"}]}}
    ], "write": {"to": "out", "tables": {"tokens": [], "edits": [], "sentences": []}}}
    """
  }

  private func text(_ number: Int) -> String {
    (0..<sentences).map {
      "Sentence \($0) of article \(number * 31 % 97) went \(number + $0) miles."
    }
    .joined(separator: " ")
  }

  private func lines(_ numbers: Range<Int>) -> String {
    numbers.map { "{\"id\": \($0), \"source\": \"s\($0 % 3)\", \"text\": \"\(text($0))\"}\n" }
      .joined()
  }

  func path(_ number: Int) -> String { "in/\(number / 10)/\(number).txt" }

  func write(_ number: Int, more: String = "") throws {
    try folder.write(path(number), "Title \(number)\n\n\(text(number))\(more)\n")
  }

  func remove(_ number: Int) throws {
    try FileSystem.removeFile("\(folder.path)/\(path(number))")
  }

  /// A night's work of an editor: some articles are new, some changed, gone or renamed.
  func change() throws {
    for number in 200..<206 { try write(number) }
    try write(17, more: " A word more.")
    try remove(42)
    try FileSystem.rename("\(folder.path)/\(path(60))", to: "\(folder.path)/in/6/renamed.txt")
    let path = "\(folder.path)/in/lines.jsonl"
    try writeFile(path, try readFile(path) + Array("{\"text\": \"A new line.\"}\n".utf8))
  }

  func run(
    _ arguments: String..., to out: String = "out", jobs: Int = 2, fault: String = ""
  ) throws -> Program.Ending {
    try Program.start(
      "env",
      ["BROADSHEET_FAULT=\(fault)", "timeout", "100", Program.path, "run", "--to", out]
        + ["--jobs", "\(jobs)"] + arguments, in: folder)
  }

  /// Any other command over the configuration.
  func shell(_ script: String) throws -> Program.Ending {
    try Program.start("sh", ["-c", script, Program.path], in: folder)
  }

  /// The files of the current run.
  func files(_ out: String = "out") throws -> [String: [UInt8]] {
    try PublishedRun(folder, out: out).files()
  }

  /// What fresh runs gave, by what they read.
  private static let known = Mutex<[UInt64: [String: [UInt8]]]>([:])

  /// What a run gives that knows of no other: made once for each state of a corpus, whichever
  /// tests ask for it.
  func freshFiles() throws -> [String: [UInt8]] {
    let state = try hash()
    if let files = NightlyCorpus.known.withLock({ $0[state] }) { return files }
    if FileSystem.exists("\(folder.path)/fresh") {
      try FileSystem.removeFolder("\(folder.path)/fresh")
    }
    let ending = try run("--quiet", to: "fresh", jobs: 1)
    guard ending.status == 0 else { throw PublishedRun.Failure(ending: ending) }
    let files = try files("fresh")
    NightlyCorpus.known.withLock { $0[state] = files }
    return files
  }

  /// Of the configuration, and of all files with their paths and bytes.
  private func hash() throws -> UInt64 {
    let listing = try shell(
      "cat pipeline.json; find in | sort; find in -type f -exec cksum {} + | sort")
    guard listing.status == 0 else { throw PublishedRun.Failure(ending: listing) }
    return xxHash64(Array(listing.output.utf8).span)
  }

  /// Parts that a run took from earlier ones, and those that it made.
  static func parts(_ ending: Program.Ending) -> (kept: Int, made: Int)? {
    for line in ending.output.split(separator: "\n") where line.contains(" from earlier runs, ") {
      let numbers = line.split { !$0.isNumber }.compactMap { Int($0) }
      if numbers.count >= 2 { return (numbers[0], numbers[1]) }
    }
    return nil
  }
}

/// One gzip member.
private func gzipped(_ text: String) -> [UInt8] {
  let bytes = Array(text.utf8)
  func word(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(value >> (8 * $0) & 0xFF) } }
  return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255] + deflate(bytes.span, level: 6, end: .final)
    + word(crc32(bytes)) + word(UInt32(bytes.count))
}
