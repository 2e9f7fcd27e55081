/// A unit of calendar or clock.
enum TimeUnit: String, Sendable {
  case second, minute, hour, day, week, weekend, fortnight, month, quarter, season, year, decade
  case century, millennium

  /// The TIMEX3 duration of an amount: `P6M`, `PT30M`, `PXY` for an unknown amount.
  func duration(_ amount: Double?) -> String {
    let (factor, letters): (Double, (String, String)) =
      switch self {
      case .second: (1, ("PT", "S"))
      case .minute: (1, ("PT", "M"))
      case .hour: (1, ("PT", "H"))
      case .day: (1, ("P", "D"))
      case .week: (1, ("P", "W"))
      case .weekend: (1, ("P", "WE"))
      case .fortnight: (2, ("P", "W"))
      case .month: (1, ("P", "M"))
      case .quarter: (3, ("P", "M"))
      case .season: (1, ("P", "S"))
      case .year: (1, ("P", "Y"))
      case .decade: (10, ("P", "Y"))
      case .century: (100, ("P", "Y"))
      case .millennium: (1000, ("P", "Y"))
      }
    let number = amount.map { decimal($0 * factor) } ?? "X"
    return letters.0 + number + letters.1
  }

  /// Whether it is shorter than a day.
  var isClock: Bool { self == .second || self == .minute || self == .hour }

  /// The word for `TimeExpression.granularity`.
  var granularity: String {
    switch self {
    case .fortnight: "week"
    case .millennium: "century"
    default: rawValue
    }
  }
}

/// A number without a useless ".0".
func decimal(_ value: Double) -> String {
  if let whole = Int(exactly: value) { return "\(whole)" }
  return "\(value)"
}
