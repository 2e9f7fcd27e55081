import Tables

/// Rows of a columnar file as a table for the terminal.
struct RowListing {
  /// Cells are cut at so many characters.
  private static let widestCell = 40

  private let reader: ColumnarReader
  /// Columns to show, by their places in the file.
  private let columns: [Int]
  /// Which rows are shown.
  private let search: RowSearch
  private let isWhole: Bool

  init(_ reader: ColumnarReader, columns: [Int], conditions: [RowCondition]) {
    self.reader = reader
    self.columns = columns
    search = RowSearch(reader, conditions)
    isWhole = conditions.isEmpty
  }

  /// The first rows, at most so many, and how many there are.
  func text(rows limit: Int) throws -> String {
    var lines: [[String]] = []
    var found = 0
    for number in reader.groups.indices {
      if isWhole && lines.count == limit { break }
      let rows = try search.rows(ofGroup: number)
      found += rows.count
      try append(rows.prefix(limit - lines.count), ofGroup: number, to: &lines)
    }
    let fields = columns.map { reader.schema.fields[$0] }
    let numbers = fields.indices.filter { [.int32, .int64, .float64].contains(fields[$0].type) }
    let table = TablePrinter(
      header: fields.map(\.name), rows: lines, alignRight: Set(numbers),
      widest: RowListing.widestCell)
    let all = isWhole ? "\(reader.rowCount) rows" : "\(found) rows found in \(reader.rowCount)"
    return table.text + "\n  \(lines.count) of \(all)"
  }

  private func append(
    _ rows: ArraySlice<Int>, ofGroup number: Int, to lines: inout [[String]]
  ) throws {
    guard !rows.isEmpty else { return }
    let cells = try columns.map { try reader.column($0, ofGroup: number) }
    for row in rows { lines.append(cells.map { $0.text(row: row) ?? "" }) }
  }
}
