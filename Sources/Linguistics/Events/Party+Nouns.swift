import Corpus
import Kernels

extension EventScene {
  /// Who acts under a common noun: "US officials", "rebel forces", "the foreign ministry".
  func common(_ head: Int, depth: Int) -> Party? {
    guard tree.isNominal(head) || tree.tags[head] == .adj, let sector = sector(ofNoun: head, depth)
    else { return nil }
    var party = Party(
      head: head, range: bytes(phrase(head)), entity: nil,
      countries: countries(around: head, depth: depth), sector: sector)
    party.isRelation = isRelation(head)
    if let body = namedBody(before: head) {
      party.entity = body.entity
      if let code = body.code { party.countries = [code] }
      if sector.isEmpty { party.sector = body.sector }
    }
    if party.countries.isEmpty, let sender = sender(of: head, depth) {
      party.countries = sender.countries
      let isWhole = sender.countries.contains { $0.utf8.count > 3 }
      if isWhole || !sender.sector.isEmpty { party.sector = sender.sector }
    }
    return party
  }

  /// "a spokesman for Hamas": for whom somebody speaks who has no country of his own.
  private func sender(of head: Int, _ depth: Int) -> Party? {
    guard depth < 3, words.agents.noun(lemma(head))?.kind == .generic else { return nil }
    for child in tree.children(of: head)
    where tree.relations[child] == .nounModifier && tree.preposition(of: child) == Lemma.for {
      if let found = agent(at: child, depth: depth + 1), !found.countries.isEmpty { return found }
    }
    return nil
  }

  /// Whether a noun tells of somebody by what he is to another one: "its allies".
  func isRelation(_ head: Int) -> Bool {
    words.agents.noun(lemma(head))?.kind == .relation
  }

  /// The sector of a noun for those who act; nil for any other noun.
  private func sector(ofNoun head: Int, _ depth: Int) -> String? {
    let key = lemma(head)
    if let whole = phraseSector(head) { return whole }
    guard let found = words.agents.noun(key), found.kind != .thing else { return nil }
    if found.kind == .relation { return found.sector }
    let modifier = modifierSector(head)
    if found.kind == .agent {
      guard let modifier, overrides(modifier, found.sector) else { return found.sector }
      return modifier
    }
    if found.sector == "MIL", modifier == "GOV" { return "MIL" }
    if let modifier { return modifier }
    if depth < 3, let inner = innerSector(head, depth) { return inner }
    return found.sector
  }

  /// "prime minister", "secretary of state": the sector of two words or three.
  private func phraseSector(_ head: Int) -> String? {
    for child in tree.children(of: head) {
      switch tree.relations[child] {
      case .compound, .adjective:
        if let found = words.agents.noun(phraseHash(lemma(child), lemma(head))) {
          return found.sector
        }
      case .nounModifier where tree.preposition(of: child) == Lemma.of:
        let key = phraseHash(phraseHash(lemma(head), Lemma.of), lemma(child))
        if let found = words.agents.noun(key) { return found.sector }
      default: continue
      }
    }
    return nil
  }

  private func overrides(_ modifier: String, _ sector: String) -> Bool {
    switch modifier {
    case "REB", "OPP", "UAF", "REF": sector != modifier && sector != "GOV" && sector != "COP"
    default: false
    }
  }

  private func modifierSector(_ head: Int) -> String? {
    var found: String?
    for child in tree.children(of: head)
    where [.compound, .adjective].contains(tree.relations[child]) {
      if let sector = words.agents.modifier(lemma(child)) { found = sector }
      for inner in tree.children(of: child) where found == nil {
        found = words.agents.modifier(lemma(inner))
      }
    }
    return found
  }

  /// "leaders of the opposition": the sector of whom a noun is part of.
  private func innerSector(_ head: Int, _ depth: Int) -> String? {
    for child in tree.children(of: head) {
      let isOf =
        tree.relations[child] == .nounModifier && tree.preposition(of: child) == Lemma.of
      guard isOf || tree.relations[child] == .possessor,
        let inner = agent(at: child, depth: depth + 1), !inner.sector.isEmpty
      else { continue }
      return inner.sector
    }
    return nil
  }

  /// A body named before a noun: "Hezbollah guerrillas", "UN troops".
  private func namedBody(before head: Int) -> (entity: Int32, code: String?, sector: String)? {
    for child in tree.children(of: head)
    where [.compound, .adjective, .possessor].contains(tree.relations[child]) {
      guard let mention = mention(at: child), !isInCompound(mention) else { continue }
      let entity = entity(ofMention: mention)
      guard entity.kind == .organization else { continue }
      let number = document.mentions[mention].entity
      let sector = entity.body.flatMap(words.agents.sector(ofBody:)) ?? ""
      if let code = words.agents.code(ofName: entity.name) { return (number, code, "") }
      return sector == "IGO" ? (number, "IGO", "") : (number, nil, sector)
    }
    return nil
  }
}
