import Corpus

extension EventScene {
  /// "X said that Y must leave": X demands it of Y.
  func demand(ofSpeech verb: Int) -> FoundEvent? {
    guard words.events.is(lemma(verb), .speech), !isPassive(verb),
      let content = tree.child(of: verb, .clausalComplement), isObligation(content),
      let asked = subject(of: content, isPassive: isPassive(content)), !isPronoun(asked),
      let speaker = subject(of: verb, isPassive: false)
    else { return nil }
    let actors = actingParties(at: speaker)
    let targets = parties(at: asked)
    guard !actors.isEmpty, !targets.isEmpty else { return nil }
    return judged(
      FoundEvent(
        trigger: verb, kind: spokenDemand, modality: .asserted, actors: actors, targets: targets))
  }

  private func isObligation(_ verb: Int) -> Bool {
    tree.children(of: verb).contains {
      tree.relations[$0] == .auxiliary && words.events.operator(lemma($0), .modal) == .must
    }
  }
}

private let spokenDemand = EventKind(action: .request, mode: "demand", cameo: "100")
