package import Corpus
import Kernels

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
    let words = Words(head)
    let list = words.list
    guard let dash = list.firstIndex(where: { Dateline.dashes.contains($0.hash) }), dash > 0 else {
      return nil
    }
    var end = dash
    var hasAgency = false
    if words.lastByte(list[dash - 1]) == UInt8(ascii: ")"),
      let open = list[..<dash].firstIndex(where: {
        head[head.startIndex + $0.range.lowerBound] == UInt8(ascii: "(")
      }), open > 0
    {
      hasAgency = true
      end = open
    }
    var day: Day?
    var hasDate = false
    for index in 1..<max(end, 1) where !hasDate {
      if let date = PrintedDate(words, at: index), date.words.upperBound == end {
        (day, end, hasDate) = (date.day, index, true)
      } else if let length = PrintedDate.lengthWithoutYear(words, at: index), index + length == end
      {
        (end, hasDate) = (index, true)
      }
    }
    guard Dateline.isPlace(words, end, isMarked: hasAgency || hasDate) else { return nil }
    let last = list[end - 1]
    let commas = words.lastByte(last) == 0x2C ? 1 : 0
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

  private static let dashes = wordTable("— – - --")

  /// Whether the words in front of `end` name a place.
  private static func isPlace(_ words: Words, _ end: Int, isMarked: Bool) -> Bool {
    guard (1...6).contains(end) else { return false }
    var (capitals, hasComma) = (0, false)
    for word in words.list[..<end] {
      if words.isAllCapitals(word) {
        capitals += 1
      } else if !(words.isCapitalized(word) && (hasComma || isMarked)) && word.hash != and {
        return false
      }
      if words.lastByte(word) == 0x2C { hasComma = true }
    }
    let first = words.list[0]
    if isMarked { return words.isCapitalized(first) }
    guard capitals > 0, words.isAllCapitals(first) else { return false }
    if end > 1 { return true }
    let length = words.bytes.dropFirst(first.core.lowerBound).prefix(first.core.count)
      .count { $0 & 0xC0 != 0x80 }
    return length > 4 || hasComma || shortPlaces.contains(first.hash)
  }

  private static let and = wordHash("and")

  /// Towns and countries so short that their names in capitals could be abbreviations.
  private static let shortPlaces = wordTable(
    """
    ADEN AGRA APIA BAKU BALI BARI BATH BERN BONN CALI CHAD CORK CUBA DOHA FIJI GAZA GOMA GRAZ \
    HOMS IRAN IRAQ JUBA KANO KIEV KYIV LAOS LIMA LINZ LODZ LOMÉ LOME LVIV LYON MALÉ MALE MALI \
    METZ NICE OHIO OMAN ORAN OSLO PERU PISA RENO RIGA ROME SUVA TOGO UTAH WACO BRNO UFA QOM HUE
    """)
}
