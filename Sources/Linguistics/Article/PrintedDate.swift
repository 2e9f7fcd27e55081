import Corpus
import Kernels

/// A date as it stands in bylines and datelines.
struct PrintedDate {
  /// The words it takes up.
  let words: Range<Int>
  /// Nil where no single day of a single year is named ("October 2015").
  let day: Day?

  /// The date that begins at a word, if one does.
  ///
  /// Knows "22 October 2015", "22nd of October, 2015", "1er octobre 2015", "22 de octubre de 2015",
  /// "October 22, 2015", "Oct. 22, 2015", "2015 October 22", "October 2015", "22-Oct-2015",
  /// "2015-10-22", "2015/10/22", "22.10.2015", and "22/10/2015" where only one of both numbers can
  /// be a month.
  init?(_ words: Words, at index: Int) {
    let reader = DateReader(words: words)
    let first = words.firstByte(words.list[index])
    if first &- 0x30 < 10 {
      if let day = reader.joined(index) {
        self.init(index..<(index + 1), day)
      } else if let number = reader.dayNumber(index) {
        guard let (month, next) = reader.month(behindDay: index + 1),
          let (year, end) = reader.year(behindMonth: next),
          let day = Day(year: year, month: month, day: number)
        else { return nil }
        self.init(index..<end, day)
      } else if let year = reader.year(index), let month = reader.month(index + 1),
        let number = reader.dayNumber(index + 2),
        let day = Day(year: year, month: month, day: number)
      {
        self.init(index..<(index + 3), day)
      } else {
        return nil
      }
    } else if let month = reader.month(index) {
      if let number = reader.dayNumber(index + 1), let year = reader.year(index + 2),
        let day = Day(year: year, month: month, day: number)
      {
        self.init(index..<(index + 3), day)
      } else if let (_, end) = reader.year(behindMonth: index + 1) {
        self.init(index..<end, nil)
      } else {
        return nil
      }
    } else if let day = reader.joined(index) {
      self.init(index..<(index + 1), day)
    } else {
      return nil
    }
  }

  private init(_ words: Range<Int>, _ day: Day?) {
    self.words = words
    self.day = day
  }

  /// How many words a date without a year takes up, like `Oct 22`.
  static func lengthWithoutYear(_ words: Words, at index: Int) -> Int? {
    let reader = DateReader(words: words)
    let isMonthFirst = reader.month(index) != nil && reader.dayNumber(index + 1) != nil
    let isDayFirst = reader.dayNumber(index) != nil && reader.month(behindDay: index + 1) != nil
    return isMonthFirst || isDayFirst ? 2 : nil
  }

  /// A word that is a year of four digits from 1500 to 2199.
  static func year(_ words: Words, at index: Int) -> Int? { DateReader(words: words).year(index) }
}

/// Reads single words as parts of dates; nil for a place outside the list.
private struct DateReader {
  let words: Words

  func word(_ index: Int) -> Words.Word? {
    index >= 0 && index < words.list.count ? words.list[index] : nil
  }

  func month(_ index: Int) -> Int? {
    word(index).flatMap { MonthNames.month($0.hash, isBehindDay: false) }
  }

  /// A month behind the number of a day, and where the date goes on: "October", "of October".
  func month(behindDay index: Int) -> (month: Int, next: Int)? {
    let place = skippingOf(index)
    return word(place).flatMap { MonthNames.month($0.hash, isBehindDay: true) }
      .map { ($0, place + 1) }
  }

  func year(behindMonth index: Int) -> (year: Int, end: Int)? {
    let place = skippingOf(index)
    return year(place).map { ($0, place + 1) }
  }

  private func skippingOf(_ index: Int) -> Int {
    word(index).map { DateReader.of.contains($0.hash) } ?? false ? index + 1 : index
  }

  private static let of = wordTable("of de del do di")

  func year(_ index: Int) -> Int? {
    guard let word = word(index), word.core.count == 4, let year = words.number(word),
      (1500..<2200).contains(year)
    else { return nil }
    return year
  }

  /// The day that a word like "22", "22nd", "1er" or "1º" is.
  func dayNumber(_ index: Int) -> Int? {
    guard let word = word(index) else { return nil }
    return dayNumber(in: word.core)
  }

  private func dayNumber(in range: Range<Int>) -> Int? {
    let span = words.bytes.span
    var end = range.lowerBound
    while end < range.upperBound, span[end] &- 0x30 < 10 { end += 1 }
    guard end - range.lowerBound <= 2, let day = decimalNumber(span, range.lowerBound..<end),
      (1...31).contains(day)
    else { return nil }
    if end == range.upperBound { return day }
    guard range.upperBound - end == 2 else { return nil }
    let ending = wordHash(span, in: end..<range.upperBound)
    return DateReader.endings.contains(ending) ? day : nil
  }

  private static let endings = wordTable("st nd rd th er º ª")

  /// A date in one word: three parts with the same mark between them.
  func joined(_ index: Int) -> Day? {
    guard let word = word(index), (8...25).contains(word.core.count) else { return nil }
    let span = words.bytes.span
    var end = word.core.lowerBound
    // A time may follow behind "T".
    while end < word.core.upperBound,
      span[end] != 0x54 || end == word.core.lowerBound || span[end - 1] &- 0x30 >= 10
    {
      end += 1
    }
    var marks: [Int] = []
    for place in word.core.lowerBound..<end
    where span[place] == 0x2D || span[place] == 0x2F || span[place] == 0x2E {
      marks.append(place)
    }
    guard marks.count == 2, span[marks[0]] == span[marks[1]] else { return nil }
    let parts = [word.core.lowerBound..<marks[0], marks[0] + 1..<marks[1], marks[1] + 1..<end]
    return day(of: parts, mark: span[marks[0]])
  }

  private func day(of parts: [Range<Int>], mark: UInt8) -> Day? {
    let span = words.bytes.span
    let numbers = parts.map { decimalNumber(span, $0) }
    if let year = numbers[0], parts[0].count == 4 {
      guard let month = numbers[1], let day = numbers[2] else { return nil }
      return Day(year: year, month: month, day: day)
    }
    guard let year = numbers[2], parts[2].count == 4 else { return nil }
    switch (numbers[0], numbers[1]) {
    case (let day?, nil):
      guard let month = monthNamed(parts[1]) else { return nil }
      return Day(year: year, month: month, day: day)
    case (nil, let day?):
      guard let month = monthNamed(parts[0]) else { return nil }
      return Day(year: year, month: month, day: day)
    case (let first?, let second?):
      // With dots the day stands first, wherever they are used.
      if first > 12 || first == second || (mark == 0x2E && second <= 12) {
        return Day(year: year, month: second, day: first)
      }
      return second > 12 ? Day(year: year, month: first, day: second) : nil
    default: return nil
    }
  }

  private func monthNamed(_ range: Range<Int>) -> Int? {
    MonthNames.month(wordHash(words.bytes.span, in: range), isBehindDay: true)
  }
}
