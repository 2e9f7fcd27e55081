import Configuration
import Corpus
import Kernels
import Linguistics
import Pipeline
import Stages
import TestSupport
import Testing

struct TrainEntitiesTests {
  private static let gold = "\(projectFolder)/Tests/Fixtures/names/tiny.tsv"
  private static let treebank = "\(projectFolder)/Tests/Fixtures/treebank/tiny.conllu"
  private static let data = DataFolder(path: "\(projectFolder)/data")

  private static func train(jobs: Int, seed: UInt64 = 1) throws -> [UInt8] {
    var settings = TrainEntities.Settings()
    settings.models = 2
    settings.learning.rowBits = 12
    let train = try TrainEntities(
      [gold], treebanks: [treebank], data: data, seed: seed, jobs: jobs, settings: settings)
    return try train { _ in }
  }

  private static let model = Result { try train(jobs: 2) }

  private static func step(_ options: String) throws -> EntitiesStep {
    let source = ConfigurationSource(name: "test.json", folder: projectFolder, data: data)
    let given = try #require(source.options(try parseJSON(Array(options.utf8)), at: "entities"))
    return try EntitiesStep(given)
  }

  /// The names that a step finds, each with its type and canonical name.
  private static func names(_ step: EntitiesStep, _ text: String) throws -> [String] {
    let source = ConfigurationSource(name: "test.json", folder: projectFolder, data: data)
    var document = Document(key: "a", record: Array(text.utf8), isStructured: true)
    try SegmentStep(Options([], at: "", in: source)).process(&document)
    try step.process(&document)
    return document.mentions.map { mention in
      let entity = document.entities[Int(mention.entity)]
      return "\(document.string(mention.range)) = \(entity.kind.name) \(entity.name)"
    }
  }

  @Test func `one thread and two make the same bytes, another seed makes others`() throws {
    let model = try Self.model.get()
    #expect(try Self.train(jobs: 1) == model)
    #expect(try Self.train(jobs: 2, seed: 2) != model)
  }

  @Test func `a model finds the names that it was made from, and rules alone do not`() throws {
    let folder = try ScratchFolder()
    let path = try folder.write("tiny.model", try Self.model.get())
    let learned = try EntityScoring(data: Self.data, options: ["model": path])
    let scores = try learned.scores(path: Self.gold)
    #expect(scores.all.gold == 17)
    #expect(scores.all.f1 > 0.9, "\(scores)")
    #expect(scores.types.map(\.name) == ["person", "organization", "place"])
    let rules = try EntityScoring(data: Self.data, options: ["model": "none"])
    #expect(try rules.scores(path: Self.gold).all.f1 < scores.all.f1)
  }

  @Test func `what the gazetteer knows keeps its canonical name beside a model`() throws {
    let folder = try ScratchFolder()
    let path = try folder.write("tiny.model", try Self.model.get())
    let names = try Self.names(
      try Self.step("{\"model\": \"\(path)\"}"), "Angela Merkel flew to Moscow. Merkel was tired.")
    #expect(
      names == [
        "Angela Merkel = person Angela Merkel", "Moscow = place Moscow",
        "Merkel = person Angela Merkel",
      ])
  }

  @Test func `a damaged model is refused at its place`() throws {
    var bytes = try Self.model.get()
    bytes[bytes.count / 2] ^= 1
    let folder = try ScratchFolder()
    let path = try folder.write("damaged.model", bytes)
    let error = #expect(throws: ConfigurationError.self) {
      try Self.step("{\"model\": \"\(path)\"}")
    }
    #expect(
      error.map { "\($0)".contains("entities.model") } == true, "\(String(describing: error))")
  }

  @Test func `a file without labels is refused with its line`() throws {
    let folder = try ScratchFolder()
    let path = try folder.write("bad.tsv", "one\n")
    #expect(throws: AnnotationError.self) {
      try TrainEntities([path], treebanks: [], data: Self.data, seed: 1, jobs: 1)
    }
  }
}
