import Configuration
import Tables

/// `change`: by what share of its rows a table may grow or shrink against the last run.
struct ChangeCheck: Check {
  static let name = "change"

  private let table: String
  private let direction: String
  private let levels: CheckLevels<Share>

  init?(_ options: CheckOptions) {
    let direction = options.options.choice(
      "direction", of: ["either", "fewer", "more"], default: "either")
    guard let schema = options.table(isRead: false),
      let levels = options.levels(
        { options.options.share($0, most: 1_000_000) }, isBefore: { $0.value < $1.value })
    else { return nil }
    table = schema.name
    self.direction = direction
    self.levels = levels
  }

  func outcome(of run: FinishedRun) -> CheckOutcome {
    let count = run.rowCount(of: table)
    guard let last = run.last?.files.first(where: { $0.table == table })?.rows else {
      return CheckOutcome(
        check: ChangeCheck.name, level: .passed,
        message: "\(table): \(count) rows, and no run before to compare with")
    }
    let change = abs(count - last)
    let word = count < last ? "fewer" : "more"
    let isCounted = direction == "either" || direction == word
    let (level, limit) = levels.reached { isCounted && $0.isExceeded(by: change, of: last) }
    let share = last == 0 ? "" : " (\(Share.text(change, of: last)))"
    let beyond = limit.map { "; at most \($0.text) may be" } ?? ""
    return CheckOutcome(
      check: ChangeCheck.name, level: level,
      message: "\(table): \(count) rows, \(change) \(word)\(share) than in the last run\(beyond)")
  }
}
