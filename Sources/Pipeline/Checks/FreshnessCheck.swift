import Configuration
import Corpus
import Tables

/// `fresh`: how many days old the newest row of a table may be.
///
/// Age is counted from the day of the run, the one thing about a run that the clock decides, and
/// only where this check is asked for. Later days do not count: one article with a mistaken date
/// would make up for all that do not arrive.
struct FreshnessCheck: Check {
  static let name = "fresh"

  private let table: String
  private let column: Int
  /// In days.
  private let levels: CheckLevels<Int>

  init?(_ options: CheckOptions) {
    guard let schema = options.table(isRead: true), let column = options.column(of: schema),
      let levels = options.levels(
        { options.options.integer($0, in: 0...1_000_000, default: 0) }, isBefore: { $0 < $1 })
    else { return nil }
    guard schema.fields[column].type == .date else {
      let field = schema.fields[column]
      options.options.mistake(
        "'\(field.name)' is a column of \(field.type.name), expected one of date", key: "column")
      return nil
    }
    table = schema.name
    self.column = column
    self.levels = levels
  }

  func outcome(of run: FinishedRun) throws -> CheckOutcome {
    let reader = try run.reader(of: table)
    let place = "\(table).\(reader.schema.fields[column].name)"
    guard let (newest, rows) = try newest(reader, upTo: run.day) else {
      return CheckOutcome(
        check: FreshnessCheck.name, level: levels.fail == nil ? .warn : .fail,
        message: "\(place): holds no day up to \(run.day.description)")
    }
    let age = Int(run.day.number) - Int(newest.number)
    let (level, limit) = levels.reached { age > $0 }
    let beyond = limit.map { ", more than \($0)" } ?? ""
    return CheckOutcome(
      check: FreshnessCheck.name, level: level,
      message: "\(place): the newest is \(newest.description), \(age) days before "
        + run.day.description + beyond,
      rows: level == .passed ? [] : try rows.lines(reader, [column]))
  }

  /// The newest day that is not after `last`, with a row that holds it.
  private func newest(_ reader: ColumnarReader, upTo last: Day) throws -> (Day, FailingRows)? {
    var found: (day: Int32, group: Int, row: Int)?
    for group in reader.groups.indices {
      guard case .date(let days) = try reader.column(column, ofGroup: group) else { continue }
      for row in days.values.indices
      where days.validity.isValid(row) && days.values[row] <= last.number {
        if days.values[row] > found?.day ?? .min { found = (days.values[row], group, row) }
      }
    }
    guard let found else { return nil }
    var rows = FailingRows()
    rows.add(group: found.group, row: found.row)
    return (Day(number: found.day), rows)
  }
}
