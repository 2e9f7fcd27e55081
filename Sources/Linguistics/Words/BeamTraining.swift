/// Goes on from a greedy parser to one that follows several parses: where the best of them goes
/// furthest wrong, the whole way there is corrected.
///
/// Source: Liang Huang, Suphan Fayong and Yang Guo, "Structured perceptron with inexact search",
/// 2012 (max-violation).
package struct BeamTraining {
  package struct Settings: Sendable {
    package var iterations = 8
  }

  typealias Scores = GreedyTraining.Scores

  let settings: Settings
  let labels: WordLabels

  func parser(
    _ sentences: [TrainingSentence], from greedy: Scores, seed: UInt64
  ) -> Scores {
    var scores = greedy
    scores.moves.restart()
    var random = RandomSequence(seed: seed)
    var order = sentences.indices.filter {
      (1...ParserBeam.longestSentence).contains(sentences[$0].tokens.count)
    }
    var facts = WordFacts()
    var work = ParserWork(TagKinds(labels))
    var oracle = ParserOracle()
    var beam = ParserBeam()
    for _ in 0..<settings.iterations {
      random.shuffle(&order)
      for index in order {
        let sentence = sentences[index]
        facts.read(sentence.text, sentence.tokens[...])
        work.atoms.set(facts, penn: sentence.penn, universal: sentence.universal)
        oracle.begin(sentence.heads)
        learn(sentence, oracle, &scores, &work, &beam)
      }
    }
    return scores
  }

  private func learn(
    _ sentence: TrainingSentence, _ oracle: ParserOracle, _ scores: inout Scores,
    _ work: inout ParserWork, _ beam: inout ParserBeam
  ) {
    let (right, rightScores) = rightPath(sentence, oracle, &scores, &work)
    beam.begin(sentence.tokens.count)
    var worst: (step: Int, violation: Int32) = (0, 0)
    for step in right.indices {
      beam.advance(scores, work.atoms, margin: .max / 4)
      let violation = beam.scores[0] &- rightScores[step]
      if violation > worst.violation { worst = (step + 1, violation) }
    }
    scores.moves.advance()
    guard worst.step > 0 else { return }
    let chosen = beam.path(worst.step)
    update(right[..<worst.step], against: chosen[...], by: 1, &scores, &work)
    update(chosen[...], against: right[..<worst.step], by: -1, &scores, &work)
  }

  /// The way to the right tree that the weights so far like best, and its score after each move.
  ///
  /// Relations are learned on the way.
  private func rightPath(
    _ sentence: TrainingSentence, _ oracle: ParserOracle, _ scores: inout Scores,
    _ work: inout ParserWork
  ) -> (path: [Move], scores: [Int32]) {
    var path: [Move] = []
    var totals: [Int32] = []
    var total: Int32 = 0
    work.state.begin(sentence.tokens.count)
    while !work.state.isFinished {
      work.setFeatures()
      scores.moves.score(work.keys, into: &work.moves)
      let move = oracle.rightMove(work)
      total &+= work.moves[move.rawValue]
      path.append(move)
      totals.append(total)
      let relation = GreedyTraining.learnRelation(of: move, sentence, &scores, &work)
      work.state.make(move, relation: relation)
    }
    return (path, totals)
  }

  /// Follows a path, and changes the weights of its moves from where it leaves the other.
  private func update(
    _ path: ArraySlice<Move>, against other: ArraySlice<Move>, by amount: Int32,
    _ scores: inout Scores, _ work: inout ParserWork
  ) {
    var isApart = false
    work.state.begin(work.state.count)
    for (move, another) in zip(path, other) {
      work.setFeatures()
      isApart = isApart || move != another
      if isApart { scores.moves.update(work.keys, label: move.rawValue, by: amount) }
      work.state.make(move, relation: scores.relation(of: move, work.keys, sums: &work.sums))
    }
  }
}
