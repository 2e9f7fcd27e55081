import Corpus
import Kernels

/// The names that are known beforehand, to be looked up in text.
package struct Gazetteer: Sendable {
  package private(set) var entries: [GazetteerEntry] = []
  /// The same entries without their strings.
  private(set) var facts: [EntryFacts] = []
  /// Codes of all countries that entries belong to.
  private(set) var countryCodes: [String] = []
  private var countryIndex: [String: Int32] = [:]
  /// The entry that stands for each id, or (kind, name): entries may repeat, one for each term.
  private(set) var canonical: [Int32] = []
  /// For a capital, the entry of its government; else -1.
  private(set) var governments: [Int32] = []

  /// A form of a name, as a node of the trie ends it.
  struct Form {
    let entry: Int32
    /// Bit n: piece n must have a capital.
    let capitals: UInt64
    /// All letters must be capitals: "US".
    let isAcronym: Bool
    /// For a single word of a person's name: whether it calls the person without the rest.
    var isCall = true
    /// The next form with the same words, or -1.
    let next: Int32
  }

  private(set) var forms: [Form] = []
  /// From the chained hash of the words so far to a node.
  private var nodes = WordMap(minimumCapacity: 65_536)
  /// The first form that ends at a node, or -1; and whether longer forms go on from it.
  private var nodeForms: [Int32] = []
  private var nodeContinues: [Bool] = []
  /// Single words by which persons are called after their full name: "Putin".
  private var surnames = WordMap(minimumCapacity: 4096)
  private var calls: [Int32: [UInt64]] = [:]
  /// The first word of each person's name.
  private var firstWords: [Int32: UInt64] = [:]
  /// First words that are written small ("al-Shabaab"), as bits of their hash.
  private var smallFirstWords = [UInt64](repeating: 0, count: 64)
  private var countryNames: [String: String] = [:]
  private var entryOfName: [String: Int32] = [:]

  /// - Parameter files: Where two files have the same form, the later one wins.
  package init(_ files: [LexiconFile]) throws(LexiconError) {
    var parsed: [GazetteerEntry] = []
    for file in files { parsed += try GazetteerParser(file: file).entries() }
    let ids = Gazetteer.ids(of: parsed)
    for var entry in parsed {
      if entry.id == nil, !ids.isEmpty { entry.id = ids[Gazetteer.key(entry)] }
      add(entry)
    }
    for index in entries.indices { addGovernment(of: index) }
  }

  /// The ids of the names that have one: another line of the same name means the same thing.
  private static func ids(of entries: [GazetteerEntry]) -> [String: String] {
    var ids: [String: String] = [:]
    for entry in entries {
      if let id = entry.id, ids[key(entry)] == nil { ids[key(entry)] = id }
    }
    return ids
  }

  private static func key(_ entry: GazetteerEntry) -> String {
    "\(entry.kind.name)\t\(entry.name)"
  }

  // MARK: Looking up

  /// The node that a first word leads to, or -1.
  func node(_ word: UInt64) -> Int32 { nodes.value(word) }

  /// The node that the next word leads to, with the key so far.
  func node(after key: UInt64, _ word: UInt64) -> (node: Int32, key: UInt64) {
    let longer = phraseHash(key, word)
    return (nodes.value(longer), longer)
  }

  func firstForm(_ node: Int32) -> Int32 { nodeForms[Int(node)] }
  func continues(_ node: Int32) -> Bool { nodeContinues[Int(node)] }

  /// Whether some name may begin with this small word.
  func mayBegin(small word: UInt64) -> Bool {
    smallFirstWords[Int(truncatingIfNeeded: word >> 58)] >> (word >> 52 & 63) & 1 == 1
  }

  /// The first form of a single word that calls a person, or -1.
  func surname(_ word: UInt64) -> Int32 { surnames.value(word) }

  /// The single words that call the person of an entry.
  func callNames(of entry: Int32) -> [UInt64] { calls[entry] ?? [] }

  /// The person with these first and last words of the name, whatever stands between them.
  func person(first: UInt64, last: UInt64, on day: Day?) -> Int32? {
    var form = surname(last)
    var found: Int32?
    while form >= 0 {
      let entry = forms[Int(form)].entry
      if firstWords[entry] == first {
        if let day, facts[Int(entry)].holdsOffice(on: day) { return entry }
        if found == nil { found = entry }
      }
      form = forms[Int(form)].next
    }
    return found
  }

  /// Whether a name is one forename and one surname.
  func hasTwoWords(_ entry: Int32) -> Bool {
    entries[Int(entry)].name.utf8.count { $0 == 0x20 } == 1
  }

  /// The name of a country by its code.
  func countryName(_ code: String) -> String? { countryNames[code] }

  // MARK: Filling

  private mutating func add(_ entry: GazetteerEntry) {
    let index = Int32(truncatingIfNeeded: entries.count)
    let key = entry.id.map { "id\t\($0)" } ?? Gazetteer.key(entry)
    if let first = entryOfName[key] {
      canonical.append(first)
    } else {
      entryOfName[key] = index
      canonical.append(index)
    }
    append(entry)
    if entry.role == "country", let code = entry.country, countryNames[code] == nil {
      countryNames[code] = entry.name
    }
    if entry.kind != .group { add(form: entry.name, of: index) }
    for alias in entry.aliases { add(form: alias, of: index) }
    if entry.kind == .person { addSurname(of: entry.name, entry: index) }
  }

  private mutating func append(_ entry: GazetteerEntry) {
    var country: Int32 = -1
    if let code = entry.country {
      country = countryIndex[code] ?? Int32(truncatingIfNeeded: countryCodes.count)
      if country == Int32(truncatingIfNeeded: countryCodes.count) {
        countryIndex[code] = country
        countryCodes.append(code)
      }
    }
    entries.append(entry)
    facts.append(EntryFacts(entry, country: country))
    governments.append(-1)
  }

  private mutating func add(form: String, of entry: Int32) {
    let bytes = Array(form.utf8)
    let pieces = Gazetteer.pieces(of: bytes)
    guard let first = pieces.first, pieces.count <= 64 else { return }
    if entries[Int(entry)].kind == .person, pieces.count == 1 {
      add(surname: first, of: entry, isCall: true)
      return
    }
    if !first.isCapital {
      smallFirstWords[Int(truncatingIfNeeded: first.word >> 58)] |= 1 << (first.word >> 52 & 63)
    }
    var key = first.word
    var node = insertNode(key)
    var capitals: UInt64 = first.isCapital ? 1 : 0
    for (position, piece) in pieces.enumerated().dropFirst() {
      nodeContinues[node] = true
      key = phraseHash(key, piece.word)
      node = insertNode(key)
      if piece.isCapital { capitals |= 1 << UInt64(position) }
    }
    let isAcronym = pieces.count == 1 && first.shape.contains(.allCapitals) && form.utf8.count < 4
    forms.append(
      Form(entry: entry, capitals: capitals, isAcronym: isAcronym, next: nodeForms[node]))
    nodeForms[node] = Int32(truncatingIfNeeded: forms.count - 1)
  }

  private mutating func insertNode(_ key: UInt64) -> Int {
    let known = nodes.value(key)
    if known >= 0 { return Int(known) }
    nodes.set(key, to: Int32(truncatingIfNeeded: nodeForms.count))
    nodeForms.append(-1)
    nodeContinues.append(false)
    return nodeForms.count - 1
  }

  /// The last word of a full name, without `al-`.
  private mutating func addSurname(of name: String, entry: Int32) {
    let pieces = Gazetteer.pieces(of: Array(name.utf8))
    guard pieces.count > 1, let last = pieces.last, last.isCapital else { return }
    firstWords[entry] = pieces[0].word
    let isOfficeHolder = entries[Int(entry)].role != nil
    add(surname: last, of: entry, isCall: isOfficeHolder)
  }

  private mutating func add(surname piece: NamePiece, of entry: Int32, isCall: Bool) {
    let next = surnames.value(piece.word)
    if next >= 0, forms[Int(next)].entry == entry { return }
    forms.append(
      Form(entry: entry, capitals: 1, isAcronym: false, isCall: isCall, next: next))
    surnames.set(piece.word, to: Int32(truncatingIfNeeded: forms.count - 1))
    calls[entry, default: []].append(piece.word)
  }

  /// Makes the entry that a capital ("capital") or a seat ("seat of NATO") stands for.
  private mutating func addGovernment(of index: Int) {
    let entry = entries[index]
    guard entry.kind == .place, let role = entry.role else { return }
    var name: String?
    if role == "capital", let code = entry.country, let country = countryNames[code] {
      name = "Government of \(Gazetteer.withArticle(country))"
    } else if role.hasPrefix("seat of ") {
      name = String(role.dropFirst("seat of ".count))
    }
    guard let name else { return }
    let key = "\(EntityKind.place.name)\t\(name)"
    if let known = entryOfName[key] {
      governments[index] = known
      return
    }
    let government = Int32(truncatingIfNeeded: entries.count)
    entryOfName[key] = government
    let country = role == "capital" ? entry.country : nil
    append(GazetteerEntry(name: name, kind: .place, country: country, aliases: []))
    canonical.append(government)
    governments[index] = government
  }

  /// "the United States", but "Russia".
  static func withArticle(_ country: String) -> String {
    let plurals = ["Netherlands", "Philippines", "Maldives", "Bahamas", "Gambia", "Seychelles"]
    let needsArticle =
      country.hasPrefix("United ") || country.hasSuffix("Republic") || country.hasSuffix("Union")
      || country.hasSuffix("Islands") || country.hasPrefix("Democratic Republic")
      || country.hasPrefix("Republic") || plurals.contains(country)
    return needsArticle ? "the \(country)" : country
  }

  private static func pieces(of form: [UInt8]) -> [NamePiece] {
    var pieces = NamePieces()
    pieces.fill(form)
    return Array(pieces.all.prefix(pieces.count))
  }
}
