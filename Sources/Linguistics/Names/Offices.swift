import Corpus
import Kernels

/// Who holds which office when, and by what words offices go.
struct Offices: Sendable {
  /// The words for an office.
  private struct Title {
    /// Hashes of the roles that they mean, the likeliest first.
    let roles: [UInt64]
    /// Country codes; empty for all.
    let countries: Set<String>
    /// Of an organisation or a city, not of a country.
    let isOfBody: Bool
  }

  private var titles: [[Title]] = []
  /// From the chained hash of the words so far to a position in `titles`, 0 where none ends.
  private var nodes = WordMap()
  /// From the key of owner and role to entries of the gazetteer.
  private var holders: [UInt64: [Int32]] = [:]

  /// - Parameter words: `words  roles(|-separated)  countries(|-separated), "body" or nothing`.
  init(_ words: LexiconFile, gazetteer: Gazetteer) throws(LexiconError) {
    titles.append([])
    for line in words.lines { try add(line, of: words) }
    for index in gazetteer.facts.indices where gazetteer.facts[index].isOfficeHolder {
      addHolder(Int32(truncatingIfNeeded: index), gazetteer)
    }
  }

  private mutating func add(_ line: LexiconFile.Line, of file: LexiconFile) throws(LexiconError) {
    guard (2...3).contains(line.fields.count) else {
      throw file.error(
        line.number, "found \(line.fields.count) fields, expected 2 to 3: words, roles, where")
    }
    let place = line.fields.count > 2 ? line.fields[2] : ""
    let title = Title(
      roles: line.fields[1].split(separator: "|").map { Offices.key(of: $0) },
      countries: place == "body" ? [] : Set(place.split(separator: "|").map(String.init)),
      isOfBody: place == "body")
    var key: UInt64 = 0
    for word in line.fields[0].split(separator: " ") {
      key = phraseHash(key, wordHash(String(word)))
      if nodes.value(key) < 0 { nodes.set(key, to: 0) }
    }
    if nodes.value(key) == 0 {
      nodes.set(key, to: Int32(truncatingIfNeeded: titles.count))
      titles.append([])
    }
    titles[Int(nodes.value(key))].append(title)
  }

  private static func key(of role: some StringProtocol) -> UInt64 { wordHash(String(role)) }

  // MARK: Whose office

  private mutating func addHolder(_ entry: Int32, _ gazetteer: Gazetteer) {
    guard let role = gazetteer.entries[Int(entry)].role else { return }
    if let code = gazetteer.entries[Int(entry)].country, let country = gazetteer.countryName(code) {
      add(entry, owner: wordHash(country), role: role)
    }
    // "President of the World Bank", "UN Secretary-General".
    if let of = Offices.range(of: " of ", in: role) {
      var body = role[of.upperBound...]
      if body.hasPrefix("the ") { body = body.dropFirst("the ".count) }
      if let owner = gazetteer.name(ofForm: String(body)) {
        add(entry, owner: wordHash(owner), role: String(role[..<of.lowerBound]))
      }
    }
    var words = role.split(separator: " ")[...]
    for count in 1..<max(2, min(3, words.count)) where words.count > 1 {
      let body = words.prefix(count).joined(separator: " ")
      if let owner = gazetteer.name(ofForm: body) {
        words = words.dropFirst(count)
        return add(entry, owner: wordHash(owner), role: words.joined(separator: " "))
      }
    }
  }

  private mutating func add(_ entry: Int32, owner: UInt64, role: String) {
    holders[phraseHash(owner, Offices.key(of: role)), default: []].append(entry)
  }

  private static func range(of mark: String, in text: String) -> Range<String.Index>? {
    text.indices.lazy.first { text[$0...].hasPrefix(mark) }.map {
      $0..<text.index($0, offsetBy: mark.count)
    }
  }

  // MARK: Asking

  /// The entry of the one who holds an office on a day.
  ///
  /// - Parameter title: What `title(from:)` found.
  func holder(of title: Int, owner: Entity, on day: Day, _ gazetteer: Gazetteer) -> Int32? {
    let name = wordHash(owner.name)
    let isCountry = owner.kind == .place || owner.kind == .group
    for title in titles[title] {
      if title.isOfBody, isCountry, owner.country.flatMap(gazetteer.countryName) == owner.name {
        continue
      }
      if !title.countries.isEmpty, !title.countries.contains(owner.country ?? "") { continue }
      for role in title.roles {
        let entries = (holders[phraseHash(name, role)] ?? []).filter {
          gazetteer.facts[Int($0)].hasTerm && gazetteer.facts[Int($0)].holdsOffice(on: day)
        }
        // Of two whose terms meet on the day, the one who begins.
        if let last = entries.max(by: {
          gazetteer.facts[Int($0)].from < gazetteer.facts[Int($1)].from
        }) {
          return last
        }
      }
    }
    return nil
  }

  /// Whether the words for some office may begin with a word.
  func begins(_ word: UInt64) -> Bool { nodes.value(phraseHash(0, word)) >= 0 }

  /// The longest words for an office that begin at a token: which, and the token behind them.
  func title(from start: Int, to limit: Int, in tokens: [Token]) -> (title: Int, end: Int)? {
    var key: UInt64 = 0
    var found: (title: Int, end: Int)?
    var index = start
    while index < limit, index - start < 12 {
      let token = tokens[index]
      if token.shape.contains(.punctuation) {
        // A hyphen inside a word.
        guard index > start, index + 1 < limit, token.range.count == 1,
          !token.shape.contains(.spaceBefore), !tokens[index + 1].shape.contains(.spaceBefore)
        else { break }
      } else {
        key = phraseHash(key, token.word)
        let node = nodes.value(key)
        guard node >= 0 else { break }
        if node > 0 { found = (Int(node), index + 1) }
      }
      index += 1
    }
    return found
  }
}

extension Gazetteer {
  /// The canonical name of what a form means without regard to the day.
  func name(ofForm form: String) -> String? {
    var pieces = NamePieces()
    pieces.fill(Array(form.utf8))
    guard pieces.count > 0 else { return nil }
    var key = pieces.all[0].word
    var node = node(key)
    for index in 1..<max(pieces.count, 1) where node >= 0 {
      (node, key) = self.node(after: key, pieces.all[index].word)
    }
    guard node >= 0, firstForm(node) >= 0 else { return nil }
    return entries[Int(forms[Int(firstForm(node))].entry)].name
  }
}
