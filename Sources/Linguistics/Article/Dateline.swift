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
  /// capitalized words that an agency in brackets or a date follows ("Geneva (Agency) -"), or a
  /// town and its country ("Geneva, Switzerland –"). It ends in a colon behind an agency or a
  /// date, and behind the capitals of towns whose papers write so ("LAHORE:").
  package init?(_ paragraph: ArraySlice<UInt8>) {
    let head = paragraph.prefix(Dateline.longest)
    guard Dateline.hasEnd(head) else { return nil }
    let words = Words(head)
    let list = words.list
    guard let (dash, isColon) = Dateline.end(of: words), dash > 0 else { return nil }
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
    let isMarked = hasAgency || hasDate
    guard !MonthNames.isWeekday(list[0].hash) else { return nil }
    if isColon, isMarked, words.lastByte(list[end - 1]) != 0x2C { return nil }
    if isColon, !isMarked {
      guard end <= 3, DatelinePlaces.isTownOfColons(words, end) else { return nil }
    } else if !Dateline.isPlace(words, end, isMarked: isMarked) {
      guard end > 1, DatelinePlaces.isTownInCountry(words, end, before: dash) else { return nil }
    }
    let last = list[end - 1]
    let ending = words.lastByte(last)
    let commas = ending == 0x2C || ending == 0x3A ? 1 : 0
    place = list[0].range.lowerBound..<(last.range.upperBound - commas)
    published = day
  }

  /// The place behind the words of a dateline, and whether it ends in a colon rather than a dash.
  private static func end(of words: Words) -> (dash: Int, isColon: Bool)? {
    for (index, word) in words.list.enumerated() {
      if dashes.contains(word.hash) { return (index, false) }
      if words.lastByte(word) == 0x3A, index + 1 < words.count,
        words.isCapitalized(words.list[index + 1])
      {
        return (index + 1, true)
      }
    }
    return nil
  }

  /// Whether a colon stands in front of a space, or a dash behind one, or one is long: a quick
  /// look before a thorough one.
  private static func hasEnd(_ head: ArraySlice<UInt8>) -> Bool {
    for index in head.indices.dropFirst().dropLast(2) {
      if head[index] == 0x2D, head[index - 1] == 0x20 { return true }
      if head[index] == 0x3A, head[index + 1] == 0x20 { return true }
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
