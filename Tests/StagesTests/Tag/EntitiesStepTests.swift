import Configuration
import Corpus
import Kernels
import Stages
import Testing
import TestSupport

struct EntitiesStepTests {
  private let segment: SegmentStep
  private let entities: EntitiesStep

  /// Made once: reading the gazetteers takes longer than any test.
  private static let steps = try? (
    SegmentStep(try options("{}").0), EntitiesStep(try options("{}").0)
  )

  init() throws { (segment, entities) = try #require(EntitiesStepTests.steps) }

  private static func options(_ json: String) throws -> (Options, ConfigurationSource) {
    let source = ConfigurationSource(
      name: "test.json", folder: projectFolder, data: DataFolder(path: "\(projectFolder)/data"))
    let options = try #require(source.options(try parseJSON(Array(json.utf8)), at: "entities"))
    return (options, source)
  }

  private func tagged(_ text: String) throws -> Document {
    var document = Document(key: "a", record: Array(text.utf8), isStructured: true)
    document.metadata.published = Day(year: 2015, month: 10, day: 22)
    try segment.process(&document)
    try entities.process(&document)
    return document
  }

  @Test(arguments: try EntityCase.read())
  func `a case of the case file`(_ entityCase: EntityCase) throws {
    entityCase.check(try tagged(entityCase.input).namesInWords)
  }

  @Test func `entities are in the order of their first mention, and each is there once`() throws {
    let document = try tagged("Putin met Angela Merkel. Merkel thanked Vladimir Putin in Russia.")
    #expect(document.entities.map(\.name) == ["Vladimir Putin", "Angela Merkel", "Russia"])
    #expect(document.mentions.map(\.entity) == [0, 1, 1, 0, 2])
  }

  @Test func `the office counts on the day of publication`() throws {
    var document = try tagged("The letter was signed by Cameron himself.")
    #expect(document.entities.first?.role == "Prime Minister")
    document.metadata.published = Day(year: 2021, month: 3, day: 1)
    try entities.process(&document)
    #expect(document.entities.map(\.name) == ["Cameron"])
  }

  @Test func `a byline names its author`() throws {
    let text = "Storm hits coast\n\nBy Tilde Varga 3 May 2015\n\nIt rained."
    var document = Document(key: "a", record: Array(text.utf8), isStructured: false)
    document.titleRange = ByteRange(0, 16)
    document.bylineRange = ByteRange(18, 43)
    try segment.process(&document)
    try entities.process(&document)
    #expect(document.namesInWords == ["Tilde Varga = person Tilde Varga"])
  }

  @Test func `an empty document has no names`() throws {
    #expect(try tagged("").mentions.isEmpty)
  }

  @Test func `a missing gazetteer is a mistake at its place`() throws {
    let (options, source) = try EntitiesStepTests.options(#"{"gazetteers": ["no/such.tsv"]}"#)
    _ = try EntitiesStep(options)
    #expect(
      source.mistakes.all.map(\.description)
        == ["test.json: entities.gazetteers[0]: no such file or folder 'no/such.tsv'"])
  }

  @Test func `tests in a gazetteer of one's own are run`() throws {
    let json = #"{"own-gazetteers": ["Tests/Fixtures/names/own.tsv"]}"#
    let (options, source) = try EntitiesStepTests.options(json)
    _ = try EntitiesStep(options)
    #expect(source.mistakes.all.map(\.description) == [])
  }

  @Test func `tests that fail are mistakes with file, line, what was found and expected`() throws {
    let json = #"{"own-gazetteers": ["Tests/Fixtures/names/own-wrong.tsv"]}"#
    let (options, source) = try EntitiesStepTests.options(json)
    _ = try EntitiesStep(options)
    let place = "test.json: entities: Tests/Fixtures/names/own-wrong.tsv: line"
    #expect(
      source.mistakes.all.map(\.description) == [
        "\(place) 2: found 'Lind = Mara Lind', expected 'Lind = Mara Lund'"
          + " in 'Yesterday Lind spoke.'",
        "\(place) 3: found no names, expected 'Lind = Mara Lind' in 'Nobody came.'",
      ])
  }

  @Test func `a name repeated ten thousand times takes no more than linear time`() throws {
    let text = String(
      repeating: "Anna Holt met Anna Holt and Moberg of the Red Moon Party. ", count: 2500)
    #expect(try tagged(text).entities.count == 3)
  }
}
