import Corpus

/// Weeks that a day, a number or ISO 8601 tells: "the week of April 10th", "the week starting
/// Monday", "week 27 of last year", "2015-W43".
extension DateParser {
  func week(at index: Int) -> TimeMatch? {
    let start = self[index].has(.the) ? index + 1 : index
    guard self[start].has(.timeUnit), !self[start].has(.repeated), entry(start).unit == .week
    else { return nil }
    return weekOfDay(at: index, start) ?? weekOfYear(at: index, start)
  }

  private func weekOfDay(at index: Int, _ unit: Int) -> TimeMatch? {
    let word = self[unit + 1]
    var next = unit + 2
    let isStart = words.isStart(word.word)
    let isEnd = word.word == words.ending
    guard word.has(.of) || isStart || isEnd else { return nil }
    if self[next].has(.on) { next += 1 }
    guard let day = day(at: next) ?? dayOfMonth(at: next) else { return nil }
    let range = index..<day.end
    let found = day.first.map { first -> CalendarPeriod in
      if !isStart && !isEnd { return .week(of: first) }
      let monday = isStart ? first : first.advanced(by: -6)
      if monday.weekday == 1 { return .week(of: monday) }
      let last = monday.advanced(by: 6)
      return CalendarPeriod(
        value: "\(monday.description)/\(last.description)", first: monday, last: last,
        granularity: "week")
    }
    return TimeMatch(range, found, granularity: "week", rule: "week of a day")
  }

  /// A date of one day.
  func day(at index: Int) -> TimeMatch? {
    guard let match = holiday(at: index) ?? relative(at: index) ?? explicit(at: index),
      match.granularity == "day", match.kind == .date
    else { return nil }
    return match
  }

  /// "week 27 of last year", "week 3, 2016"; alone only as "the week 31".
  private func weekOfYear(at index: Int, _ unit: Int) -> TimeMatch? {
    let number = self[unit + 1]
    guard number.isPlainInteger, number.digits <= 2, (1...53).contains(number.whole) else {
      return nil
    }
    var next = unit + 2
    let hasJoint = self[next].has([.of, .in]) || self[next].isMark(0x2C)
    if hasJoint { next += 1 }
    if let year = yearNumber(at: next) {
      return TimeMatch(
        index..<(next + 1), .week(number.whole, of: year), granularity: "week",
        rule: "week of a year")
    }
    if hasJoint, let year = relative(at: next), year.granularity == "year", year.kind == .date {
      let week = year.first.flatMap { CalendarPeriod.week(number.whole, of: $0.civil.year) }
      return TimeMatch(index..<year.end, week, granularity: "week", rule: "week of a year")
    }
    guard unit > index else { return nil }
    let week = published.flatMap { CalendarPeriod.week(number.whole, of: $0.civil.year) }
    return TimeMatch(index..<(unit + 2), week, granularity: "week", rule: "week of a year")
  }

  /// "2015-W43", "2015W43".
  func isoWeek(at index: Int) -> TimeMatch? {
    guard let year = yearNumber(at: index) else { return nil }
    let name = self[index + 1].isDash ? index + 2 : index + 1
    let lexeme = self[name]
    let (start, end) = (Int(lexeme.start), Int(lexeme.end))
    guard lexeme.kind == .word, lexeme.isGlued, end - start == 3, end <= text.count,
      text[start] == 0x57, text[start + 1] &- 0x30 < 10, text[start + 2] &- 0x30 < 10
    else { return nil }
    let number = Int(text[start + 1] &- 0x30) * 10 + Int(text[start + 2] &- 0x30)
    guard let week = CalendarPeriod.week(number, of: year) else { return nil }
    return TimeMatch(index..<(name + 1), week, rule: "ISO week")
  }
}
