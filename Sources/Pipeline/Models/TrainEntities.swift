package import Configuration
import Corpus
import Kernels
package import Linguistics
import Stages

/// Makes a model of names from annotated texts and treebanks, on several threads.
///
/// The same files and seed give the same bytes, however many threads there are.
package struct TrainEntities {
  package struct Settings: Sendable {
    /// How many models are learned, each with the lessons in another order; the result is their
    /// mean.
    package var models = 8
    package var learning = NameLearning()

    package init() {}
  }

  private let tagger: NameTagger
  private let lessons: [NameLesson]
  private let seed: UInt64
  private let jobs: Int
  private let settings: Settings

  /// Reads the files, and tags their texts by rules.
  ///
  /// - Parameters:
  ///   - files: Annotated texts (`AnnotatedTextReader`).
  ///   - treebanks: In CoNLL-U, for their proper nouns.
  ///   - data: The program's lexicons and gazetteers.
  /// - Throws: `FileError`, `AnnotationError` or `ConfigurationError`.
  package init(
    _ files: [String], treebanks: [String], data: DataFolder, seed: UInt64, jobs: Int,
    settings: Settings = Settings()
  ) throws {
    let steps = try EntityScoring.steps(data, entities: ["model": "none"])
    tagger = steps.entities.tagger
    var lessons = NameLessons(tagger: tagger) { document in try steps.segment.process(&document) }
    for path in treebanks {
      lessons.add(try TreebankReader.sentences(try readFile(path), path: path))
    }
    for path in files {
      try lessons.add(try AnnotatedTextReader.texts(try readFile(path), path: path))
    }
    try lessons.addTreebankTexts()
    self.lessons = lessons.lessons
    self.seed = seed
    self.jobs = jobs
    self.settings = settings
  }

  /// The bytes of the model file.
  ///
  /// - Parameter report: Is told what is done.
  package func callAsFunction(_ report: (String) -> Void) throws -> [UInt8] {
    let tokens = lessons.reduce(0) { $0 + $1.document.tokens.count }
    report("\(lessons.count) texts of \(tokens) tokens")
    let (lessons, tagger, learning) = (lessons, tagger, settings.learning)
    var seeds = (0..<UInt64(settings.models)).map { seed &* 1000 &+ $0 }.makeIterator()
    var means: [NameLearner.Means] = []
    try mapInOrder(jobs: jobs, inFlight: jobs, next: { seeds.next() }) { seed in
      NameLearner.means(of: lessons, tagger: tagger, learning: learning, seed: seed)
    } deliver: { learned in
      means.append(learned)
      report("model \(means.count) of \(settings.models) is trained")
    }
    return NameLearner.model(of: means).bytes
  }
}
