import Tables

/// Rows of a columnar file as a table for the terminal.
struct RowListing {
  /// Cells are cut at so many characters.
  private static let widestCell = 40

  private let reader: ColumnarReader
  /// Columns to show, by their places in the file.
  private let columns: [Int]
  /// All of them hold of the rows that are shown.
  private let conditions: [RowCondition]

  init(_ reader: ColumnarReader, columns: [Int], conditions: [RowCondition]) {
    self.reader = reader
    self.columns = columns
    self.conditions = conditions
  }

  /// The first rows, at most so many, and how many there are.
  func text(rows limit: Int) throws -> String {
    var lines: [[String]] = []
    var found = 0
    for (number, group) in reader.groups.enumerated() {
      if conditions.isEmpty && lines.count == limit { break }
      let rows = try matches(number, group)
      found += rows?.reduce(into: 0) { $0 += $1 ? 1 : 0 } ?? 0
      try append(number, group, rows, limit, to: &lines)
    }
    let fields = columns.map { reader.schema.fields[$0] }
    let numbers = fields.indices.filter { [.int32, .int64, .float64].contains(fields[$0].type) }
    let table = TablePrinter(
      header: fields.map(\.name), rows: lines, alignRight: Set(numbers),
      widest: RowListing.widestCell)
    let all =
      conditions.isEmpty ? "\(reader.rowCount) rows" : "\(found) rows found in \(reader.rowCount)"
    return table.text + "\n  \(lines.count) of \(all)"
  }

  /// Which rows of a group satisfy all conditions; nil where there are no conditions.
  private func matches(_ number: Int, _ group: ColumnarReader.Group) throws -> [Bool]? {
    guard !conditions.isEmpty else { return nil }
    guard conditions.allSatisfy({ $0.mayHold(in: group) }) else { return [] }
    var source = try reader.columns(ofGroup: number)
    var rows: [Bool] = []
    for condition in conditions {
      let found = condition.rows(of: try source.stored(condition.column))
      rows = rows.isEmpty ? found : zip(rows, found).map { $0 && $1 }
    }
    return rows
  }

  private func append(
    _ number: Int, _ group: ColumnarReader.Group, _ matches: [Bool]?, _ limit: Int,
    to lines: inout [[String]]
  ) throws {
    let left = limit - lines.count
    guard left > 0, matches?.contains(true) ?? true else { return }
    var shown = Array(0..<group.rowCount)
    if let matches { shown = shown.filter { matches[$0] } }
    let cells = try columns.map { try reader.column($0, ofGroup: number) }
    for row in shown.prefix(left) { lines.append(cells.map { $0.text(row: row) ?? "" }) }
  }
}
