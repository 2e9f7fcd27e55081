import Configuration
import Corpus
import Kernels
import Stages
import TestSupport
import Testing

/// The computing time of each step grows with the length of a text and not faster.
///
/// With `BROADSHEET_LONG_TESTS` set, texts of 1 and 10 MB are compared, some of 1 and 100 MB, and
/// learned models take part, for an optimized build; without it, short ones, cleaned and segmented,
/// and some tagged by rules alone.
struct LinearTimeTests {
  /// Made once: reading lexicons and models takes longer than most texts.
  private static let rules = try? steps(model: "none")
  private static let learned = isLongRun ? try? steps(model: nil) : nil

  /// All steps that `pipeline.json` names; those that a model is needed for, where there is one.
  private static func steps(model: String?) throws -> [(name: String, step: any Step)] {
    let source = ConfigurationSource(
      name: "pipeline.json", folder: projectFolder,
      data: DataFolder(path: projectFolder + "/data"))
    let options = { Options([], at: "stages", in: source) }
    let rulesAlone = try source.options(
      parseJSON(Array(#"{"model": "none"}"#.utf8)), at: "stages")
    var steps: [(String, any Step)] = [
      ("decode", try DecodeStep(options())), ("repair-text", try RepairTextStep(options())),
      ("find-article", try FindArticleStep(options())),
      ("drop-boilerplate", try DropBoilerplateStep(options())),
      ("rejoin-paragraphs", try RejoinParagraphsStep(options())),
      ("segment", try SegmentStep(options())),
    ]
    if model == nil { steps.append(("words", try WordsStep(options()))) }
    steps += [
      ("entities", try EntitiesStep(model == nil ? options() : #require(rulesAlone))),
      ("dates", try DatesStep(options())), ("quantities", try QuantitiesStep(options())),
      ("quotes", try QuotesStep(options())),
    ]
    guard model == nil else { return steps }
    return steps + [
      ("statements", try StatementsStep(options())), ("events", try EventsStep(options())),
    ]
  }

  private func document(_ unit: [UInt8], size: Int) -> Document {
    var record = Array("Town meets\n\nJane Doe 22 October 2015\n\nA ".utf8)
    record.reserveCapacity(size + unit.count)
    while record.count < size { record += unit }
    record += Array(" end.\n".utf8)
    return Document(key: "a.txt", record: record, isStructured: false)
  }

  /// The least computing time of each step of several rounds.
  private func nanosecondsPerByte(
    _ steps: [(name: String, step: any Step)], _ unit: [UInt8], size: Int, rounds: Int
  ) throws -> [String: Double] {
    let article = document(unit, size: size)
    var best: [String: Double] = [:]
    for _ in 0..<rounds {
      var document = article
      for (name, step) in steps {
        let start = Machine.threadNanoseconds()
        do throws(Rejection) {
          try step.process(&document)
        } catch {
          return best
        }
        let time = Double(Machine.threadNanoseconds() - start) / Double(size)
        best[name] = min(best[name] ?? .infinity, time)
      }
    }
    return best
  }

  private func compare(
    _ steps: [(name: String, step: any Step)], _ pattern: HostileText.Pattern, _ sizes: (Int, Int),
    factor: Double, slack: Double
  ) throws {
    let short = try nanosecondsPerByte(steps, pattern.unit, size: sizes.0, rounds: 2)
    let long = try nanosecondsPerByte(steps, pattern.unit, size: sizes.1, rounds: 1)
    for (name, time) in long {
      let before = short[name] ?? 0
      #expect(
        time < factor * before + slack, "\(pattern), \(name): \(before) and \(time) ns per byte")
    }
  }

  @Test(arguments: HostileText.all)
  func `time per byte does not grow with length`(pattern: HostileText.Pattern) throws {
    let steps = try #require(Self.rules)
    // Twice is what is wanted; caches and a busy machine have their share too.
    if isLongRun {
      try compare(steps, pattern, (1_000_000, 10_000_000), factor: 3, slack: 30)
    } else {
      try compare(
        steps.filter { !Self.tags($0.name) }, pattern, (500, 4_000), factor: 3, slack: 200)
    }
  }

  private static func tags(_ step: String) -> Bool {
    ["entities", "dates", "quantities", "quotes"].contains(step)
  }

  @Test(arguments: HostileText.all.filter { onceQuadratic.contains($0.name) })
  func `time per byte of tagging does not grow with length`(pattern: HostileText.Pattern) throws {
    try compare(try #require(Self.rules), pattern, (1_000, 8_000), factor: 3, slack: 300)
  }

  /// Those that some step once took time for in proportion to the square of their length.
  private static let onceQuadratic = ["giant token", "titles", "ranges"]

  @Test(
    .enabled(if: isLongRun, "of `make test-all`: set BROADSHEET_LONG_TESTS=1"),
    arguments: HostileText.all)
  func `time per byte with learned models does not grow with length`(
    pattern: HostileText.Pattern
  ) throws {
    try compare(
      try #require(Self.learned), pattern, (200_000, 2_000_000), factor: 3, slack: 60)
  }

  /// Of these the hardest has a token for each byte: 24 bytes of tokens for each byte of text.
  @Test(
    .enabled(if: isLongRun, "of `make test-all`: set BROADSHEET_LONG_TESTS=1"), .serialized,
    arguments: [
      "the council of the town met again and again ", ".", "\"", "COUNCIL TOWN ", "([", "a", "\n",
    ])
  func `time per byte of a document of 100 MB is that of one of 1 MB`(unit: String) throws {
    let steps = try #require(Self.rules)
    let short = try nanosecondsPerByte(steps, Array(unit.utf8), size: 1_000_000, rounds: 3)
    let long = try nanosecondsPerByte(steps, Array(unit.utf8), size: 100_000_000, rounds: 1)
    let (first, second) = (short.values.reduce(0, +), long.values.reduce(0, +))
    #expect(second < 2 * first + 20, "\(unit): \(first) and \(second) ns per byte")
    #expect(Machine.peakMemory() < 16 << 30)
  }
}
