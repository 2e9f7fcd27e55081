/// Learns a model of words from treebanks.
///
/// The work falls into parts that know nothing of each other, so that they can be done side by
/// side; a model is put together from their results in a fixed order, so it is the same however
/// many were done at once.
package struct WordTraining: Sendable {
  package struct Settings: Sendable {
    /// How many taggers, and parsers, with different seeds are averaged into one.
    package var taggers = 5
    package var parsers = 8
    /// The mean size of stored weights: greater ones are finer, and make larger
    /// files.
    package var taggerWeightSize: Float = 3
    package var parserWeightSize: Float = 0.7
    /// Parts that are tagged by what was learned from the others, to train the parser on.
    package var folds = 4
    package var tagger = TaggerTraining.Settings()
    package var greedy = GreedyTraining.Settings()
    package var beam = BeamTraining.Settings()

    package init() {}
  }

  /// Mean weights of two tables.
  package struct Means: Sendable {
    var first: [Float]
    var second: [Float]

    /// Adds those of another seed.
    package mutating func add(_ other: Means) {
      for index in first.indices { first[index] += other.first[index] }
      for index in second.indices { second[index] += other.second[index] }
    }
  }

  package let labels: WordLabels
  package var settings: Settings
  package private(set) var sentences: [TrainingSentence]
  private let seed: UInt64

  package init(_ treebank: [TreebankSentence], seed: UInt64, settings: Settings = Settings()) {
    labels = WordLabels(treebank)
    let numbers = LabelNumbers(labels)
    sentences = treebank.map { TrainingSentence($0, numbers) }
    self.seed = seed
    self.settings = settings
  }

  private func seed(_ part: UInt64, _ number: Int) -> UInt64 {
    var random = RandomSequence(seed: seed &+ part &* 1_000_003 &+ UInt64(number))
    return random.next()
  }

  /// The weights of a tagger.
  package func tagger(_ number: Int) -> Means {
    let training = TaggerTraining(settings: settings.tagger, labels: labels)
    let tagger = training.tagger(sentences, seed: seed(1, number))
    return Means(first: tagger.penn.means, second: tagger.universal.means)
  }

  /// Tags of every sentence of a fold, by a tagger that has not seen them.
  package func tags(ofFold fold: Int) -> [Tags] {
    let training = TaggerTraining(settings: settings.tagger, labels: labels)
    let others = sentences.indices.filter { $0 % settings.folds != fold }.map { sentences[$0] }
    let learned = training.tagger(others, seed: seed(2, fold))
    let tagger = Tagger(
      penn: learned.penn.finished(), universal: learned.universal.finished(),
      pennCount: learned.pennCount, universalCount: learned.universalCount)
    var work = TaggerWork()
    return stride(from: fold, to: sentences.count, by: settings.folds).map { index in
      work.facts.read(sentences[index].text, sentences[index].tokens[...])
      tagger.tag(&work)
      return Tags(sentence: index, penn: work.penn, universal: work.universal)
    }
  }

  package struct Tags: Sendable {
    let sentence: Int
    let penn: [UInt8]
    let universal: [UInt8]
  }

  /// The same sentences with the tags that a tagger gives them.
  package func retagged(_ tags: [Tags]) -> WordTraining {
    var training = self
    for tags in tags {
      training.sentences[tags.sentence].retag(penn: tags.penn, universal: tags.universal)
    }
    return training
  }

  /// The weights of a parser of each mode.
  package func parsers(_ number: Int) -> [Means] {
    let training = GreedyTraining(settings: settings.greedy, labels: labels)
    let greedy = training.parser(sentences, seed: seed(3, number))
    let means = Means(first: greedy.moves.means, second: greedy.relations.means)
    let beam = BeamTraining(settings: settings.beam, labels: labels).parser(
      sentences, from: greedy, seed: seed(4, number))
    return [means, Means(first: beam.moves.means, second: beam.relations.means)]
  }

  /// The bytes of the model file.
  ///
  /// - Parameters:
  ///   - tagger: Means of all taggers, added up.
  ///   - parsers: The same for the parser of each mode.
  package func modelFile(tagger: Means, parsers: [Means]) -> [UInt8] {
    var file = ModelFileWriter()
    var names = ModelWriter()
    for list in [labels.universal, labels.penn, labels.relations] { names.append(strings: list) }
    file.add("labels", names)
    var features = ModelWriter()
    features.append(FeatureLayout.fingerprint)
    file.add("features", features)
    file.add(
      "tagger",
      section(
        tagger, labels.penn.count, labels.universal.count, meanSize: settings.taggerWeightSize))
    file.add("lemmas", LemmatizerTraining(sentences).lemmatizer().section)
    for (mode, means) in zip(WordModel.Mode.allCases, parsers) {
      file.add(
        "parser-\(mode.rawValue)",
        section(
          means, Move.allCases.count, labels.relations.count,
          meanSize: settings.parserWeightSize))
    }
    return file.bytes
  }

  private func section(
    _ means: Means, _ first: Int, _ second: Int, meanSize: Float
  ) -> ModelWriter {
    var writer = ModelWriter()
    writer.append(
      ByteTable(width: WeightTable.width(labels: first), means: means.first, meanSize: meanSize))
    writer.append(
      ByteTable(width: WeightTable.width(labels: second), means: means.second, meanSize: meanSize))
    return writer
  }
}
