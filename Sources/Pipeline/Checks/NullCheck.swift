import Tables

/// `nulls`: what share of a column may be null.
struct NullCheck: Check {
  static let name = "nulls"

  private let table: String
  private let column: Int
  private let levels: CheckLevels<Share>

  init?(_ options: CheckOptions) {
    guard let schema = options.table(isRead: true), let column = options.column(of: schema),
      let levels = options.shares()
    else { return nil }
    table = schema.name
    self.column = column
    self.levels = levels
  }

  /// Groups say how many nulls they have, so rows are read only where some are to be shown.
  func outcome(of run: FinishedRun) throws -> CheckOutcome {
    let reader = try run.reader(of: table)
    let nulls = reader.groups.reduce(0) { $0 + $1.statistics[column].nullCount }
    return try levels.outcome(
      NullCheck.name, "\(table).\(reader.schema.fields[column].name)", nulls,
      of: reader.rowCount, "are null"
    ) { try rows(reader) }
  }

  private func rows(_ reader: ColumnarReader) throws -> [String] {
    var found = FailingRows()
    for (number, group) in reader.groups.enumerated()
    where !found.isFull && group.statistics[column].nullCount > 0 {
      let values = try reader.column(column, ofGroup: number)
      for row in 0..<values.count where values.text(row: row) == nil {
        found.add(group: number, row: row)
        if found.isFull { break }
      }
    }
    return try found.lines(reader, [column])
  }
}
