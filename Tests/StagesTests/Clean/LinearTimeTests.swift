import Configuration
import Corpus
import Kernels
import Stages
import TestSupport
import Testing

/// The computing time of cleaning and segmenting grows with the length of a text and not faster.
///
/// With `BROADSHEET_LONG_TESTS` set, texts of 1 and 10 MB are compared, and some of 1 and 100 MB,
/// for an optimized build; without it, short ones.
struct LinearTimeTests {
  private let stage: CleanStage
  private let segment: SegmentStep

  init() throws {
    stage = try CleanStage()
    let source = ConfigurationSource(
      name: "pipeline.json", folder: projectFolder,
      data: DataFolder(path: projectFolder + "/data"))
    segment = try SegmentStep(Options([], at: "stages[2].segment", in: source))
  }

  /// What is repeated to make a text.
  static let patterns: [(name: String, pattern: String)] = [
    ("one line", "the council of the town met again and again "),
    ("full stops", "."), ("spaced full stops", ". "), ("question marks", "?"),
    ("quotes", "\""), ("curly quotes", "“"), ("capitals", "COUNCIL TOWN "),
    ("capitals without spaces", "A"), ("deep nesting", "(["), ("small letters", "a"),
    ("digits", "1"), ("hyphens", "a-"), ("apostrophes", "a'"), ("dots between letters", "a."),
    ("blank lines", "a\n\n"), ("lines", "the council\n"), ("lines of spaces", "a   \n"),
    ("wrapped lines", "the council of the harbour town met again on\n"),
    ("list items", "1. a\n"), ("entities", "&amp;"), ("ampersands", "&"), ("tags", "<"),
    ("mojibake", "Ã©"), ("combining marks", "e\u{301}\u{323}"), ("lone marks", "\u{301}"),
    ("no-break spaces", "\u{A0}"), ("tabs", "\t a"), ("addresses", "http://a.b/c?"),
    ("at signs", "a@"), ("slashes", "/"), ("page numbers", "1\n\n"), ("emoji", "👩‍👩‍👧"),
  ]

  private func nanosecondsPerByte(
    _ pattern: String, size: Int, rounds: Int = 3
  ) throws -> Double {
    let unit = Array(pattern.utf8)
    var record = Array("Town meets\n\nJane Doe 22 October 2015\n\nA ".utf8)
    record.reserveCapacity(size + unit.count)
    while record.count < size { record += unit }
    record += Array(" end.\n".utf8)
    var best = Double.infinity
    for _ in 0..<rounds {
      let start = Machine.threadNanoseconds()
      var document = try stage.clean(record)
      try segment.process(&document)
      best = min(best, Double(Machine.threadNanoseconds() - start) / Double(record.count))
    }
    return best
  }

  @Test(arguments: patterns)
  func `time per byte does not grow with length`(name: String, pattern: String) throws {
    let sizes = isLongRun ? (1_000_000, 10_000_000) : (4_000, 24_000)
    let short = try nanosecondsPerByte(pattern, size: sizes.0)
    let long = try nanosecondsPerByte(pattern, size: sizes.1)
    // Twice is what is wanted; caches and a busy machine have their share too.
    #expect(long < 3 * short + 20, "\(name): \(short) and \(long) ns per byte")
  }

  /// Of these the hardest has a token for each byte: 24 bytes of tokens for each byte of text.
  @Test(
    .enabled(if: isLongRun, "of `make test-all`: set BROADSHEET_LONG_TESTS=1"), .serialized,
    arguments: [
      "the council of the town met again and again ", ".", "\"", "COUNCIL TOWN ", "([", "a", "\n",
    ])
  func `time per byte of a document of 100 MB is that of one of 1 MB`(pattern: String) throws {
    let short = try nanosecondsPerByte(pattern, size: 1_000_000)
    let long = try nanosecondsPerByte(pattern, size: 100_000_000, rounds: 1)
    #expect(long < 2 * short + 5, "\(pattern): \(short) and \(long) ns per byte")
    #expect(Machine.peakMemory() < 8 << 30)
  }
}
