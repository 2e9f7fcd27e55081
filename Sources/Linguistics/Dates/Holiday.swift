import Corpus

/// On which day of a year a holiday falls.
struct Holiday: Sendable {
  private enum Rule: Sendable {
    case fixed(month: Int, day: Int)
    /// The n-th such weekday of a month (5: the last), and days after it.
    case nth(month: Int, weekday: Int, which: Int, after: Int)
    /// Days after Easter Sunday.
    case easter(Int)
  }

  private let rule: Rule

  /// Reads `fixed 12-25`, `nth 11-4-4`, `nth+1 11-4-4`, `easter -2`.
  init?(kind: String, day: String) {
    let numbers = day.split(separator: "-").compactMap { Int($0) }
    switch (kind, numbers.count) {
    case ("fixed", 2): rule = .fixed(month: numbers[0], day: numbers[1])
    case ("nth", 3), ("nth+1", 3):
      rule = .nth(
        month: numbers[0], weekday: numbers[1], which: numbers[2], after: kind == "nth" ? 0 : 1)
    case ("easter", _):
      guard let offset = Int(day) else { return nil }
      rule = .easter(offset)
    default: return nil
    }
  }

  func day(of year: Int) -> Day? {
    switch rule {
    case .fixed(let month, let day): Day(year: year, month: month, day: day)
    case .nth(let month, let weekday, let which, let after):
      nth(weekday, which, of: month, year)?.advanced(by: after)
    case .easter(let offset): easterSunday(of: year)?.advanced(by: offset)
    }
  }
}

/// The n-th such weekday of a month; 5 stands for the last.
func nth(_ weekday: Int, _ which: Int, of month: Int, _ year: Int) -> Day? {
  guard let first = Day(year: year, month: month, day: 1) else { return nil }
  let offset = (weekday - first.weekday + 7) % 7 + 7 * (which - 1)
  let count = Day.count(ofMonth: month, year: year)
  return first.advanced(by: offset < count ? offset : offset - 7)
}

/// Source: "A New York correspondent", Nature 13 (1876), 487: the Gregorian Easter algorithm.
private func easterSunday(of year: Int) -> Day? {
  let (a, b, c) = (year % 19, year / 100, year % 100)
  let g = (8 * b + 13) / 25
  let h = (19 * a + b - b / 4 - g + 15) % 30
  let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
  let m = (a + 11 * h + 22 * l) / 451
  let sum = h + l - 7 * m + 114
  return Day(year: year, month: sum / 31, day: sum % 31 + 1)
}
