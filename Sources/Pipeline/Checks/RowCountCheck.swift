import Configuration
import Tables

/// `rows`: how many rows a table has at least and at most.
struct RowCountCheck: Check {
  static let name = "rows"

  private struct Bounds {
    let least: Int
    let most: Int

    func excludes(_ count: Int) -> Bool { count < least || count > most }
  }

  private let table: String
  private let levels: CheckLevels<Bounds>

  init?(_ options: CheckOptions) {
    guard let schema = options.table(isRead: false),
      let levels = options.levels(
        { RowCountCheck.bounds(options.options, $0) },
        isBefore: {
          $0.least > $1.least || $0.most < $1.most
        })
    else { return nil }
    table = schema.name
    self.levels = levels
  }

  /// `{"least": 100, "most": 5000}`, of which one may be left out.
  private static func bounds(_ options: Options, _ key: String) -> Bounds? {
    guard let inner = options.options(key) else { return nil }
    defer { inner.finish() }
    if !inner.has("least"), !inner.has("most") {
      inner.mistake("\"least\" or \"most\" is missing; expected one or both")
    }
    let range = 0...1_000_000_000_000
    return Bounds(
      least: inner.integer("least", in: range, default: 0),
      most: inner.integer("most", in: range, default: .max))
  }

  func outcome(of run: FinishedRun) -> CheckOutcome {
    let count = run.rowCount(of: table)
    let (level, limit) = levels.reached { $0.excludes(count) }
    let beyond = limit.map {
      count < $0.least ? ", fewer than \($0.least)" : ", more than \($0.most)"
    }
    return CheckOutcome(
      check: RowCountCheck.name, level: level, message: "\(table): \(count) rows\(beyond ?? "")")
  }
}
