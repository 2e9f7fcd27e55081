import Corpus

/// Somebody who may act or be acted upon, as a noun phrase names him.
struct Party: Equatable {
  /// The noun or pronoun.
  var head: Int
  /// The words that name: for a pronoun, those of what it stands for.
  var range: ByteRange
  /// Position in `Document.entities`.
  var entity: Int32?
  /// ISO 3166-1 alpha-3, or the code of a body that is as good as a country ("IGOUNO"); several
  /// for "Turkish and Saudi counterparts".
  var countries: [String]
  /// Sector ("GOV"), or empty.
  var sector: String
  /// A place and no more: a city, or a country that is only named.
  var isPlace = false
  /// The named thing only owns what the noun phrase says ("Palestinian homes").
  var isOwner = false
  /// Somebody who is told by what he is to another one ("its allies"), with or without a code.
  var isRelation = false

  /// Country and sector of each, joined by "; ".
  var code: String {
    guard !countries.isEmpty else { return sector }
    return countries.map { hasSector($0) ? $0 : $0 + sector }.joined(separator: "; ")
  }

  /// The code of a body tells its sector ("LBNREBHEZ"), unless it is as good as a country.
  private func hasSector(_ country: String) -> Bool {
    country.hasSuffix(sector) || country.utf8.count > 3 && !country.hasPrefix("IGO")
  }

  var isCoded: Bool { !countries.isEmpty || !sector.isEmpty }

  /// Whether it takes part in politics or war by its country or its sector.
  var isPolitical: Bool { !countries.isEmpty || takesPartByOffice }

  /// Whether it is people who have no part in war: an evacuation of residents is no retreat.
  var isBystander: Bool { sector == "CVL" || sector == "REF" }

  /// Whether its sector is one that takes part in politics and war.
  var takesPartByOffice: Bool { Party.politicalSectors.contains(sector) }

  /// Whether it acts for itself and not for its country: companies always; scholars, reporters and
  /// workers unless force is used.
  func isPrivate(where isForce: Bool) -> Bool {
    sector == "BUS" || !isForce && Party.privateSectors.contains(sector)
  }

  /// Sectors that a word before a thing tells: "rebel positions", but not "foreign exchange".
  static let owningSectors: Set<String> = ["REB", "MIL", "OPP", "COP", "CVL", "REF", "UAF"]

  private static let privateSectors: Set<String> = [
    "MED", "EDU", "LAB", "HLH", "AGR", "LAW",
  ]

  private static let politicalSectors: Set<String> = [
    "GOV", "MIL", "REB", "OPP", "COP", "JUD", "LEG", "IGO", "UAF", "SPY", "PTY", "REF", "NGO",
  ]
}

extension EventScene {
  /// Everybody whom a noun phrase names: itself, and what "and" joins to it.
  func parties(at head: Int) -> [Party] {
    var found: [Party] = []
    if let first = party(at: head) { found.append(first) }
    for joined in conjuncts(of: head) {
      if let next = party(at: joined) { found.append(next) }
    }
    return found
  }

  /// The nouns that "and" joins to one; a comma alone joins nothing.
  private func conjuncts(of head: Int) -> [Int] {
    var found: [Int] = []
    var hasAnd = false
    for child in tree.children(of: head) where tree.relations[child] == .conjunct {
      guard tree.isNominal(child) || isPronoun(child) else { continue }
      found.append(child)
      hasAnd = hasAnd || tree.child(of: child, .coordinator) != nil
      for inner in tree.children(of: child)
      where tree.relations[inner] == .conjunct && tree.isNominal(inner) {
        found.append(inner)
        hasAnd = hasAnd || tree.child(of: inner, .coordinator) != nil
      }
    }
    return hasAnd ? found : []
  }

  /// Whom a noun names, or to whom it belongs: "Putin", "rebel positions", "an Indian proposal".
  func party(at head: Int, depth: Int = 0) -> Party? {
    if let agent = agent(at: head, depth: depth), agent.isCoded || agent.isRelation {
      return agent
    }
    guard depth < 3, !isPronoun(head) else { return nil }
    return owner(of: head, depth: depth)
  }

  /// Who acts under a noun or pronoun by itself.
  func agent(at head: Int, depth: Int = 0) -> Party? {
    if isPronoun(head) {
      guard depth < 3, let antecedent = antecedent(of: head) else { return nil }
      if case .party(let party) = antecedent { return party }
      if case .word(let word) = antecedent { return agent(at: word, depth: depth + 1) }
      return nil
    }
    if let mention = nameMention(of: head) { return named(mention, head: head, depth) }
    if let country = theCountry(head) { return country }
    if words.events.isPlural(lemma(head)), depth < 3,
      let inner = tree.children(of: head).first(where: { isCounted($0) })
    {
      guard var party = party(at: inner, depth: depth + 1) else { return nil }
      party.range = bytes(from: head, to: inner)
      return party
    }
    return common(head, depth: depth)
  }

  private func isCounted(_ child: Int) -> Bool {
    tree.relations[child] == .nounModifier && tree.preposition(of: child) == Lemma.of
  }

  // MARK: Names

  /// The mention that a noun is part of, or that stands beside it as its name ("Press Secretary
  /// Peter Cook").
  func nameMention(of head: Int) -> Int? {
    if let mention = mention(at: head) { return mention }
    for child in tree.children(of: head) {
      guard let mention = mention(at: child), entity(ofMention: mention).kind == .person else {
        continue
      }
      switch tree.relations[child] {
      case .flat, .other: return mention
      case .apposition, .compound:
        if child > head || document.mentions[mention].tokens.upperBound > head { return mention }
      default: continue
      }
    }
    return nil
  }

  private func named(_ number: Int, head: Int, _ depth: Int) -> Party? {
    let mention = document.mentions[number]
    guard !isCurrency(mention) else { return nil }
    let entity = entity(ofMention: number)
    var party = Party(
      head: head, range: mention.range, entity: mention.entity, countries: [], sector: "")
    party.countries = codes(of: entity)
    switch entity.kind {
    case .person:
      if let code = words.agents.code(ofName: entity.name) {
        party.countries = [code]
        return party
      }
      party.sector = sector(of: entity, mention) ?? apposedSector(head) ?? ""
    case .organization:
      setBody(&party, entity, head: head, depth)
    case .place:
      if mention.isMetonym { party.sector = "GOV" } else { party.isPlace = true }
    case .group:
      if party.countries.isEmpty { party.countries = countries(around: head, depth: depth) }
      party.sector =
        words.agents.noun(lemma(head)).flatMap { $0.kind == .agent ? $0.sector : nil }
        ?? ""
    case .other: return nil
    }
    return party
  }

  /// "US$6 billion" names no country.
  private func isCurrency(_ mention: Mention) -> Bool {
    let end = Int(mention.range.end)
    return end < document.text.bytes.count && document.text.bytes[end] == UInt8(ascii: "$")
  }

  /// The country of a named thing, or the part of the world that it is.
  func codes(of entity: Entity) -> [String] {
    if let country = entity.country { return [country] }
    guard entity.kind == .group || entity.kind == .place,
      let region = words.agents.region(ofName: entity.name)
    else { return [] }
    return [region]
  }

  private func sector(of entity: Entity, _ mention: Mention) -> String? {
    if let role = mention.role, let sector = words.agents.sector(ofOffice: string(role)) {
      return sector
    }
    return entity.role.flatMap(words.agents.sector(ofOffice:))
  }

  /// "Boyko Borisov, the prime minister": the sector of what the name is said to be.
  private func apposedSector(_ head: Int) -> String? {
    for child in tree.children(of: head)
    where tree.relations[child] == .apposition || tree.relations[child] == .compound {
      if mention(at: child) == nil, let found = words.agents.noun(lemma(child)),
        found.kind == .agent || found.kind == .generic, !found.sector.isEmpty
      {
        return found.sector
      }
    }
    return nil
  }

  private func setBody(_ party: inout Party, _ entity: Entity, head: Int, _ depth: Int) {
    if let code = words.agents.code(ofName: entity.name) {
      party.countries = [code]
      return
    }
    if let body = entity.body, let sector = words.agents.sector(ofBody: body) {
      party.sector = sector
    } else if let sector = words.agents.sector(ofOffice: entity.name) {
      party.sector = sector
    } else if let found = words.agents.noun(lemma(head)), found.kind == .agent {
      party.sector = found.sector
    } else {
      let before = entity.name.split(separator: " ").first.map { wordKey($0) }
      party.sector = before.flatMap { words.agents.noun($0)?.sector } ?? ""
    }
    if party.sector == "IGO" { (party.countries, party.sector) = (["IGO"], "") }
    if party.countries.isEmpty { party.countries = countries(around: head, depth: depth) }
  }

  private func wordKey(_ word: Substring) -> UInt64 { EventLexicon.key(of: word) }

  /// "the country": the one that was named last.
  private func theCountry(_ head: Int) -> Party? {
    guard isLemma(head, Lemma.country) || isLemma(head, Lemma.nation),
      let article = tree.child(of: head, .determiner), isLemma(article, Lemma.the),
      tree.child(of: head, .adjective) == nil, tree.child(of: head, .nounModifier) == nil,
      document.words[head].lemma.count == document.tokens[head].range.count
    else { return nil }
    var token = head - 1
    while token >= 0, head - token < 200 {
      if let mention = mention(at: token) {
        let entity = entity(ofMention: mention)
        if let country = entity.country, entity.kind == .place {
          return Party(
            head: head, range: bytes(head), entity: document.mentions[mention].entity,
            countries: [country], sector: "", isPlace: true)
        }
      }
      token -= 1
    }
    return nil
  }
}
