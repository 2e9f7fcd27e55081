package import Corpus

/// The place (and agency, and date) in front of the first paragraph: "MOSCOW (Agency) -".
package struct Dateline: Equatable, Sendable {
  /// The place, from the beginning of the paragraph.
  package let place: Range<Int>
  package let published: Day?

  /// Bytes from the beginning of the paragraph within which a dateline ends.
  private static let longest = 100

  /// The dateline at the beginning of a paragraph, if it has one.
  ///
  /// It ends in a dash. In front of that stand capitals ("GENEVA", "KATHMANDU, Nepal"), or
  /// capitalized words that an agency in brackets or a date follows ("Geneva (Agency) -").
  package init?(_ paragraph: ArraySlice<UInt8>) {
    let head = paragraph.prefix(Dateline.longest)
    guard Dateline.hasDash(head) else { return nil }
    let list = Words(head).list
    guard let dash = list.firstIndex(where: { Dateline.isDash($0.text) }), dash > 0 else {
      return nil
    }
    var end = dash
    var hasAgency = false
    if let open = list[..<dash].firstIndex(where: { $0.text.hasPrefix("(") }), open > 0,
      list[dash - 1].text.hasSuffix(")")
    {
      hasAgency = true
      end = open
    }
    var day: Day?
    var hasDate = false
    for index in 1..<max(end, 1) where !hasDate {
      if let date = PrintedDate(list, at: index), date.words.upperBound == end {
        (day, end, hasDate) = (date.day, index, true)
      } else if let length = PrintedDate.lengthWithoutYear(list, at: index), index + length == end {
        (end, hasDate) = (index, true)
      }
    }
    guard Dateline.isPlace(list[..<end], isMarked: hasAgency || hasDate) else { return nil }
    let last = list[end - 1]
    let commas = last.text.hasSuffix(",") ? 1 : 0
    place = list[0].range.lowerBound..<(last.range.upperBound - commas)
    published = day
  }

  /// Whether a dash stands behind a space or is long: a quick look before a thorough one.
  private static func hasDash(_ head: ArraySlice<UInt8>) -> Bool {
    for index in head.indices.dropFirst().dropLast(2) {
      if head[index] == 0x2D, head[index - 1] == 0x20 { return true }
      if head[index] == 0xE2, head[index + 1] == 0x80,
        head[index + 2] & 0xFE == 0x92
          || head[index + 2] & 0xFE == 0x94
      {
        return true
      }
    }
    return false
  }

  private static func isDash(_ word: Substring) -> Bool {
    word == "—" || word == "–" || word == "-" || word == "--"
  }

  private static func isPlace(_ words: ArraySlice<Words.Word>, isMarked: Bool) -> Bool {
    guard let first = words.first, words.count <= 6 else { return false }
    var (capitals, hasComma) = (0, false)
    for word in words {
      let core = word.core
      if isAllCapitals(core) {
        capitals += 1
      } else if !(isCapitalized(core) && (hasComma || isMarked)) && !(core == "and") {
        return false
      }
      if word.text.hasSuffix(",") { hasComma = true }
    }
    if isMarked { return isCapitalized(first.core) }
    guard capitals > 0, isAllCapitals(first.core) else { return false }
    if words.count > 1 { return true }
    let length = first.core.unicodeScalars.count
    return length > 4 || hasComma || shortPlaces.contains(String(first.core))
  }

  /// Towns and countries so short that their names in capitals could be abbreviations.
  private static let shortPlaces: Set<String> = [
    "ADEN", "AGRA", "APIA", "BAKU", "BALI", "BARI", "BATH", "BERN", "BONN", "CALI", "CHAD", "CORK",
    "CUBA", "DOHA", "FIJI", "GAZA", "GOMA", "GRAZ", "HOMS", "IRAN", "IRAQ", "JUBA", "KANO", "KIEV",
    "KYIV", "LAOS", "LIMA", "LINZ", "LODZ", "LOMÉ", "LOME", "LVIV", "LYON", "MALÉ", "MALE", "MALI",
    "METZ", "NICE", "OHIO", "OMAN", "ORAN", "OSLO", "PERU", "PISA", "RENO", "RIGA", "ROME", "SUVA",
    "TOGO", "UTAH", "WACO", "BRNO", "UFA", "QOM", "HUE",
  ]

  private static func isAllCapitals(_ word: Substring) -> Bool {
    let letters = word.unicodeScalars.filter { $0.properties.isAlphabetic }
    return letters.count >= 2 && letters.allSatisfy { $0.properties.isUppercase }
  }

  private static func isCapitalized(_ word: Substring) -> Bool {
    word.unicodeScalars.first?.properties.isUppercase ?? false
  }
}
