import Corpus

/// Dates in digits alone: 2015-10-22, 10/22/2015, 22.10.2015, 20151022.
extension DateParser {
  func numeric(at index: Int) -> DateParts? {
    let first = self[index]
    guard first.isPlainInteger, !self[index - 1].isMark(0x2F) || !first.isGlued else { return nil }
    if first.digits == 8 { return eightDigits(at: index) }
    let (mark, second) = (self[index + 1], self[index + 2])
    guard mark.kind == .punctuation, mark.isGlued, second.isGlued, second.isPlainInteger,
      mark.isDash || mark.isMark(0x2F) || mark.isMark(0x2E)
    else { return spaced(at: index) }
    let (again, third) = (self[index + 3], self[index + 4])
    guard again.kind == .punctuation, again.mark == mark.mark, again.isGlued, third.isGlued,
      third.isPlainInteger
    else { return monthAndDay(at: index) }
    return threeNumbers(at: index, first, second, third, mark.mark)
  }

  /// "2016 10 16".
  private func spaced(at index: Int) -> DateParts? {
    let (month, day) = (self[index + 1], self[index + 2])
    guard let year = yearNumber(at: index), month.isPlainInteger, day.isPlainInteger,
      month.digits == 2, day.digits == 2, self[index + 3].kind != .number
    else { return nil }
    let parts = DateParts(
      year: year, month: month.whole, day: day.whole, end: index + 3, rule: "numeric")
    return parts.isPossible ? parts : nil
  }

  private func threeNumbers(
    at index: Int, _ first: Lexeme, _ second: Lexeme, _ third: Lexeme, _ mark: UInt8
  ) -> DateParts? {
    let (a, b, c) = (first.whole, second.whole, third.whole)
    var parts = DateParts(end: index + 5, rule: "numeric")
    if first.digits == 4, second.digits <= 2, third.digits <= 2 {
      (parts.year, parts.month, parts.day) = (a, b, c)
    } else if first.digits <= 2, second.digits <= 2, third.digits == 4 || third.digits == 2 {
      // Two digits of a year need slashes, else they are numbers of something else.
      guard third.digits == 4 || mark == 0x2F else { return nil }
      parts.year = third.digits == 4 ? c : c < 40 ? 2000 + c : 1900 + c
      let isDayFirst = mark == 0x2E && b <= 12 || a > 12
      (parts.month, parts.day) = isDayFirst ? (b, a) : (a, b)
    } else {
      return nil
    }
    guard let year = parts.year, (1000...2199).contains(year), parts.isPossible else { return nil }
    return parts
  }

  /// "10/25", where a word in front or behind says that it is a date.
  private func monthAndDay(at index: Int) -> DateParts? {
    guard self[index + 1].isMark(0x2F) else { return nil }
    guard self[index].digits <= 2, self[index + 2].digits <= 2 else { return nil }
    var (month, day) = (self[index].whole, self[index + 2].whole)
    if month > 12 { (month, day) = (day, month) }
    let before = self[index - 1]
    let supported =
      before.has([.on, .from, .between, .weekday, .next, .last, .this])
      || before.has(.to) && !before.has(.article) && self[index - 2].isPlainInteger
    let isRangeEnd = before.isDash && self[index - 3].isMark(0x2F)
    let isRangeStart = self[index + 3].isDash && self[index + 5].isMark(0x2F)
    let isListed =
      (before.isMark(0x2C) || before.has([.and, .or])) && self[index - 3].isMark(0x2F)
      && self[index - 3].isGlued
    if month == 9, day == 11, !supported {  // the attacks of 2001, by their name
      return DateParts(year: 2001, month: 9, day: 11, end: index + 3, rule: "named day")
    }
    guard supported || isRangeEnd || isRangeStart || isListed, (1...12).contains(month),
      (1...31).contains(day), !self[index + 3].isMark(0x25), !self[index + 3].has(.of)
    else { return nil }
    var parts = DateParts(month: month, day: day, end: index + 3, rule: "numeric month and day")
    let isThis = before.has(.this) || before.has(.weekday) && self[index - 2].has(.this)
    if isThis { parts.year = published?.civil.year }
    return parts
  }

  private func eightDigits(at index: Int) -> DateParts? {
    guard let number = Int(exactly: self[index].value) else { return nil }
    let parts = DateParts(
      year: number / 10000, month: number / 100 % 100, day: number % 100, end: index + 1,
      rule: "eight digits")
    guard let year = parts.year, (1900...2099).contains(year), parts.isPossible else { return nil }
    return parts
  }
}
