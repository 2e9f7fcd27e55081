import Kernels

/// A day of the proleptic Gregorian calendar, counted from 1970-01-01 (day 0).
package struct Day: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Days since 1970-01-01; negative before it.
  package let number: Int32

  package init(number: Int32) { self.number = number }

  /// The day of a calendar date, or `nil` where there is no such date (month 13, 30 February).
  ///
  /// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.
  package init?(year: Int, month: Int, day: Int) {
    guard (-9999...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Day.count(ofMonth: month, year: year)
    else { return nil }
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// The calendar date: month from 1 to 12, day from 1.
  package var civil: (year: Int, month: Int, day: Int) {
    let date = CivilDate(dayNumber: number)
    return (date.year, date.month, date.day)
  }

  /// 1 for Monday to 7 for Sunday, as in ISO 8601.
  package var weekday: Int { (Int(number) % 7 + 7 + 3) % 7 + 1 }

  /// `2015-10-22`.
  package var description: String {
    let (year, month, day) = civil
    return "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
  }

  package func advanced(by days: Int) -> Day { Day(number: number + Int32(days)) }

  /// The day `months` later, moved back to the end of the month where the month is too short.
  package func advanced(byMonths months: Int) -> Day {
    let (year, month, day) = civil
    let total = year * 12 + (month - 1) + months
    let newYear = total >= 0 ? total / 12 : (total - 11) / 12
    let newMonth = total - newYear * 12 + 1
    let last = Day.count(ofMonth: newMonth, year: newYear)
    return Day(year: newYear, month: newMonth, day: min(day, last)) ?? self
  }

  /// Number of days of a month, 28 to 31.
  package static func count(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  package static func < (left: Day, right: Day) -> Bool { left.number < right.number }
}

/// A whole number in decimal with leading zeros up to `width` digits.
private func padded(_ value: Int, to width: Int) -> String {
  let digits = String(abs(value))
  let zeros = String(repeating: "0", count: max(0, width - digits.utf8.count))
  return (value < 0 ? "-" : "") + zeros + digits
}
