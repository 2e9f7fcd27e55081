import Corpus
import Kernels

private let moneyClass = wordHash("money")
private let timeClass = wordHash("time")

extension EventScene {
  /// To whom a thing belongs, or whose deed it is: "rebel positions", "Putin's decision",
  /// "a proposal by India", "targets in Syria".
  func owner(of head: Int, depth: Int) -> Party? {
    guard tree.isNominal(head), !isRelation(head),
      !words.events.isObject(lemma(head), of: moneyClass)
    else {
      return nil
    }
    if words.events.isPlural(lemma(head)),
      let counted = tree.children(of: head).first(where: {
        tree.relations[$0] == .nounModifier && tree.preposition(of: $0) == Lemma.of
      })
    {
      return party(at: counted, depth: depth + 1)
    }
    if words.events.isObject(lemma(head), of: timeClass) {
      // "to Pakistan last year", where the tree takes it for one phrase.
      let named = tree.child(of: head, .compound).flatMap { agent(at: $0, depth: depth + 1) }
      return named.flatMap { $0.isCoded ? $0 : nil }
    }
    for relation in [Dependency.possessor, .adjective, .compound] {
      for child in tree.children(of: head) where tree.relations[child] == relation {
        if let found = ownerNamed(child, head: head, depth: depth) { return found }
      }
    }
    guard isThing(head) else { return nil }
    for child in tree.children(of: head) where tree.relations[child] == .nounModifier {
      guard Lemma.owning.contains(tree.preposition(of: child)),
        var found = party(at: child, depth: depth + 1)
      else { continue }
      found.isOwner = true
      found.range = bytes(from: head, to: child)
      return found
    }
    return nil
  }

  private func ownerNamed(_ child: Int, head: Int, depth: Int) -> Party? {
    var found: Party?
    if mention(at: child) != nil || isPronoun(child) || tree.isNominal(child) {
      found = agent(at: child, depth: depth + 1)
    }
    if found == nil || found?.isCoded == false, isThing(head),
      let sector = words.agents.modifier(lemma(child)), Party.owningSectors.contains(sector)
    {
      found = Party(
        head: head, range: bytes(phrase(head)), entity: nil,
        countries: countries(around: head, depth: depth), sector: sector)
    }
    guard var party = found, party.isCoded else { return nil }
    party.isOwner = true
    party.range = bytes(phrase(head))
    return party
  }

  /// Whether a noun is something that belongs to somebody, or that somebody does.
  private func isThing(_ head: Int) -> Bool {
    let key = lemma(head)
    return words.agents.noun(key)?.kind == .thing || words.events.isEventNoun(key)
      || words.events.operator(key, .noun) != nil
  }
}

extension Lemma {
  static let owning: Set<UInt64> = [
    Lemma.by, Lemma.from, Lemma.of, Lemma.in, Lemma.against, Lemma.on, Lemma.near, Lemma.around,
    Lemma.at, Lemma.inside,
  ]
}
