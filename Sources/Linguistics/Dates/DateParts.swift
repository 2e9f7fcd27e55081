import Corpus

/// What an explicit date says: any of year, month, day and weekday, and where it ends.
struct DateParts {
  var year: Int?
  var month: Int?
  var day: Int?
  var weekday: Int?
  /// Position behind its last lexeme.
  var end: Int
  var rule: String

  var isDayOnly: Bool { day != nil && month == nil }

  var granularity: String {
    day != nil || weekday != nil ? "day" : month != nil ? "month" : "year"
  }

  /// Whether some year has such a date.
  var isPossible: Bool {
    guard let day else { return month.map { (1...12).contains($0) } ?? true }
    guard let month else { return (1...31).contains(day) }
    return Day(year: year ?? 2000, month: month, day: day) != nil
  }
}

/// Which way from the day of publication a date without a year lies.
enum Direction {
  case past, future
  /// Nothing close says which: the nearer one of days and months, the past of weekdays.
  case nearest
}

extension DateParts {
  /// The days that are meant: the nearest in `direction` from the day of publication.
  ///
  /// Nil where they depend on the day of publication and that is unknown, or do not exist.
  func resolved(from published: Day?, _ direction: Direction) -> CalendarPeriod? {
    if let year { return period(in: year) }
    guard let published else { return nil }
    if month == nil {
      guard let weekday else { return nil }
      if let day { return nearestMonth(weekday, day, from: published, direction) }
      return .day(nearest(weekday, from: published, direction))
    }
    let current = published.civil.year
    if let weekday, day != nil {
      // Of the years around, the one where that day is that weekday.
      for year in [current, current - 1, current + 1] {
        if let period = period(in: year), period.first.weekday == weekday { return period }
      }
    }
    switch direction {
    case .past:
      for year in stride(from: current, through: current - 8, by: -1) {
        guard let period = period(in: year), period.first <= published else { continue }
        return almostAYearBehind(period, published) ?? period
      }
    case .future:
      for year in current...(current + 8) {
        if let period = period(in: year), period.last >= published { return period }
      }
    case .nearest:
      let past = resolved(from: published, .past)
      guard let past, let future = resolved(from: published, .future) else { return past }
      let behind = published.number - past.last.number
      let ahead = future.first.number - published.number
      return behind > 180 && ahead < 60 ? future : past
    }
    return nil
  }

  /// The same day of this year, where it lies a few weeks ahead: news names the year of a day
  /// that lies so far back, and tells with verbs of the past also what was set for next week.
  private func almostAYearBehind(_ period: CalendarPeriod, _ published: Day) -> CalendarPeriod? {
    guard day != nil, published.number - period.last.number > 305,
      let ahead = self.period(in: period.first.civil.year + 1),
      ahead.first.number - published.number <= 45
    else { return nil }
    return ahead
  }

  /// The nearest month in which that day is that weekday: "Monday the 13th".
  private func nearestMonth(
    _ weekday: Int, _ day: Int, from published: Day, _ direction: Direction
  ) -> CalendarPeriod? {
    let first = published.advanced(by: 1 - published.civil.day)
    for step in 0..<60 {
      let month = first.advanced(byMonths: direction == .future ? step : -step).civil
      guard let found = Day(year: month.year, month: month.month, day: day),
        found.weekday == weekday, direction == .future ? found >= published : found <= published
      else { continue }
      return .day(found)
    }
    return nil
  }

  private func period(in year: Int) -> CalendarPeriod? {
    guard let month else { return .year(year) }
    guard let day else { return .month(year, month) }
    return Day(year: year, month: month, day: day).map { .day($0) }
  }
}

/// The nearest such weekday; the day of publication itself counts in both directions.
func nearest(_ weekday: Int, from published: Day, _ direction: Direction) -> Day {
  let ahead = (weekday - published.weekday + 7) % 7
  switch direction {
  case .past, .nearest: return published.advanced(by: ahead == 0 ? 0 : ahead - 7)
  case .future: return published.advanced(by: ahead)
  }
}
