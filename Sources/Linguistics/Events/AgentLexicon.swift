import Kernels

/// The nouns for those who act, and the sectors they act for.
package struct AgentLexicon: Sendable {
  /// What a noun tells.
  enum Kind: Int32, CaseIterable {
    /// Acts by itself.
    case agent
    /// Tells the sector of a noun behind it.
    case modifier
    /// Takes the sector of a word before it, or else its own.
    case generic
    /// Belongs to somebody.
    case thing
    /// Somebody by what he is to another one, and not of that one's country ("its allies").
    case relation
  }

  private var sectors: [String] = []
  private var words = WordMap(minimumCapacity: 2048)
  private var modifiers = WordMap(minimumCapacity: 128)
  private var roles: [String: String] = [:]
  private var names: [String: String] = [:]
  private var regions: [String: String] = [:]
  private var regionCodes: Set<String> = []
  private var bodies = WordMap(minimumCapacity: 128)

  /// - Throws: `LexiconError` at the first line that is not as the file's header says.
  package init(_ file: LexiconFile) throws(LexiconError) {
    for line in file.lines {
      guard line.fields.count == 3 else {
        throw file.error(line.number, "expected a sector, a kind and nouns")
      }
      try read(line.fields, line.number, file)
    }
  }

  private mutating func read(
    _ fields: [String], _ line: Int, _ file: LexiconFile
  ) throws(LexiconError) {
    let (code, kind, nouns) = (fields[0], fields[1], fields[2])
    if kind == "named" {
      for name in nouns.split(separator: "|") { names[String(name)] = code }
    } else if kind == "body" {
      for noun in nouns.split(separator: " ") { bodies.set(EventLexicon.key(of: noun), to: 0) }
    } else if kind == "region" {
      for name in nouns.split(separator: "|") { regions[String(name)] = code }
      regionCodes.insert(code)
    } else if kind == "role" {
      for role in nouns.split(separator: " ") {
        roles[role.split(separator: "_").joined(separator: " ")] = code
      }
    } else if let known = Kind.allCases.first(where: { "\($0)" == kind }) {
      let sector = number(of: code == "-" ? "" : code)
      for noun in nouns.split(separator: " ") {
        let key = EventLexicon.key(of: noun)
        if known == .modifier {
          modifiers.set(key, to: sector)
        } else {
          add(key, known, sector)
          // For a plural that is taken for a lemma.
          add(EventLexicon.key(of: EventLexicon.plural(of: noun)), known, sector)
        }
      }
    } else {
      throw file.error(
        line,
        "found '\(kind)', expected agent, modifier, generic, thing, relation, role, body, named or region"
      )
    }
  }

  private mutating func add(_ key: UInt64, _ kind: Kind, _ sector: Int32) {
    if words.value(key) < 0 { words.set(key, to: kind.rawValue << 16 | sector) }
  }

  private mutating func number(of sector: String) -> Int32 {
    if let known = sectors.firstIndex(of: sector) { return Int32(known) }
    sectors.append(sector)
    return Int32(sectors.count - 1)
  }

  /// What a noun, or a phrase of two words or three, is; the sector may be empty.
  func noun(_ key: UInt64) -> (kind: Kind, sector: String)? {
    let value = words.value(key)
    guard value >= 0, let kind = Kind(rawValue: value >> 16) else { return nil }
    return (kind, sectors[Int(value & 0xFFFF)])
  }

  /// Whether a noun for those who act is never one person ("university").
  func isBody(_ lemma: UInt64) -> Bool { bodies.contains(lemma) }

  /// The sector that a word before a noun gives it.
  func modifier(_ lemma: UInt64) -> String? {
    let value = modifiers.value(lemma)
    return value < 0 ? nil : sectors[Int(value)]
  }

  /// The sector of a body that a gazetteer calls so ("armed group").
  func sector(ofBody body: String) -> String? { roles[body] }

  /// The whole code of a body ("IGOUNO").
  func code(ofName name: String) -> String? { names[name] }

  /// The code of a part of the world ("EUR"), which stands for a country that is not told.
  func region(ofName name: String) -> String? { regions[name] }

  /// Whether a code is that of a part of the world and not of a country.
  func isRegion(_ code: String) -> Bool { regionCodes.contains(code) }

  /// The sector of an office ("Foreign Secretary", "Speaker of the House").
  func sector(ofOffice office: String) -> String? {
    let words = office.split(separator: " ").map { wordHash(String($0)) }
    let before = words.prefix { $0 != ofWord }
    guard let last = before.last else { return nil }
    if before.count > 1, let two = noun(phraseHash(before[before.count - 2], last)) {
      return two.sector
    }
    guard let found = noun(last), found.kind == .agent || found.kind == .generic else {
      return nil
    }
    guard found.kind == .generic else { return found.sector }
    for word in before.dropLast().reversed() {
      if let sector = modifier(word) { return sector }
    }
    for word in words.dropFirst(before.count) {
      if let inner = noun(word), inner.kind == .agent { return inner.sector }
    }
    return found.sector.isEmpty ? nil : found.sector
  }
}

private let ofWord = wordHash("of")
