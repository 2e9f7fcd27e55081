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
    var next = phrase.end
    if self[next].isMark(0x2C) || self[next].has(.of) { next += 1 }
    if let year = yearNumber(at: next) {
      return TimeMatch(
        index..<(next + 1), holiday.day(of: year).map { .day($0) }, granularity: "day",
        rule: "holiday and year")
    }
    let range = index..<phrase.end
    let isAhead =
      self[index].has(.next)
      || !self[index].has(.last) && direction(around: range) == .future
    return TimeMatch(
      range, nearest(holiday, isAhead, isThis: self[index].has(.this)), granularity: "day",
      rule: "holiday")
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
