package import Tables

/// One row of a table, its cells as text.
package struct TableRow: Sendable, Equatable {
  package let schema: Schema
  /// Counted from 0 over the whole table.
  package let number: Int
  /// One per column; nil for null.
  package let cells: [String?]

  /// The cell of a column; nil for null, and for a column that the table does not have.
  package subscript(column: String) -> String? {
    schema.position(of: column).flatMap { cells[$0] }
  }

  /// The cell of a column of whole numbers.
  package func number(_ column: String) -> Int? { self[column].flatMap { Int($0) } }

  /// What a pair of columns bounds, the second not included; nil where one is missing or null.
  package func range(_ start: String, _ end: String) -> Range<Int>? {
    guard let start = number(start), let end = number(end), start <= end else { return nil }
    return start..<end
  }
}

extension ColumnarReader {
  /// A row of the table, counted from 0; nil where it has fewer.
  package func row(_ number: Int) throws(FormatError) -> TableRow? {
    for (index, group) in groups.enumerated() {
      let row = number - group.firstRow
      guard row >= 0, row < group.rowCount else { continue }
      return try rows([row], ofGroup: index).first
    }
    return nil
  }

  /// All rows that satisfy the conditions, in order.
  package func rows(satisfying conditions: [RowCondition]) throws(FormatError) -> [TableRow] {
    let search = RowSearch(self, conditions)
    var found: [TableRow] = []
    for group in groups.indices {
      let rows = try search.rows(ofGroup: group)
      if !rows.isEmpty { found += try self.rows(rows, ofGroup: group) }
    }
    return found
  }

  private func rows(_ rows: [Int], ofGroup number: Int) throws(FormatError) -> [TableRow] {
    let columns = try table(ofGroup: number).columns
    return rows.map { row in
      TableRow(
        schema: schema, number: groups[number].firstRow + row,
        cells: columns.map { $0.text(row: row) })
    }
  }
}
