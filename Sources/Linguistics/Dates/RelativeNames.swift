import Corpus

/// Names of the calendar behind "last", "this" and "next": "last Tuesday", "next March", "this
/// summer", "this morning".
extension DateParser {
  /// "last Tuesday", "next March", "this summer", "this morning", "last night".
  func calendarName(at index: Int, _ word: Int) -> TimeMatch? {
    let (step, name) = (step(word), word + 1)
    let lexeme = self[name]
    if lexeme.has(.weekday), !lexeme.has(.repeated) {
      if var match = dateBehind(weekday: name) {
        match.start = index
        return match
      }
      if entry(word).calendar == -2 {
        return TimeMatch(
          index..<(name + 1),
          published.map {
            .day(nearest(Int(entry(name).calendar), from: $0.advanced(by: -1), .past))
          }, granularity: "day", rule: "past weekday")
      }
      let monday = published.map { $0.advanced(by: 1 - $0.weekday + 7 * step) }
      let day = monday?.advanced(by: Int(entry(name).calendar) - 1)
      var match = TimeMatch(
        index..<(name + 1), day.map { .day($0) }, granularity: "day", rule: "relative weekday")
      attachDayPart(to: &match)
      attachTime(to: &match)
      return match
    }
    if lexeme.has(.month), lexeme.isCapitalized || !lexeme.has(.ambiguous), index < name {
      return TimeMatch(
        index..<(name + 1), month(Int(entry(name).calendar), step), granularity: "month",
        rule: "relative month")
    }
    if lexeme.has(.season) {
      return TimeMatch(
        index..<(name + 1), season(name, step), granularity: "season", rule: "relative season")
    }
    guard lexeme.has(.dayPart), step <= 0, let code = textOfEntry(name) else { return nil }
    let day = published?.advanced(by: step)
    var match = TimeMatch(
      index..<(name + 1), day.map { .day($0) }, granularity: "day", rule: "relative part of day")
    match.kind = .time
    match.value = match.value.map { $0 + "T" + code }
    return match
  }

  /// "Friday, June 15" behind "this".
  private func dateBehind(weekday: Int) -> TimeMatch? {
    guard let parts = parts(at: weekday, standsAlone: false), parts.month != nil, parts.isPossible
    else { return nil }
    let period = parts.resolved(from: published, direction(around: weekday..<parts.end))
    return TimeMatch(weekday..<parts.end, period, granularity: "day", rule: parts.rule)
  }

  private func month(_ month: Int, _ step: Int) -> CalendarPeriod? {
    guard let (year, current, _) = published?.civil else { return nil }
    switch step {
    case -1: return .month(month < current ? year : year - 1, month)
    case 1: return .month(month > current ? year : year + 1, month)
    default: return .month(year, month)
    }
  }

  /// A season of this year, or the nearest that is over or to come.
  func season(_ index: Int, _ step: Int) -> CalendarPeriod? {
    guard let published, let code = textOfEntry(index) else { return nil }
    let month = Int(entry(index).calendar)
    let year = published.civil.year
    guard let now = CalendarPeriod.season(year, code, from: month) else { return nil }
    if step < 0 && now.last >= published { return .season(year - 1, code, from: month) }
    if step > 0 && now.first <= published { return .season(year + 1, code, from: month) }
    return now
  }
}
