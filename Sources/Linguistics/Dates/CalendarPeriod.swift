import Corpus

/// A stretch of whole days with its TIMEX3 value.
struct CalendarPeriod {
  var value: String
  var first: Day
  var last: Day
  var granularity: String

  static func day(_ day: Day) -> CalendarPeriod {
    CalendarPeriod(value: day.description, first: day, last: day, granularity: "day")
  }

  static func month(_ year: Int, _ month: Int) -> CalendarPeriod? {
    span(year, month, months: 1, "\(fourDigits(year))-\(twoDigits(month))", "month")
  }

  static func year(_ year: Int) -> CalendarPeriod? {
    span(year, 1, months: 12, fourDigits(year), "year")
  }

  static func quarter(_ year: Int, _ quarter: Int) -> CalendarPeriod? {
    guard (1...4).contains(quarter) else { return nil }
    return span(year, quarter * 3 - 2, months: 3, "\(fourDigits(year))-Q\(quarter)", "quarter")
  }

  static func half(_ year: Int, _ half: Int) -> CalendarPeriod? {
    guard (1...2).contains(half) else { return nil }
    return span(year, half * 6 - 5, months: 6, "\(fourDigits(year))-H\(half)", "half-year")
  }

  static func season(_ year: Int, _ code: String, from month: Int) -> CalendarPeriod? {
    span(year, month, months: 3, "\(fourDigits(year))-\(code)", "season")
  }

  static func decade(from year: Int) -> CalendarPeriod? {
    guard year >= 0, year % 10 == 0 else { return nil }
    return span(year, 1, months: 120, String(fourDigits(year).prefix(3)), "decade")
  }

  /// The century that is counted from 1: 20 for the 1900s.
  static func century(_ number: Int) -> CalendarPeriod? {
    guard (1...90).contains(number) else { return nil }
    let value = String(fourDigits(number * 100 - 100).prefix(2))
    return span(number * 100 - 100, 1, months: 1200, value, "century")
  }

  /// The week, from Monday to Sunday, of a day.
  static func week(of day: Day) -> CalendarPeriod {
    let monday = day.advanced(by: 1 - day.weekday)
    return CalendarPeriod(
      value: weekName(monday), first: monday, last: monday.advanced(by: 6), granularity: "week")
  }

  /// The week of that ISO 8601 number; nil where the year has none.
  static func week(_ number: Int, of year: Int) -> CalendarPeriod? {
    guard (1...53).contains(number), let fourth = Day(year: year, month: 1, day: 4) else {
      return nil
    }
    let monday = fourth.advanced(by: 1 - fourth.weekday + 7 * (number - 1))
    return monday.advanced(by: 3).civil.year == year ? week(of: monday) : nil
  }

  /// Saturday and Sunday of the week of a day.
  static func weekend(of day: Day) -> CalendarPeriod {
    let monday = day.advanced(by: 1 - day.weekday)
    return CalendarPeriod(
      value: weekName(monday) + "-WE", first: monday.advanced(by: 5), last: monday.advanced(by: 6),
      granularity: "weekend")
  }

  private static func span(
    _ year: Int, _ month: Int, months: Int, _ value: String, _ granularity: String
  ) -> CalendarPeriod? {
    guard (0...9000).contains(year), let first = Day(year: year, month: month, day: 1) else {
      return nil
    }
    let last = first.advanced(byMonths: months).advanced(by: -1)
    return CalendarPeriod(value: value, first: first, last: last, granularity: granularity)
  }

  /// The first, middle or last third ("early", "mid", "late"): the same value, fewer days.
  func third(_ place: Int) -> CalendarPeriod {
    var part = self
    let third = Int(last.number - first.number + 1) / 3
    guard third > 0 else { return self }
    if granularity == "year" || granularity == "decade" {
      let months = granularity == "year" ? 4 : 40
      part.first = first.advanced(byMonths: months * (place - 1))
      part.last = first.advanced(byMonths: months * place).advanced(by: -1)
    } else {
      part.first = first.advanced(by: third * (place - 1))
      part.last = place == 3 ? last : part.first.advanced(by: third - 1)
    }
    return part
  }
}

/// `2015-W43`, by the year of its Thursday.
private func weekName(_ monday: Day) -> String {
  let year = monday.advanced(by: 3).civil.year
  guard let fourth = Day(year: year, month: 1, day: 4) else { return "" }
  let firstMonday = fourth.advanced(by: 1 - fourth.weekday)
  let week = Int(monday.number - firstMonday.number) / 7 + 1
  return "\(fourDigits(year))-W\(twoDigits(week))"
}

func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

func fourDigits(_ value: Int) -> String {
  let digits = "\(value)"
  return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
}
