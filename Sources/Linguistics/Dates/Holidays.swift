import Corpus

/// "Christmas Day", "last Easter", "Thanksgiving 2015".
extension DateParser {
  func holiday(at index: Int) -> TimeMatch? {
    guard reader.roles.contains(.startsHoliday) else { return nil }
    var start = index
    if self[start].has([.last, .next, .this]) { start += 1 }
    guard self[start].has(.startsHoliday),
      let phrase = reader.lexicon.holidayPhrases.longest(in: reader, at: start)
    else { return nil }
    let holiday = reader.lexicon.holidays[phrase.number]
    if let match = dated(holiday, index..<phrase.end) { return match }
    let isWeekend = isWeekend(phrase.end)
    let range = index..<(phrase.end + (isWeekend ? 1 : 0))
    let isAhead =
      self[index].has(.next)
      || !self[index].has(.last) && direction(around: range) == .future
    let day = nearest(holiday, isAhead, isThis: self[index].has(.this))
    if isWeekend { return weekend(range, day?.first) }
    return TimeMatch(range, day, granularity: "day", rule: "holiday")
  }

  /// "Thanksgiving 2015", "Christmas of 2014", "Labor Day weekend 2021".
  private func dated(_ holiday: Holiday, _ name: Range<Int>) -> TimeMatch? {
    var next = name.upperBound
    var isWeekend = isWeekend(next)
    if isWeekend { next += 1 }
    if self[next].isMark(0x2C) || self[next].has(.of) { next += 1 }
    guard let year = yearNumber(at: next) else { return nil }
    next += 1
    if !isWeekend, self.isWeekend(next) {
      isWeekend = true
      next += 1
    }
    let day = holiday.day(of: year)
    if isWeekend { return weekend(name.lowerBound..<next, day) }
    return TimeMatch(
      name.lowerBound..<next, day.map { .day($0) }, granularity: "day", rule: "holiday and year")
  }

  private func isWeekend(_ index: Int) -> Bool {
    self[index].has(.timeUnit) && entry(index).unit == .weekend && !self[index].has(.repeated)
  }

  /// The weekend beside a holiday: the one before a Monday or Tuesday, else that of its week.
  private func weekend(_ range: Range<Int>, _ day: Day?) -> TimeMatch {
    let period = day.map { CalendarPeriod.weekend(of: $0.advanced(by: $0.weekday <= 2 ? -3 : 0)) }
    return TimeMatch(range, period, granularity: "weekend", rule: "holiday weekend")
  }

  private func nearest(_ holiday: Holiday, _ isAhead: Bool, isThis: Bool) -> CalendarPeriod? {
    guard let published else { return nil }
    let year = published.civil.year
    guard let now = holiday.day(of: year) else { return nil }
    if !isThis {
      if isAhead && now < published { return holiday.day(of: year + 1).map { .day($0) } }
      if !isAhead && now > published { return holiday.day(of: year - 1).map { .day($0) } }
    }
    return .day(now)
  }
}
