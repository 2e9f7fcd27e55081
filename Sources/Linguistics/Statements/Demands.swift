import Kernels

/// What somebody is told to do: "asked Congress to lift the embargo".
extension EventScene {
  /// Whether somebody is told to do something: "asked Congress to lift the embargo", "insisted that
  /// Serbia recognize Kosovo"; "asked whether" is a question.
  func isDemand(_ cue: Int) -> Bool {
    guard words.events.operator(lemma(cue), .verb) == .demand else { return false }
    return subjunctiveDemand(of: cue) != nil || demandedClause(of: cue) != nil
  }

  /// "called for an inquiry".
  func isCall(_ cue: Int) -> Bool {
    isLemma(cue, call) && cue + 1 < tree.count && isLemma(cue + 1, Lemma.for)
  }

  /// "ordered the company to hand over …", "called on Israel to open …": the infinitive that stands
  /// behind whoever is asked, whatever the tree calls it.
  private func demandedClause(of cue: Int) -> Int? {
    let asked = addressee(of: cue)
    return tree.children(of: cue).first { clause in
      guard clause > cue, isInfinitive(clause),
        quote(around: tree.extent(of: clause).lowerBound) == nil
      else { return false }
      switch tree.relations[clause] {
      case .openComplement: return asked != nil || !isLemma(cue, call) && isPassive(cue)
      case .adverbialClause, .clausalComplement:
        guard let asked else { return false }
        return tree.extent(of: asked).upperBound == tree.extent(of: clause).lowerBound
      default: return false
      }
    }
  }

  /// Who is asked: "called on Israel", "told residents".
  private func addressee(of cue: Int) -> Int? {
    if isLemma(cue, call) { return phrases(behind: Lemma.on, verb: cue, object: nil).first }
    return tree.child(of: cue, .object) ?? tree.child(of: cue, .indirectObject)
  }

  /// What is demanded, where it is no plain clause under the verb.
  func demandedWords(of cue: Int) -> Range<Int>? {
    if let demand = subjunctiveDemand(of: cue) {
      let end = max(tree.extent(of: cue).upperBound, demand.verb + 1)
      return withoutMarks((cue + 1)..<end)
    }
    guard let clause = demandedClause(of: cue), tree.relations[clause] == .adverbialClause,
      let asked = addressee(of: cue)
    else { return nil }
    let start = tree.extent(of: asked).lowerBound
    let words = tree.child(of: asked, .preposition).map { max(start, $0 + 1) } ?? start
    return withoutMarks(words..<max(words + 1, tree.extent(of: clause).upperBound))
  }
}

private let call = wordHash("call")
