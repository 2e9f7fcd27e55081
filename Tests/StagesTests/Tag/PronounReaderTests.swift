import Configuration
import Corpus
import Kernels
import Linguistics
import Stages
import Testing
import TestSupport

struct PronounReaderTests {
  private static let steps = try? (SegmentStep(try options()), EntitiesStep(try options()))

  private static func options() throws -> Options {
    let source = ConfigurationSource(
      name: "test.json", folder: projectFolder, data: DataFolder(path: "\(projectFolder)/data"))
    return try #require(source.options(try parseJSON(Array("{}".utf8)), at: "entities"))
  }

  /// The name of the one whom the last pronoun of a text stands for.
  private func name(_ text: String) throws -> String? {
    let (segment, entities) = try #require(PronounReaderTests.steps)
    var document = Document(key: "a", record: Array(text.utf8), isStructured: true)
    try segment.process(&document)
    try entities.process(&document)
    let path = "\(projectFolder)/data/lexicons/names/genders.tsv"
    let reader = try PronounReader(try LexiconFile(try readFile(path), path: path))
    let token = try #require(document.tokens.last { Pronoun(word: $0.word) != nil })
    let pronoun = try #require(Pronoun(word: token.word))
    return reader.mention(for: pronoun, before: token.range.start, in: document).map {
      document.entities[Int(document.mentions[$0].entity)].name
    }
  }

  @Test(
    arguments: [
      ("Angela Merkel met John Kerry in Vienna. She left early.", "Angela Merkel"),
      ("Angela Merkel met John Kerry in Vienna. He left early.", "John Kerry"),
      ("Angela Merkel praised the World Bank. It was silent.", "World Bank"),
      ("John Kerry met Philip Hammond. In Vienna he left early.", "John Kerry"),
      ("Mrs. Quarrie and Mr. Holt met. She left early.", "Quarrie"),
      ("The city of Vienna was quiet. She left early.", nil),
      ("It rained. He left early.", nil),
    ] as [(String, String?)])
  func `the nearest name that fits in kind and gender`(_ text: String, _ name: String?) throws {
    #expect(try self.name(text) == name)
  }

  @Test func `a name far before does not count`() throws {
    let text = "John Kerry left." + String(repeating: " It rained in the night.", count: 5)
    #expect(try name(text + " He came.") == nil)
  }

  @Test func `a class that is neither is told`() throws {
    let file = try LexiconFile(Array("neuter\tX".utf8), path: "genders.tsv")
    let error = try #require(throws: LexiconError.self) { try PronounReader(file) }
    #expect(
      error.description == "genders.tsv: line 1: found 'neuter', expected female or male, and words"
    )
  }
}
