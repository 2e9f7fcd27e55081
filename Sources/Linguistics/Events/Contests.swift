import Corpus

/// Games and votes, which are told in the words of war: "Kenya crushed Ghana 5-0".
extension EventScene {
  /// Whether an event of force is won by points or votes.
  ///
  /// So it is where a verb that tells of games joins two that are named and bear no arms: one beats
  /// the other, both are persons, or a word or a result of games stands in the sentence; and where
  /// the noun of an attack has such a word as its aim.
  func isContest(_ event: FoundEvent) -> Bool {
    guard event.kind.root >= 17 else { return false }
    if event.targets.isEmpty { return aimsAtGame(event.trigger) }
    guard words.events.is(lemma(event.trigger), .contest), let actor = event.actors.first,
      let target = event.targets.first
    else { return false }
    guard isContestant(actor), isContestant(target) else {
      // "the Rays beat the national team 4-1".
      return (isContestant(actor) || isContestant(target)) && hasResult(event.trigger)
    }
    if actor.sector == "PTY", target.sector == "PTY" { return true }
    if event.kind.cameo == "182" || isPerson(actor) && isPerson(target) { return true }
    let sentence = Int(tree.sentences[event.trigger])
    guard document.sentences.indices.contains(sentence) else { return false }
    return tellsOfGame(document.sentences[sentence].tokens)
  }

  private func aimsAtGame(_ trigger: Int) -> Bool {
    tree.children(of: trigger).contains {
      $0 > trigger && tree.relations[$0] == .nounModifier && words.events.is(lemma($0), .game)
    }
  }

  /// Somebody with a name who bears no arms.
  private func isContestant(_ party: Party) -> Bool {
    guard let entity = party.entity, document.entities.indices.contains(Int(entity)) else {
      return false
    }
    return !party.isOwner && !["MIL", "COP", "REB", "UAF", "SPY"].contains(party.sector)
  }

  private func isPerson(_ party: Party) -> Bool {
    party.entity.map { document.entities[Int($0)].kind == .person } ?? false
  }

  private func hasResult(_ trigger: Int) -> Bool {
    let sentence = Int(tree.sentences[trigger])
    guard document.sentences.indices.contains(sentence) else { return false }
    return document.sentences[sentence].tokens.clamped(to: 0..<tree.count).contains(where: isResult)
  }

  private func tellsOfGame(_ tokens: Range<Int>) -> Bool {
    for token in tokens.clamped(to: 0..<tree.count) {
      if tree.isNominal(token), words.events.is(lemma(token), .game) { return true }
      if isResult(token) { return true }
    }
    return false
  }

  /// "2-1": one or two digits on both sides of a dash, in one token or in three.
  private func isResult(_ token: Int) -> Bool {
    let bytes = document.bytes(document.tokens[token].range)
    if let dash = bytes.firstIndex(of: UInt8(ascii: "-")), dash > bytes.startIndex {
      return isPoints(bytes[..<dash]) && isPoints(bytes[(dash + 1)...])
    }
    guard token + 2 < tree.count, isPoints(bytes),
      document.bytes(document.tokens[token + 1].range).elementsEqual([UInt8(ascii: "-")])
    else { return false }
    return isPoints(document.bytes(document.tokens[token + 2].range))
  }

  private func isPoints(_ bytes: ArraySlice<UInt8>) -> Bool {
    (1...3).contains(bytes.count) && bytes.allSatisfy { $0 &- 0x30 < 10 }
  }
}
