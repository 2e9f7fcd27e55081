package import Corpus

/// One thing that has a name: a line of a gazetteer.
package struct GazetteerEntry: Sendable, Equatable {
  /// Canonical name.
  package var name: String
  package var kind: EntityKind
  /// ISO 3166-1 alpha-3.
  package var country: String?
  /// The forms that texts use; without `name` itself.
  package var aliases: [String]
  /// The office of a person; for others, what it is (`country`, `capital`, `party`).
  package var role: String?
  /// The days from which and to which a person holds the office, or another thing has the name,
  /// both included.
  package var from: Day?
  package var to: Day?
  /// What its owner calls the thing elsewhere; entries of one id are one thing.
  package var id: String?

  package init(
    name: String, kind: EntityKind, country: String? = nil, aliases: [String],
    role: String? = nil, from: Day? = nil, to: Day? = nil, id: String? = nil
  ) {
    self.name = name
    self.kind = kind
    self.country = country
    self.aliases = aliases
    self.role = role
    self.from = from
    self.to = to
    self.id = id
  }
}

/// Reads gazetteers: `name  type  country  aliases(|-separated)  role  from  to  id`, separated by
/// tabs; fields at the end may be left out.
///
/// The name of a `group` is not a form in itself ("Russia" is the canonical name of "Russian"); it
/// is one where the aliases repeat it.
struct GazetteerParser {
  let file: LexiconFile

  func entries() throws(LexiconError) -> [GazetteerEntry] {
    var entries: [GazetteerEntry] = []
    entries.reserveCapacity(file.lines.count)
    for line in file.lines { entries.append(try entry(line)) }
    return entries
  }

  private func entry(_ line: LexiconFile.Line) throws(LexiconError) -> GazetteerEntry {
    let fields = line.fields
    guard (2...8).contains(fields.count) else {
      throw file.error(
        line.number,
        "found \(fields.count) fields, expected 2 to 8: "
          + "name, type, country, aliases, role, from, to, id"
      )
    }
    func field(_ index: Int) -> String? {
      index < fields.count && !fields[index].isEmpty ? fields[index] : nil
    }
    guard let name = field(0) else { throw file.error(line.number, "the name is empty") }
    guard fields.allSatisfy({ $0.utf8.count < 4096 }) else {
      throw file.error(line.number, "a field of more than 4095 bytes")
    }
    guard let kind = EntityKind.allCases.first(where: { $0.name == fields[1] }) else {
      let known = EntityKind.allCases.map(\.name).joined(separator: ", ")
      throw file.error(line.number, "unknown type '\(fields[1])'; known types: \(known)")
    }
    if let country = field(2), !isCountryCode(country) {
      throw file.error(
        line.number, "found '\(country)', expected an ISO 3166-1 alpha-3 code such as RUS")
    }
    let from = try day(field(5), isLast: false, line: line.number)
    let to = try day(field(6), isLast: true, line: line.number)
    if let from, let to, to < from {
      throw file.error(line.number, "found a term that ends on \(to), before it begins on \(from)")
    }
    return GazetteerEntry(
      name: name, kind: kind, country: field(2),
      aliases: (field(3) ?? "").split(separator: "|").map(String.init), role: field(4),
      from: from, to: to, id: field(7))
  }

  private func isCountryCode(_ code: String) -> Bool {
    code.utf8.count == 3 && code.utf8.allSatisfy { $0 &- 0x41 < 26 }
  }

  /// A year, a month or a day; its first or last day.
  private func day(_ text: String?, isLast: Bool, line: Int) throws(LexiconError) -> Day? {
    guard let text else { return nil }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    let year = parts[0] ?? -1
    let month = parts.count > 1 ? parts[1] ?? -1 : (isLast ? 12 : 1)
    let last = (1...12).contains(month) ? Day.count(ofMonth: month, year: year) : -1
    let number = parts.count > 2 ? parts[2] ?? -1 : (isLast ? last : 1)
    guard parts.count <= 3, year > 0, let day = Day(year: year, month: month, day: number) else {
      throw file.error(line, "found '\(text)', expected a date such as 2015, 2015-10 or 2015-10-22")
    }
    return day
  }
}
