import Corpus
import Kernels

/// Says of each candidate which thing it names, with what the whole article tells.
///
/// Everything is looked up by hash: time grows with the number of candidates, whatever they are.
struct NameResolver {
  private let knowledge: NameKnowledge
  let text: [UInt8]
  let published: Day?
  let candidates: [NameCandidate]
  let acronyms: [UInt64: Int32]

  private(set) var mentions: [Mention] = []
  /// The candidate of each mention.
  private(set) var sources: [Int32] = []
  var entities: [Entity] = []

  private let article: ArticleNames
  private var entityOfEntry = WordMap()
  /// From the key of kind and name.
  private var entityOfName = WordMap()

  init(
    knowledge: NameKnowledge, text: [UInt8], published: Day?, candidates: [NameCandidate],
    acronyms: [UInt64: Int32]
  ) {
    self.knowledge = knowledge
    self.text = text
    self.published = published
    self.candidates = candidates
    self.acronyms = acronyms
    article = ArticleNames(candidates, knowledge.gazetteer)
  }

  private var gazetteer: Gazetteer { knowledge.gazetteer }

  mutating func resolve() {
    mentions.reserveCapacity(candidates.count)
    for index in candidates.indices {
      guard let entity = entity(of: index) else { continue }
      let candidate = candidates[index]
      if let role = candidate.role, entities[Int(entity)].role == nil {
        entities[Int(entity)].role = string(role)
      }
      sources.append(Int32(truncatingIfNeeded: index))
      mentions.append(
        Mention(
          range: ByteRange(Int(candidate.start), Int(candidate.end)),
          sentence: candidate.sentence, tokens: candidate.tokens, entity: entity,
          role: candidate.role, isMetonym: candidate.isMetonym))
    }
    noteContainers()
  }

  // MARK: The entity of a candidate

  private mutating func entity(of index: Int) -> Int32? {
    let candidate = candidates[index]
    switch candidate.source {
    case .gazetteer: return entityOfGazetteer(candidate)
    case .pending: return entityOfPending(candidate)
    case .rule: return entityOfRule(index)
    }
  }

  private mutating func entityOfGazetteer(_ candidate: NameCandidate) -> Int32? {
    if let whole = explanation(of: candidate), whole >= 0 { return entity(of: Int(whole)) }
    if candidate.isMetonym {
      return entity(ofEntry: gazetteer.governments[Int(candidate.entry)])
    }
    let facts = gazetteer.facts[Int(candidate.entry)]
    if facts.isShared, !article.isMeant(facts) {
      return entity(
        facts.kind, as: candidate, country: gazetteer.countryCodes[Int(article.mainCountry)])
    }
    if facts.kind == .place, candidate.words == 1, !facts.isCountryOrCapital {
      let person = article.person(surname: candidate.lastWord)
      if person >= 0 { return entity(ofFullName: person) }
    }
    return entity(ofEntry: candidate.entry)
  }

  private mutating func entityOfRule(_ index: Int) -> Int32? {
    let candidate = candidates[index]
    if candidate.acronymOf >= 0 { return entity(of: Int(candidate.acronymOf)) }
    if let whole = explanation(of: candidate), whole >= 0 { return entity(of: Int(whole)) }
    guard candidate.kind == .person else {
      return entity(candidate.kind, as: candidate, country: country(of: candidate))
    }
    if candidate.words == 1 {
      return entityOfCall(candidate)
        ?? entity(.person, as: candidate, country: country(of: candidate))
    }
    let longest = article.longestForm(candidate.firstWord, candidate.lastWord)
    return entity(ofFullName: longest >= 0 ? longest : Int32(truncatingIfNeeded: index))
  }

  private mutating func entityOfPending(_ candidate: NameCandidate) -> Int32? {
    if let whole = explanation(of: candidate) { return whole < 0 ? nil : entity(of: Int(whole)) }
    if let person = entityOfCall(candidate) { return person }
    guard candidate.context.isDisjoint(with: .saysNothing) else { return nil }
    if candidate.context.contains(.allCapitals) {
      let isAcronym =
        candidate.context.contains(.afterArticle) && candidate.end - candidate.start > 2
      return isAcronym ? entity(.organization, as: candidate, country: nil) : nil
    }
    if candidate.context.contains(.inside) {
      return entity(.place, as: candidate, country: nil)
    }
    if candidate.context.contains(.forename) {
      return entity(.person, as: candidate, country: nil)
    }
    return nil
  }

  /// The candidate that an acronym stands for by the article's own words, in the plural too; -1
  /// where that is no name.
  private func explanation(of candidate: NameCandidate) -> Int32? {
    guard !acronyms.isEmpty, candidate.words == 1 else { return nil }
    let range = Int(candidate.start)..<Int(candidate.end)
    return Acronym(text.span, in: range).flatMap { acronyms[$0.word] }
  }

  /// The person whom one word calls: named in full in the article, or in office.
  private mutating func entityOfCall(_ candidate: NameCandidate) -> Int32? {
    var person: Int32 = -1
    if candidate.lastToken != 0 { person = article.person(surname: candidate.lastToken) }
    if person < 0 { person = article.person(surname: candidate.lastWord) }
    if person >= 0 { return entity(ofFullName: person) }
    if candidate.context.contains(.forename) {
      let person = article.person(forename: candidate.lastWord)
      if person >= 0 { return entity(ofFullName: person) }
    }
    if candidate.context.contains(.ordinary), candidate.role == nil { return nil }
    guard
      let entry = gazetteer.person(
        calledBy: candidate.lastWord, on: published,
        role: candidate.role.map { wordHash(text.span, in: $0.indices) } ?? 0,
        country: candidate.countryEntry < 0
          ? -1 : gazetteer.facts[Int(candidate.countryEntry)].country)
    else { return nil }
    // A forename, or the first word of a headline, calls only the one in office; so does a surname
    // in an article that nowhere names the country: "Smith said".
    let country = gazetteer.facts[Int(entry)].country
    let isWeak =
      candidate.context.contains(.forename) && candidate.role == nil
      || candidate.context.isSuperset(of: .firstOfHeadline)
      || candidate.role == nil && country >= 0 && !article.isNamed(country: country)
    if isWeak {
      guard let published, gazetteer.facts[Int(entry)].holdsOffice(on: published) else {
        return nil
      }
    }
    return entity(ofEntry: entry)
  }

  private mutating func entity(ofFullName index: Int32) -> Int32 {
    let candidate = candidates[Int(index)]
    if candidate.entry >= 0 { return entity(ofEntry: candidate.entry) }
    // "Bashar Assad", "Vladimir V. Putin"; but two different middle names are two persons.
    if let entry = gazetteer.person(
      first: candidate.firstWord, last: candidate.lastWord, on: published),
      candidate.words == 2 || gazetteer.hasTwoWords(entry)
    {
      return entity(ofEntry: entry)
    }
    return entity(.person, as: candidate, country: country(of: candidate))
  }

  private mutating func entity(ofEntry entry: Int32) -> Int32 {
    let canonical = UInt64(truncatingIfNeeded: gazetteer.canonical[Int(entry)])
    let known = entityOfEntry.value(canonical &+ 1)
    if known >= 0 { return known }
    let key = gazetteer.facts[Int(entry)].nameKey
    var entity = entityOfName.value(key)
    if entity < 0 { entity = add(newEntity(ofEntry: Int(entry)), key: key) }
    entityOfEntry.set(canonical &+ 1, to: entity)
    return entity
  }

  private func newEntity(ofEntry entry: Int) -> Entity {
    let source = gazetteer.entries[entry]
    let facts = gazetteer.facts[entry]
    let isInOffice = published.map { facts.holdsOffice(on: $0) } ?? true
    let role = facts.kind == .person && isInOffice ? source.role : nil
    return Entity(
      kind: source.kind, name: source.name, country: source.country, role: role,
      body: facts.kind == .person ? nil : source.role, id: source.id)
  }

  /// The entity that the text of a candidate names as it stands.
  private mutating func entity(
    _ kind: EntityKind, as candidate: NameCandidate, country: String?
  ) -> Int32 {
    let range = Int(candidate.start)..<Int(candidate.end)
    let key = EntryFacts.nameKey(kind, wordHash(text.span, in: range))
    let known = entityOfName.value(key)
    if known >= 0 { return known }
    return add(Entity(kind: kind, name: string(ByteRange(range)), country: country), key: key)
  }

  private mutating func add(_ entity: Entity, key: UInt64) -> Int32 {
    let number = Int32(truncatingIfNeeded: entities.count)
    entities.append(entity)
    entityOfName.set(key, to: number)
    return number
  }

  private func country(of candidate: NameCandidate) -> String? {
    candidate.countryEntry < 0 ? nil : gazetteer.entries[Int(candidate.countryEntry)].country
  }

  // MARK: Text

  /// The text of a range, a line end in it as a space.
  private func string(_ range: ByteRange) -> String {
    var bytes = Array(text[range.indices])
    for index in bytes.indices where bytes[index] == 0x0A { bytes[index] = 0x20 }
    return String(decoding: bytes, as: UTF8.self)
  }
}
