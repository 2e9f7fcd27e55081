import Corpus

/// From one date to another: "from 2004 to 2009", "between May 3 and 5", "October 3-5, 2015".
extension DateParser {
  func range(at index: Int) -> TimeMatch? {
    let isBetween = self[index].has(.between)
    let hasIntroduction = isBetween || self[index].has(.from)
    var next = hasIntroduction ? index + 1 : index
    if self[next].has(.the), dayNumber(at: next + 1) != nil { next += 1 }
    guard let left = endpoint(at: next), let behind = behindConnector(left.end, isBetween) else {
      return nil
    }
    next = behind
    if self[next].has(.the), dayNumber(at: next + 1) != nil { next += 1 }
    guard let right = endpoint(at: next) ?? shortYear(at: next, left.parts),
      let (first, last) = joined(left, right)
    else { return nil }
    let range = index..<right.end
    if isInNumber(range) { return nil }
    let isYears = left.parts?.granularity == "year" && right.parts?.granularity == "year"
    if isYears, isCounting(left, right, hasIntroduction) { return nil }
    return match(range, first, last)
  }

  /// Part of a telephone number or the like: "138-2010-2015".
  private func isInNumber(_ range: Range<Int>) -> Bool {
    let (before, after) = (self[range.lowerBound - 1], self[range.upperBound])
    return before.isDash && before.isGlued && self[range.lowerBound].isGlued
      && self[range.lowerBound - 2].kind == .number
      || after.isDash && after.isGlued && self[range.upperBound + 1].isGlued
        && self[range.upperBound + 1].kind == .number
  }

  /// One end of a range: what it says, or the days themselves.
  struct Endpoint {
    var parts: DateParts?
    var period: CalendarPeriod?
    var granularity: String?
    var end: Int
  }

  private static let beginsEndpoint: Role = [
    .now, .the, .dayName, .tonight, .weekday, .month, .cardinal, .tens, .magnitude, .ordinal,
    .fraction, .article, .last, .next, .this, .position, .quarterName, .halfYear, .season,
    .fiscal,
  ]

  private func endpoint(at index: Int) -> Endpoint? {
    let lexeme = self[index]
    guard
      lexeme.kind == .number || lexeme.has(DateParser.beginsEndpoint)
        || lexeme.isMark(0x27) && !lexeme.roles.isEmpty
    else { return nil }
    if let match = relative(at: index) ?? partOfPeriod(at: index), match.kind == .date {
      return Endpoint(
        period: period(of: match), granularity: match.granularity, end: match.end)
    }
    if lexeme.has(.now) {
      return Endpoint(
        period: published.map { .day($0) }, granularity: "day", end: index + 1)
    }
    if let parts = parts(at: index, standsAlone: false), parts.isPossible {
      return Endpoint(parts: parts, granularity: parts.granularity, end: parts.end)
    }
    guard let day = dayNumber(at: index), !isClock(at: index) else { return nil }
    var parts = DateParts(day: day.value, end: day.end, rule: "day")
    if self[index - 1].isDash || self[index - 1].has([.to, .and]), let year = year(behind: day.end)
    {
      parts.year = year.value
      parts.end = year.end
    }
    return Endpoint(parts: parts, granularity: "day", end: parts.end)
  }

  private func period(of match: TimeMatch) -> CalendarPeriod? {
    guard let value = match.value, let first = match.first, let last = match.last else {
      return nil
    }
    return CalendarPeriod(
      value: value, first: first, last: last, granularity: match.granularity ?? "day")
  }

  /// "15" or "16" behind "2014-".
  private func shortYear(at index: Int, _ left: DateParts?) -> Endpoint? {
    guard let year = left?.year, left?.month == nil, self[index].isPlainInteger,
      self[index].digits == 2, self[index].isGlued, self[index].whole == year % 100 + 1
    else { return nil }
    let parts = DateParts(year: year + 1, end: index + 1, rule: "year")
    return Endpoint(parts: parts, granularity: "year", end: index + 1)
  }

  private func behindConnector(_ index: Int, _ isBetween: Bool) -> Int? {
    if isBetween, self[index].has(.and) { return index + 1 }
    let isTo = self[index].has(.to) && !self[index].has(.later)
    return self[index].isDash || isTo ? index + 1 : nil
  }

  /// Both ends resolved; what one end leaves out is taken from the other.
  private func joined(
    _ left: Endpoint, _ right: Endpoint
  ) -> (CalendarPeriod?, CalendarPeriod?)? {
    guard var first = left.parts, var last = right.parts else {
      guard left.parts?.isDayOnly != true, right.parts?.isDayOnly != true else { return nil }
      return resolved(left, right)
    }
    if first.isDayOnly && last.isDayOnly { return nil }
    // "3 to 2015" is no range of days; "May 3 to 5" and "3 to 5 May" are.
    if first.isDayOnly {
      guard last.day != nil else { return nil }
      first.month = last.month
    }
    if last.isDayOnly {
      guard first.day != nil else { return nil }
      last.month = first.month
      if last.year == nil { last.year = first.year }
    }
    if first.year == nil, let year = last.year, let from = first.month, let to = last.month {
      first.year = from > to ? year - 1 : year
    } else if last.year == nil, let year = first.year, first.month != nil {
      last.year = year
    }
    let isDash = self[left.end].isDash
    if isDash, first.granularity == "year" && last.granularity == "day" { return nil }
    if first.granularity == "day" && last.granularity == "year" { return nil }
    return resolved(
      Endpoint(parts: first, end: left.end), Endpoint(parts: last, end: right.end))
  }

  private func resolved(
    _ left: Endpoint, _ right: Endpoint
  ) -> (CalendarPeriod?, CalendarPeriod?)? {
    let direction = direction(around: (left.end - 1)..<right.end)
    let first = left.period ?? left.parts?.resolved(from: published, direction)
    var last = right.period
    if let parts = right.parts {
      // The end is the first such date from the beginning on.
      last = parts.resolved(from: first?.first ?? published, .future)
    }
    if let first, let last, last.last < first.first { return nil }
    return (first, last)
  }

  /// Two bare numbers that could be years but count something: "1500 to 2000 dollars".
  private func isCounting(_ left: Endpoint, _ right: Endpoint, _ hasIntroduction: Bool) -> Bool {
    guard let from = left.parts?.year, let to = right.parts?.year, from < to else { return true }
    let after = self[right.end]
    if after.has([.magnitude, .startsUnit, .startsCurrency, .timeUnit]) || after.isMark(0x25) {
      return true
    }
    let before = self[left.end - 2]
    return before.has(.startsCurrency) && !before.has(.preposition)
      || !hasIntroduction && from < 1500
  }

  private func match(
    _ range: Range<Int>, _ first: CalendarPeriod?, _ last: CalendarPeriod?
  ) -> TimeMatch {
    var match = TimeMatch(range, first, rule: "range")
    guard let first, let last else {
      match.value = nil
      (match.first, match.last) = (nil, nil)
      return match
    }
    match.value = "\(first.value)/\(last.value)"
    match.last = last.last
    match.granularity = last.granularity
    return match
  }
}
