/// Learns the moves of a greedy parser, also from states that its own mistakes lead to.
package struct GreedyTraining {
  package struct Settings: Sendable {
    package var iterations = 7
    package var moveRowBits = 22
    package var relationRowBits = 19
    /// Share of moves that follow the parser's own choice, from the second iteration on.
    package var exploration = 0.9
  }

  typealias Scores = ParserScores<PerceptronTable, PerceptronTable>

  let settings: Settings
  let labels: WordLabels

  func parser(_ sentences: [TrainingSentence], seed: UInt64) -> Scores {
    var scores = Scores(
      moves: PerceptronTable(rowBits: settings.moveRowBits, labels: Move.allCases.count),
      relations: PerceptronTable(rowBits: settings.relationRowBits, labels: labels.relations.count),
      relationCount: labels.relations.count)
    var random = RandomSequence(seed: seed)
    var order = Array(sentences.indices)
    var facts = WordFacts()
    var work = ParserWork(TagKinds(labels))
    var oracle = ParserOracle()
    for iteration in 0..<settings.iterations {
      random.shuffle(&order)
      for index in order where !sentences[index].tokens.isEmpty {
        let sentence = sentences[index]
        facts.read(sentence.text, sentence.tokens[...])
        work.atoms.set(facts, penn: sentence.penn, universal: sentence.universal)
        oracle.begin(sentence.heads)
        learn(
          sentence, oracle, &scores, &work,
          exploration: iteration == 0 ? 0 : settings.exploration, &random)
      }
    }
    return scores
  }

  private func learn(
    _ sentence: TrainingSentence, _ oracle: ParserOracle, _ scores: inout Scores,
    _ work: inout ParserWork, exploration: Double, _ random: inout RandomSequence
  ) {
    work.state.begin(sentence.tokens.count)
    while !work.state.isFinished {
      work.setFeatures()
      scores.moves.score(work.keys, into: &work.moves)
      let chosen = scores.best(work.moves, work.state)
      let right = oracle.rightMove(work)
      scores.moves.advance()
      let isWrong = oracle.cost(of: chosen, work.state) > oracle.cost(of: right, work.state)
      if isWrong {
        scores.moves.update(work.keys, label: right.rawValue, by: 1)
        scores.moves.update(work.keys, label: chosen.rawValue, by: -1)
      }
      let move = isWrong && !random.chance(exploration) ? right : chosen
      let relation = Self.learnRelation(of: move, sentence, &scores, &work)
      work.state.make(move, relation: relation)
    }
  }

  /// Learns the relation of a right arc; the result is what the weights so far say of any arc.
  static func learnRelation(
    of move: Move, _ sentence: TrainingSentence, _ scores: inout Scores, _ work: inout ParserWork
  ) -> Int {
    let relation = scores.relation(of: move, work.keys, sums: &work.sums)
    let (head, child) = work.state.arc(of: move)
    guard move != .shift, Int(sentence.heads[child]) == head else { return relation }
    scores.relations.advance()
    let gold = Int(sentence.relations[child])
    if relation != gold {
      let places = ParserFeatures.places(relationOf: move)
      scores.relations.update(work.keys, places, flip: move.flip, label: gold, by: 1)
      scores.relations.update(work.keys, places, flip: move.flip, label: relation, by: -1)
    }
    return relation
  }
}
