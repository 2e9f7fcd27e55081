package import Configuration
package import Corpus
import Kernels
package import Linguistics
import Stages

/// How many of the names that annotators marked the program finds, with the same words and type.
package struct EntityScores: Sendable {
  package struct Counts: Sendable, Equatable {
    package var gold = 0
    package var found = 0
    package var right = 0

    package var precision: Double { found == 0 ? 0 : Double(right) / Double(found) }
    package var recall: Double { gold == 0 ? 0 : Double(right) / Double(gold) }
    /// The harmonic mean of both.
    package var f1: Double {
      gold + found == 0 ? 0 : 2 * Double(right) / Double(gold + found)
    }
  }

  /// One for each type that annotators marked, in the order of `EntityKind`.
  package private(set) var types: [(name: String, counts: Counts)] = []
  package private(set) var all = Counts()

  /// Scores the mentions of documents whose texts are those of the annotators.
  ///
  /// Types that annotators did not mark do not count; nor do names that they marked as
  /// miscellaneous.
  package init(_ texts: [AnnotatedText], found documents: [Document]) {
    let marked = Set(texts.flatMap { $0.names.compactMap(\.kind) })
    for kind in EntityKind.allCases where marked.contains(kind) {
      var counts = Counts()
      for (text, document) in zip(texts, documents) {
        let gold = Set(text.names.filter { $0.kind == kind }.map(\.range))
        let found = Set(
          document.mentions.filter { document.entities[Int($0.entity)].kind == kind }
            .map(\.range.indices))
        counts.gold += gold.count
        counts.found += found.count
        counts.right += gold.intersection(found).count
      }
      types.append((kind.name, counts))
      all.gold += counts.gold
      all.found += counts.found
      all.right += counts.right
    }
  }
}

/// Scores the step `entities` on annotated texts.
package struct EntityScoring {
  private let steps: (segment: SegmentStep, entities: EntitiesStep)

  /// - Parameter options: Those of the step, such as `model`.
  /// - Throws: `ConfigurationError`.
  package init(data: DataFolder, options: [String: String]) throws {
    steps = try EntityScoring.steps(data, entities: options)
  }

  /// - Throws: `FileError` or `AnnotationError`.
  package func scores(path: String) throws -> EntityScores {
    let texts = try AnnotatedTextReader.texts(try readFile(path), path: path)
    return EntityScores(texts, found: try texts.map { try tagged($0.text) })
  }

  private func tagged(_ text: [UInt8]) throws -> Document {
    var document = Document(key: "", record: text, isStructured: true)
    try steps.segment.process(&document)
    try steps.entities.process(&document)
    return document
  }

  /// The steps of a run that segment and find names.
  static func steps(
    _ data: DataFolder, entities options: [String: String]
  ) throws -> (segment: SegmentStep, entities: EntitiesStep) {
    let source = ConfigurationSource(name: "entities", folder: ".", data: data)
    let json = JSONOutput.object(
      options.sorted { $0.key < $1.key }.map { (key: $0.key, value: .string($0.value)) })
    let given = source.options(try parseJSON(Array(json.line.utf8)), at: "entities")
    let segment = try SegmentStep(Options([], at: "", in: source))
    let entities = try EntitiesStep(given ?? Options([], at: "", in: source))
    if let mistake = source.mistakes.all.first { throw mistake }
    return (segment, entities)
  }
}
