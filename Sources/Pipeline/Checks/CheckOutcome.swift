/// What a check found.
package struct CheckOutcome: Sendable, Equatable {
  package enum Level: String, Sendable {
    case passed
    /// Published, with a warning.
    case warn
    /// Not published.
    case fail
  }

  /// Of the check, as users write it.
  package let check: String
  package let level: Level
  /// What was found, and what it is beyond.
  package let message: String
  /// Some of the rows that it speaks of, as lines for people.
  package var rows: [String] = []
}

/// Limits from which on a check warns, and fails; at least one is there.
struct CheckLevels<Limit: Sendable>: Sendable {
  let warn: Limit?
  let fail: Limit?

  /// The level reached, with the limit that was passed.
  func reached(_ isBeyond: (Limit) -> Bool) -> (level: CheckOutcome.Level, limit: Limit?) {
    if let fail, isBeyond(fail) { return (.fail, fail) }
    if let warn, isBeyond(warn) { return (.warn, warn) }
    return (.passed, nil)
  }
}

/// A share of rows or inputs, written in percent.
struct Share: Sendable {
  /// 1 for 100%.
  let value: Double
  /// As the user wrote it.
  let text: String

  /// - Parameter count: Part of `total`.
  func isExceeded(by count: Int, of total: Int) -> Bool {
    Double(count) > value * Double(total)
  }

  /// `3.5%`, for people.
  static func text(_ count: Int, of total: Int) -> String {
    guard total > 0, count > 0 else { return "0%" }
    let tenths = Int((1000 * Double(count) / Double(total)).rounded())
    if tenths == 0 { return "under 0.1%" }
    return tenths % 10 == 0 ? "\(tenths / 10)%" : "\(tenths / 10).\(tenths % 10)%"
  }
}

extension CheckLevels<Share> {
  /// The outcome for a number of rows of which there should be few.
  ///
  /// - Parameter what: Says what is the matter with these rows, behind their number.
  func outcome(
    _ check: String, _ place: String, _ count: Int, of total: Int, _ what: String,
    rows: () throws -> [String]
  ) rethrows -> CheckOutcome {
    let (level, limit) = reached { $0.isExceeded(by: count, of: total) }
    let beyond = limit.map { " (\(Share.text(count, of: total))), more than \($0.text)" } ?? ""
    return CheckOutcome(
      check: check, level: level, message: "\(place): \(count) of \(total) rows \(what)\(beyond)",
      rows: level == .passed ? [] : try rows())
  }
}
