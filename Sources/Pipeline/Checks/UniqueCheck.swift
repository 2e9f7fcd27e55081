import Tables

/// `unique`: that no two rows have the same key.
///
/// Rows where a column of the key is null have no key. Keys are compared by hashes of 64 bits:
/// among a hundred million different ones, two are mistaken for one with a chance of 1 in 3700.
struct UniqueCheck: Check {
  static let name = "unique"
  /// So many keys are held at once: tables with more rows are read more than once.
  var mostKeys = 2_000_000

  private let table: String
  private let columns: [Int]
  private let levels: CheckLevels<Share>

  init?(_ options: CheckOptions) {
    guard let schema = options.table(isRead: true), let columns = options.columns(of: schema),
      let levels = options.shares()
    else { return nil }
    table = schema.name
    self.columns = columns
    self.levels = levels
  }

  func outcome(of run: FinishedRun) throws -> CheckOutcome {
    let reader = try run.reader(of: table)
    var found = FailingRows()
    var repeated = 0
    let passes = UInt64(1 + reader.rowCount / mostKeys)
    for pass in 0..<passes {
      var seen: Set<UInt64> = []
      for group in reader.groups.indices {
        for (row, key) in try keys(reader, group).enumerated() {
          guard let key, key % passes == pass, !seen.insert(key).inserted else { continue }
          repeated += 1
          found.add(group: group, row: row)
        }
      }
    }
    let names = columns.map { reader.schema.fields[$0].name }.joined(separator: ", ")
    return try levels.outcome(
      UniqueCheck.name, "\(table).\(names)", repeated, of: reader.rowCount,
      "repeat the key of an earlier one"
    ) { try found.lines(reader, columns) }
  }

  private func keys(_ reader: ColumnarReader, _ group: Int) throws -> [UInt64?] {
    var keys = try reader.column(columns[0], ofGroup: group).hashes()
    for column in columns.dropFirst() {
      let more = try reader.column(column, ofGroup: group).hashes()
      for row in keys.indices {
        guard let first = keys[row], let second = more[row] else {
          keys[row] = nil
          continue
        }
        keys[row] = hash(ofNumber: Int64(bitPattern: first &* 31 &+ second))
      }
    }
    return keys
  }
}
