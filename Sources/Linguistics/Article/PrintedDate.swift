import Corpus

/// A date as it stands in bylines and datelines.
struct PrintedDate {
  /// The words it takes up.
  let words: Range<Int>
  /// Nil where no single day of a single year is named ("October 2015").
  let day: Day?

  /// The date that begins at a word, if one does.
  ///
  /// Knows "22 October 2015", "22nd of October, 2015", "October 22, 2015", "Oct. 22, 2015",
  /// "October 2015", "2015-10-22", "2015/10/22", "22/10/2015" and "10.22.2015" where only one
  /// of both numbers can be a month.
  init?(_ list: [Words.Word], at index: Int) {
    let core = { (place: Int) -> Substring in list.indices.contains(place) ? list[place].core : "" }
    if let day = PrintedDate.numeric(core(index)) {
      self.init(index..<(index + 1), day)
    } else if let number = PrintedDate.dayNumber(core(index)) {
      let monthPlace = core(index + 1) == "of" ? index + 2 : index + 1
      guard let month = PrintedDate.month(core(monthPlace)),
        let year = PrintedDate.year(core(monthPlace + 1)),
        let day = Day(year: year, month: month, day: number)
      else { return nil }
      self.init(index..<(monthPlace + 2), day)
    } else if let month = PrintedDate.month(core(index)) {
      if let number = PrintedDate.dayNumber(core(index + 1)),
        let year = PrintedDate.year(core(index + 2)),
        let day = Day(year: year, month: month, day: number)
      {
        self.init(index..<(index + 3), day)
      } else if PrintedDate.year(core(index + 1)) != nil {
        self.init(index..<(index + 2), nil)
      } else {
        return nil
      }
    } else {
      return nil
    }
  }

  private init(_ words: Range<Int>, _ day: Day?) {
    self.words = words
    self.day = day
  }

  /// How many words a date without a year takes up, like `Oct 22`.
  static func lengthWithoutYear(_ list: [Words.Word], at index: Int) -> Int? {
    guard index + 1 < list.count else { return nil }
    let (first, second) = (list[index].core, list[index + 1].core)
    let isMonthFirst = month(first) != nil && dayNumber(second) != nil
    return isMonthFirst || (dayNumber(first) != nil && month(second) != nil) ? 2 : nil
  }

  static func isWeekday(_ word: Substring) -> Bool {
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].contains(word.prefix(3).lowercased())
      && (word.count == 3 || word.lowercased().hasSuffix("day") || word.count == 4)
  }

  /// A year of four digits from 1500 to 2199.
  static func year(_ word: Substring) -> Int? {
    guard word.utf8.count == 4, let year = number(word), (1500..<2200).contains(year) else {
      return nil
    }
    return year
  }

  private static func dayNumber(_ word: Substring) -> Int? {
    guard let first = word.utf8.first, first &- 0x30 < 10 else { return nil }
    var digits = word
    for ending in ["st", "nd", "rd", "th"] where digits.hasSuffix(ending) { digits.removeLast(2) }
    guard digits.utf8.count <= 2, let value = number(digits), (1...31).contains(value) else {
      return nil
    }
    return value
  }

  private static func month(_ word: Substring) -> Int? {
    guard (3...9).contains(word.utf8.count) else { return nil }
    let small = word.utf8.map { $0 | 0x20 }
    guard let place = months.firstIndex(where: { $0.starts(with: small.prefix(3)) }),
      small.count == 3 || small == months[place] || small == Array("sept".utf8)
    else { return nil }
    return place + 1
  }

  private static let months: [[UInt8]] = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ].map { Array($0.utf8) }

  private static func numeric(_ word: Substring) -> Day? {
    guard let digit = word.utf8.first, digit &- 0x30 < 10, word.utf8.count >= 8 else { return nil }
    let date = word.split(separator: "T", maxSplits: 1).first ?? word
    let separators: [Character] = ["-", "/", "."]
    guard let separator = separators.first(where: date.contains) else { return nil }
    let parts = date.split(separator: separator, omittingEmptySubsequences: false)
    guard parts.count == 3 else { return nil }
    let values = parts.compactMap(number)
    guard values.count == 3 else { return nil }
    if year(parts[0]) != nil { return Day(year: values[0], month: values[1], day: values[2]) }
    guard year(parts[2]) != nil else { return nil }
    let (first, second) = (values[0], values[1])
    if first > 12 || first == second { return Day(year: values[2], month: second, day: first) }
    return second > 12 ? Day(year: values[2], month: first, day: second) : nil
  }

  private static func number(_ digits: Substring) -> Int? {
    guard (1...4).contains(digits.utf8.count), digits.utf8.allSatisfy({ $0 &- 0x30 < 10 }) else {
      return nil
    }
    return Int(digits)
  }
}
