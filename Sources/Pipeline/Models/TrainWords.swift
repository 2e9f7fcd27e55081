import Kernels
package import Linguistics

/// Makes a model of words from treebanks, on several threads.
///
/// The same files and seed give the same bytes, however many threads there are.
package struct TrainWords {
  /// One piece of work, and its result.
  private enum Part: Sendable {
    case fold(Int)
    case tagger(Int)
    case parser(Int)
  }

  private enum Result: Sendable {
    case tags([WordTraining.Tags])
    case tagger(WordTraining.Means)
    case parsers([WordTraining.Means])
  }

  private let training: WordTraining
  private let jobs: Int

  /// Reads the files.
  ///
  /// - Throws: `FileError` or `AnnotationError`.
  package init(
    _ files: [String], seed: UInt64, jobs: Int,
    settings: WordTraining.Settings = WordTraining.Settings()
  ) throws {
    var sentences: [TreebankSentence] = []
    for path in files {
      sentences += try TreebankReader.sentences(try readFile(path), path: path)
    }
    guard sentences.count >= settings.folds else {
      throw AnnotationError(
        path: files.joined(separator: ", "), line: 1,
        "found \(sentences.count) sentences, expected at least \(settings.folds)")
    }
    training = WordTraining(sentences, seed: seed, settings: settings)
    self.jobs = jobs
  }

  /// The bytes of the model file.
  ///
  /// - Parameter report: Is told what is done.
  package func callAsFunction(_ report: (String) -> Void) throws -> [UInt8] {
    let settings = training.settings
    var tags: [WordTraining.Tags] = []
    var tagger: WordTraining.Means?
    var parsers: [WordTraining.Means] = []
    let first =
      (0..<settings.folds).map(Part.fold) + (0..<settings.taggers).map(Part.tagger)
    try run(first, training) { result in
      if case .tags(let found) = result { tags += found }
      if case .tagger(let means) = result { tagger?.add(means) ?? (tagger = means) }
      report("a tagger is trained")
    }
    try run((0..<settings.parsers).map(Part.parser), training.retagged(tags)) { result in
      guard case .parsers(let means) = result else { return }
      if parsers.isEmpty {
        parsers = means
      } else {
        for index in means.indices { parsers[index].add(means[index]) }
      }
      report("a parser is trained")
    }
    guard let tagger else { return [] }
    return training.modelFile(tagger: tagger, parsers: parsers)
  }

  private func run(
    _ parts: [Part], _ training: WordTraining, deliver: (Result) throws -> Void
  ) throws {
    var next = parts.makeIterator()
    try mapInOrder(jobs: jobs, inFlight: jobs, next: { next.next() }) { part in
      switch part {
      case .fold(let fold): Result.tags(training.tags(ofFold: fold))
      case .tagger(let number): Result.tagger(training.tagger(number))
      case .parser(let number): Result.parsers(training.parsers(number))
      }
    } deliver: { result in
      try deliver(result)
    }
  }
}
