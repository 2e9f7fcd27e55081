import Corpus
import Kernels

/// Says of each candidate which thing it names, with what the whole article tells.
///
/// Everything is looked up by hash: time grows with the number of candidates, whatever they are.
struct NameResolver {
  let gazetteer: Gazetteer
  let text: [UInt8]
  let published: Day?
  let candidates: [NameCandidate]
  let acronyms: [UInt64: Int32]

  private(set) var mentions: [Mention] = []
  private(set) var entities: [Entity] = []

  /// From a surname to the first person with it who is named in full.
  private var surnames: [UInt64: Int32] = [:]
  /// From a forename to the first person with it.
  private var forenames: [UInt64: Int32] = [:]
  /// How often each country is named, to tell whose "Senate" is meant.
  private var countryCounts: [String: Int] = [:]
  private var mainCountry: String?
  /// From forename and surname to the longest form.
  private var fullNames: [UInt64: Int32] = [:]
  private var entityOfEntry: [Int32: Int32] = [:]
  private var entityOfName: [String: Int32] = [:]

  init(
    gazetteer: Gazetteer, text: [UInt8], published: Day?, candidates: [NameCandidate],
    acronyms: [UInt64: Int32]
  ) {
    self.gazetteer = gazetteer
    self.text = text
    self.published = published
    self.candidates = candidates
    self.acronyms = acronyms
  }

  mutating func resolve() {
    for index in candidates.indices {
      noteFullName(index)
      noteCountry(candidates[index])
    }
    mainCountry = countryCounts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    mentions.reserveCapacity(candidates.count)
    for index in candidates.indices {
      guard let entity = entity(of: index) else { continue }
      let candidate = candidates[index]
      if let role = candidate.role, entities[Int(entity)].role == nil {
        entities[Int(entity)].role = string(role)
      }
      mentions.append(
        Mention(
          range: ByteRange(Int(candidate.start), Int(candidate.end)),
          sentence: candidate.sentence, tokens: candidate.tokens, entity: entity,
          role: candidate.role, isMetonym: candidate.isMetonym))
    }
  }

  // MARK: Persons named in full

  private mutating func noteFullName(_ index: Int) {
    let candidate = candidates[index]
    guard candidate.kind == .person, candidate.source != .pending, !candidate.isOneToken else {
      return
    }
    let number = Int32(truncatingIfNeeded: index)
    let key = phraseHash(candidate.firstWord, candidate.lastWord)
    if let known = fullNames[key] {
      let longest = candidates[Int(known)]
      if candidate.end - candidate.start > longest.end - longest.start { fullNames[key] = number }
      return
    }
    fullNames[key] = number
    noteSurname(candidate.lastWord, number)
    if forenames[candidate.firstWord] == nil { forenames[candidate.firstWord] = number }
    if candidate.lastToken != 0 { noteSurname(candidate.lastToken, number) }
    if candidate.entry >= 0 {
      for word in gazetteer.callNames(of: candidate.entry) { noteSurname(word, number) }
    }
  }

  private mutating func noteCountry(_ candidate: NameCandidate) {
    guard candidate.entry >= 0, candidate.kind == .place || candidate.kind == .group,
      gazetteer.entries[Int(candidate.entry)].role != "shared",
      let country = gazetteer.entries[Int(candidate.entry)].country
    else { return }
    countryCounts[country, default: 0] += 1
  }

  private mutating func noteSurname(_ word: UInt64, _ index: Int32) {
    if surnames[word] == nil { surnames[word] = index }
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
    let entry = gazetteer.entries[Int(candidate.entry)]
    if candidate.isMetonym {
      return entity(ofEntry: gazetteer.governments[Int(candidate.entry)])
    }
    if entry.role == "shared", !isMeant(entry) {
      return entity(entry.kind, named: string(candidate), country: mainCountry)
    }
    if entry.kind == .place, candidate.isOneToken, entry.role != "country",
      entry.role != "capital", let person = surnames[candidate.lastWord]
    {
      return entity(ofFullName: person)
    }
    return entity(ofEntry: candidate.entry)
  }

  /// Whether a name that many countries have ("Senate") means that of the entry's country: it is
  /// named at least half as often as the country that is named most.
  private func isMeant(_ entry: GazetteerEntry) -> Bool {
    guard let mainCountry, let country = entry.country else { return true }
    return countryCounts[country, default: 0] * 2 >= countryCounts[mainCountry, default: 0]
  }

  private mutating func entityOfRule(_ index: Int) -> Int32? {
    let candidate = candidates[index]
    if candidate.acronymOf >= 0 { return entity(of: Int(candidate.acronymOf)) }
    guard candidate.kind == .person else {
      return entity(candidate.kind, named: string(candidate), country: country(of: candidate))
    }
    if candidate.isOneToken {
      return entityOfCall(candidate)
        ?? entity(.person, named: string(candidate), country: country(of: candidate))
    }
    let key = phraseHash(candidate.firstWord, candidate.lastWord)
    return entity(ofFullName: fullNames[key] ?? Int32(truncatingIfNeeded: index))
  }

  private mutating func entityOfPending(_ candidate: NameCandidate) -> Int32? {
    if candidate.context.contains(.allCapitals), let whole = acronyms[candidate.lastWord] {
      return entity(of: Int(whole))
    }
    if let person = entityOfCall(candidate) { return person }
    guard candidate.context.isDisjoint(with: [.headline, .ordinary, .first]) else { return nil }
    if candidate.context.contains(.allCapitals) {
      let isAcronym =
        candidate.context.contains(.afterArticle) && candidate.end - candidate.start > 2
      return isAcronym ? entity(.organization, named: string(candidate), country: nil) : nil
    }
    if candidate.context.contains(.inside) {
      return entity(.place, named: string(candidate), country: nil)
    }
    if candidate.context.contains(.forename) {
      return entity(.person, named: string(candidate), country: nil)
    }
    return nil
  }

  /// The person whom one word calls: named in full in the article, or in office.
  private mutating func entityOfCall(_ candidate: NameCandidate) -> Int32? {
    if let person = surnames[candidate.lastToken] ?? surnames[candidate.lastWord] {
      return entity(ofFullName: person)
    }
    if candidate.context.contains(.forename) {
      if let person = forenames[candidate.lastWord] { return entity(ofFullName: person) }
      if candidate.role == nil { return nil }
    }
    if candidate.context.contains(.ordinary), candidate.role == nil { return nil }
    if candidate.context.contains(.first), candidate.context.contains(.headline) { return nil }
    guard let entry = gazetteer.person(calledBy: candidate.lastWord, on: published) else {
      return nil
    }
    return entity(ofEntry: entry)
  }

  private mutating func entity(ofFullName index: Int32) -> Int32 {
    let candidate = candidates[Int(index)]
    if candidate.entry >= 0 { return entity(ofEntry: candidate.entry) }
    // "Bashar Assad", "Vladimir V. Putin"; but two different middle names are two persons.
    if let entry = gazetteer.person(
      first: candidate.firstWord, last: candidate.lastWord, on: published),
      candidate.tokens.count == 2 || gazetteer.hasTwoWords(entry)
    {
      return entity(ofEntry: entry)
    }
    return entity(.person, named: string(candidate), country: country(of: candidate))
  }

  private mutating func entity(ofEntry entry: Int32) -> Int32 {
    let canonical = gazetteer.canonical[Int(entry)]
    if let known = entityOfEntry[canonical] { return known }
    let source = gazetteer.entries[Int(entry)]
    var role: String?
    if source.kind == .person {
      role = published.map { source.holdsOffice(on: $0) ? source.role : nil } ?? source.role
    }
    let entity = entity(source.kind, named: source.name, country: source.country, role: role)
    entityOfEntry[canonical] = entity
    return entity
  }

  private mutating func entity(
    _ kind: EntityKind, named name: String, country: String?, role: String? = nil
  ) -> Int32 {
    let key = "\(kind.rawValue)\(name)"
    if let known = entityOfName[key] { return known }
    let entity = Int32(truncatingIfNeeded: entities.count)
    entities.append(Entity(kind: kind, name: name, country: country, role: role))
    entityOfName[key] = entity
    return entity
  }

  private func country(of candidate: NameCandidate) -> String? {
    candidate.countryEntry < 0 ? nil : gazetteer.entries[Int(candidate.countryEntry)].country
  }

  // MARK: Text

  private func string(_ candidate: NameCandidate) -> String {
    string(ByteRange(Int(candidate.start), Int(candidate.end)))
  }

  /// The text of a range, a line end in it as a space.
  private func string(_ range: ByteRange) -> String {
    var bytes = Array(text[range.indices])
    for index in bytes.indices where bytes[index] == 0x0A { bytes[index] = 0x20 }
    return String(decoding: bytes, as: UTF8.self)
  }
}
