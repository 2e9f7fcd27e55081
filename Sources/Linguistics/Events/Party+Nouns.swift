import Corpus
import Kernels

private let moneyClass = wordHash("money")
private let timeClass = wordHash("time")

extension EventScene {
  /// Who acts under a common noun: "US officials", "rebel forces", "the foreign ministry".
  func common(_ head: Int, depth: Int) -> Party? {
    guard tree.isNominal(head) || tree.tags[head] == .adj, let sector = sector(ofNoun: head, depth)
    else { return nil }
    var party = Party(
      head: head, range: bytes(phrase(head)), entity: nil,
      countries: countries(around: head, depth: depth), sector: sector)
    if let body = namedBody(before: head) {
      party.entity = body.entity
      if let code = body.code { party.countries = [code] }
      if sector.isEmpty { party.sector = body.sector }
    }
    return party
  }

  /// The sector of a noun for those who act; nil for any other noun.
  private func sector(ofNoun head: Int, _ depth: Int) -> String? {
    let key = lemma(head)
    if let whole = phraseSector(head) { return whole }
    guard let found = words.agents.noun(key), found.kind != .thing else { return nil }
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

  // MARK: Countries

  /// The countries that the words around a noun say it is of.
  func countries(around head: Int, depth: Int) -> [String] {
    var found: [String] = []
    for child in tree.children(of: head) {
      switch tree.relations[child] {
      case .adjective, .compound:
        add(countriesNamed(child, depth), to: &found)
      case .nounModifier where found.isEmpty:
        let preposition = tree.preposition(of: child)
        guard Lemma.placing.contains(preposition) else { continue }
        add(countriesNamed(child, depth), to: &found)
      default: continue
      }
    }
    if found.isEmpty, let owner = tree.child(of: head, .possessor) {
      add(countriesNamed(owner, depth), to: &found)
    }
    if found.isEmpty {
      if let (preposition, noun) = phrasesFollowing(head).first, Lemma.placing.contains(preposition)
      {
        add(countriesNamed(noun, max(depth, 1)), to: &found)
      }
    }
    return found
  }

  private func add(_ new: [String], to found: inout [String]) {
    for country in new where !found.contains(country) { found.append(country) }
  }

  private func countriesNamed(_ word: Int, _ depth: Int) -> [String] {
    var found: [String] = []
    if let mention = mention(at: word) {
      if !isInCompound(mention), let country = entity(ofMention: mention).country {
        found = [country]
      }
    } else if depth < 3, isPronoun(word) || tree.isNominal(word) {
      found = agent(at: word, depth: depth + 1)?.countries ?? []
    }
    for child in tree.children(of: word)
    where tree.relations[child] == .conjunct || tree.relations[child] == .compound {
      if let mention = mention(at: child), let country = entity(ofMention: mention).country {
        add([country], to: &found)
      }
      if depth < 4, tree.relations[child] == .conjunct {
        add(countriesNamed(child, depth + 1), to: &found)
      }
    }
    return found
  }

  /// "non-ISIS", "US-backed": the name only describes; but "Moscow-based".
  private func isInCompound(_ mention: Int) -> Bool {
    let tokens = document.mentions[mention].tokens
    guard tokens.lowerBound < tree.count,
      document.tokens[tokens.lowerBound].range.start >= document.mentions[mention].range.start
    else { return true }
    let (before, behind) = (tokens.lowerBound - 1, tokens.upperBound)
    if before >= 0, isHyphen(before) { return true }
    guard behind + 1 < tree.count, isHyphen(behind) else { return false }
    return words.agents.noun(lemma(behind + 1)) == nil
      && !Lemma.placingEndings.contains(document.tokens[behind + 1].word)
  }

  private func isHyphen(_ token: Int) -> Bool {
    let range = document.tokens[token].range
    return range.count == 1 && document.text.bytes[Int(range.start)] == UInt8(ascii: "-")
      && !document.tokens[token].shape.contains(.spaceBefore)
  }

  // MARK: Owners

  /// To whom a thing belongs, or whose deed it is: "rebel positions", "Putin's decision",
  /// "a proposal by India", "targets in Syria".
  func owner(of head: Int, depth: Int) -> Party? {
    guard tree.isNominal(head), !words.events.isObject(lemma(head), of: moneyClass) else {
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
      return tree.child(of: head, .compound).flatMap { agent(at: $0, depth: depth + 1) }
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

  // MARK: Phrases

  /// The words of a noun phrase from its first describing word to its head, without an article
  /// and without what follows.
  func phrase(_ head: Int) -> Range<Int> {
    if let mention = mention(at: head) {
      let tokens = document.mentions[mention].tokens.clamped(to: 0..<tree.count)
      if tokens.contains(head), tokens.upperBound == head + 1 || tokens.count > 1 {
        return extended(tokens, head: head)
      }
    }
    return extended(head..<(head + 1), head: head)
  }

  /// From the phrase of one noun to that of another, whichever comes first.
  func bytes(from first: Int, to last: Int) -> ByteRange {
    let (one, other) = (phrase(first), phrase(last))
    return bytes(
      min(one.lowerBound, other.lowerBound)..<max(one.upperBound, other.upperBound))
  }

  private func isPossessiveMark(_ token: Int) -> Bool { tree.tags[token] == .part }

  private func extended(_ core: Range<Int>, head: Int) -> Range<Int> {
    var start = core.lowerBound
    for child in tree.children(of: head) where child < head {
      switch tree.relations[child] {
      case .adjective, .compound, .possessor, .number, .flat, .determiner:
        start = min(start, tree.extent(of: child).lowerBound)
      default: continue
      }
    }
    // A coordination or a far modifier never makes a phrase of more than twelve words.
    start = max(start, core.lowerBound - 12)
    while start < core.lowerBound,
      Lemma.articles.contains(lemma(start))
        || [.punct, .adp, .pron].contains(tree.tags[start])
          && mention(at: start) == nil
        || isPossessiveMark(start)
    {
      start += 1
    }
    return start..<core.upperBound
  }
}

extension Lemma {
  static let placing: Set<UInt64> = [
    Lemma.in, Lemma.of, Lemma.from, Lemma.inside, Lemma.across, wordHash("throughout"),
    wordHash("within"),
  ]
  /// "London-based", "Hamas-run", "Israeli-occupied".
  static let placingEndings: Set<UInt64> = [
    wordHash("based"), wordHash("born"), wordHash("run"), wordHash("held"),
    wordHash("controlled"), wordHash("ruled"), wordHash("led"),
  ]
  static let owning: Set<UInt64> = [
    Lemma.by, Lemma.from, Lemma.of, Lemma.in, Lemma.against, Lemma.on, Lemma.near, Lemma.around,
    Lemma.at, Lemma.inside,
  ]
  /// Before what somebody is accused of, praised for or charged with.
  static let objectMarkers: Set<UInt64> = [Lemma.of, Lemma.for, Lemma.with, Lemma.to]
  static let articles: Set<UInt64> = [Lemma.the, Lemma.a, Lemma.an]
}
