import Corpus
import Kernels

/// What rules ask of a gazetteer entry again and again, without its strings: copying an entry
/// costs more than looking it up.
struct EntryFacts {
  let kind: EntityKind
  /// Many countries have something of this name ("Senate").
  let isShared: Bool
  /// A country or a capital: hardly ever a surname.
  let isCountryOrCapital: Bool
  /// Position of its country among all that the gazetteer names, or -1.
  let country: Int32
  /// First and last day of the term, or the ends of all time.
  let from: Int32
  let to: Int32
  let isOfficeHolder: Bool
  /// Hash of its role, or 0.
  let role: UInt64
  /// `nameKey` of its kind and id, or its kind and name.
  let nameKey: UInt64

  init(_ entry: GazetteerEntry, country: Int32) {
    kind = entry.kind
    isShared = entry.role == "shared"
    isCountryOrCapital = entry.role == "country" || entry.role == "capital"
    self.country = country
    from = entry.from?.number ?? .min
    to = entry.to?.number ?? .max
    nameKey = EntryFacts.nameKey(entry.kind, wordHash(entry.id.map { "id\t\($0)" } ?? entry.name))
    role = entry.role.map { wordHash($0) } ?? 0
    isOfficeHolder = entry.kind == .person && entry.role != nil
  }

  /// The key of a thing within an article: its kind, and the hash of its name.
  static func nameKey(_ kind: EntityKind, _ name: UInt64) -> UInt64 {
    phraseHash(name, UInt64(kind.rawValue))
  }

  var hasTerm: Bool { from != .min || to != .max }

  /// Whether the entry holds on a day.
  func isInForce(on day: Day) -> Bool { from <= day.number && day.number <= to }

  /// Whether the office was held on a day.
  func holdsOffice(on day: Day) -> Bool { isOfficeHolder && isInForce(on: day) }

  /// Whether the form of an entry may mean it in an article of a day: persons keep their names
  /// behind their terms, all else has a name only while the entry holds.
  func mayBeMeant(on day: Day?) -> Bool {
    guard let day, kind != .person else { return true }
    return isInForce(on: day)
  }

  /// Whether the day is in the term, or within half a year of it: articles speak of people
  /// shortly before and after.
  func isNear(_ day: Day) -> Bool {
    Int(from) - 183 <= Int(day.number) && Int(day.number) <= Int(to) + 183
  }
}
