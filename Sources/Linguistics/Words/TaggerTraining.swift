/// Learns to tag by an averaged perceptron, from its own tags to the left.
package struct TaggerTraining {
  package struct Settings: Sendable {
    package var iterations = 8
    package var pennRowBits = 18
    package var universalRowBits = 18
    /// Share of features left out at each decision.
    package var dropout = 0.1
  }

  let settings: Settings
  let labels: WordLabels

  /// - Parameter seed: Of the order of sentences and of the features left out.
  func tagger(
    _ sentences: [TrainingSentence], seed: UInt64
  ) -> Tagger<PerceptronTable, PerceptronTable> {
    var tagger = Tagger(
      penn: PerceptronTable(rowBits: settings.pennRowBits, labels: labels.penn.count),
      universal: PerceptronTable(
        rowBits: settings.universalRowBits, labels: labels.universal.count),
      pennCount: labels.penn.count, universalCount: labels.universal.count)
    var random = RandomSequence(seed: seed)
    var order = Array(sentences.indices)
    var work = TaggerWork()
    for _ in 0..<settings.iterations {
      random.shuffle(&order)
      for index in order { learn(sentences[index], &tagger, &work, &random) }
    }
    return tagger
  }

  private func learn(
    _ sentence: TrainingSentence, _ tagger: inout Tagger<PerceptronTable, PerceptronTable>,
    _ work: inout TaggerWork, _ random: inout RandomSequence
  ) {
    work.facts.read(sentence.text, sentence.tokens[...])
    work.begin()
    for index in sentence.tokens.indices {
      work.setPennFeatures(index)
      work.keys.drop(settings.dropout, &random)
      let label = learn(
        Int(sentence.penn[index]), of: labels.penn.count, &tagger.penn, &work)
      work.setPenn(label, at: index)
    }
    for index in sentence.tokens.indices {
      work.setUniversalFeatures(index)
      work.keys.drop(settings.dropout, &random)
      let label = learn(
        Int(sentence.universal[index]), of: labels.universal.count, &tagger.universal, &work)
      work.universal.append(UInt8(truncatingIfNeeded: label))
    }
  }

  /// One decision; the result is what the weights so far would say.
  private func learn(
    _ gold: Int, of count: Int, _ table: inout PerceptronTable, _ work: inout TaggerWork
  ) -> Int {
    table.advance()
    let label = table.best(work.keys, of: count, sums: &work.sums)
    if label != gold {
      table.update(work.keys, label: gold, by: 1)
      table.update(work.keys, label: label, by: -1)
    }
    return label
  }
}
