import Corpus
import Kernels

extension EventScene {
  /// Whom a slot of a pattern names.
  func parties(in slot: TargetSlot, _ clause: Clause, object: Int?) -> [Party] {
    switch slot {
    case .object:
      guard let object else { return [] }
      let found = parties(at: object).filter { isBeforeSpeech($0, object, clause.verb) }
      return found.isEmpty ? placed(object) ?? content(ofNoun: object) : found
    case .objectWith:
      guard let object, isFollowed(clause.verb, by: Lemma.with) else { return [] }
      return parties(at: object)
    case .people:
      return (object.map { parties(at: $0) } ?? []).filter { !$0.isPlace && !$0.isOwner }
    case .indirectObject:
      return tree.child(of: clause.verb, .indirectObject).map { parties(at: $0) } ?? []
    case .preposition(let word):
      for head in phrases(behind: word, verb: clause.verb, object: object) {
        let found = parties(at: head)
        if let found = found.isEmpty ? placed(head) : found { return found }
      }
      return []
    case .content:
      return content(of: clause.verb)
    case .joint:
      return []
    }
  }

  /// Of an object that the tree takes for those who say so, what stands before the comma.
  private func isBeforeSpeech(_ party: Party, _ object: Int, _ verb: Int) -> Bool {
    guard tree.relations[object] == .subject, object > verb, party.head > object else {
      return true
    }
    return !(object..<party.head).contains { tree.tags[$0] == .punct }
  }

  private func isFollowed(_ verb: Int, by word: UInt64) -> Bool {
    tree.children(of: verb).contains { child in
      child > verb
        && tree.children(of: child).contains {
          isLemma($0, word) && [.preposition, .marker].contains(tree.relations[$0])
        }
    } || !phrases(behind: word, verb: verb, object: tree.child(of: verb, .object)).isEmpty
  }

  /// "targets in the country": whose a thing is, where the tree hangs the place on something else.
  private func placed(_ noun: Int) -> [Party]? {
    guard words.agents.noun(lemma(noun))?.kind == .thing else { return nil }
    for (preposition, place) in phrasesFollowing(noun) where Lemma.owning.contains(preposition) {
      guard var party = party(at: place) else { continue }
      party.isOwner = true
      party.range = bytes(from: noun, to: place)
      return [party]
    }
    return nil
  }

  /// "an invitation to attend a meeting of Palestinian factions": whom the clause of a noun names.
  func content(ofNoun noun: Int) -> [Party] {
    for child in tree.children(of: noun) where tree.relations[child] == .nounClause {
      let found = participants(of: child, depth: 0)
      if !found.isEmpty { return found }
    }
    return []
  }

  /// Whoever the clause under a verb names: its own subject, object, or a noun behind a
  /// preposition.
  private func content(of verb: Int) -> [Party] {
    for child in tree.children(of: verb) {
      switch tree.relations[child] {
      case .adverbialClause where !isInfinitive(child) && tree.forms[child] != .gerund:
        continue
      case .clausalComplement, .openComplement, .adverbialClause:
        let found = participants(of: child, depth: 0)
        if !found.isEmpty { return found }
      case .object:
        let found = content(ofNoun: child)
        if !found.isEmpty { return found }
      default: continue
      }
    }
    return []
  }

  private func participants(of verb: Int, depth: Int) -> [Party] {
    for relation in [Dependency.subject, .passiveSubject, .object, .oblique, .openComplement] {
      for child in tree.children(of: verb) where tree.relations[child] == relation {
        if relation == .openComplement {
          guard depth < 2 else { continue }
          return participants(of: child, depth: depth + 1)
        }
        if isPronoun(child) || Lemma.circumstances.contains(tree.preposition(of: child)) {
          continue
        }
        let found = parties(at: child)
        if !found.isEmpty { return found }
      }
    }
    return []
  }
}

extension Lemma {
  /// Before when and where something is done, rather than to whom.
  fileprivate static let circumstances: Set<UInt64> = [
    Lemma.at, Lemma.during, wordHash("after"), wordHash("before"), wordHash("since"),
    wordHash("until"), wordHash("by"), wordHash("despite"), wordHash("amid"),
  ]
}
