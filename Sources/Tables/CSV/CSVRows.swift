/// The rows of a table as CSV, made block by block.
///
/// Lines end with CR LF. A field stands in quotes only where it must: when it holds a comma, a
/// quote or a line end, or begins or ends with a space. Null is an empty field. Numbers with a
/// fraction are the shortest that give the same number again; days are ISO 8601.
///
/// Rows are laid out a few at a time: first the length of every line is summed up column by
/// column, then every column writes its fields to where they belong. So each loop runs over
/// values of one type.
struct CSVRows {
  /// Rows that are laid out together, so that they stay in the nearest cache.
  private static let stepRows = 512
  /// Bytes of strings that are laid out together.
  private static let stepBytes = 1 << 16
  /// Bytes that a block has at least, unless it is the last.
  static let blockBytes = 1 << 18

  private let columns: [CSVColumn]
  private let rowCount: Int
  private var nextRow = 0
  /// Where the next field of each row of the step belongs.
  private var cursors = [Int](repeating: 0, count: CSVRows.stepRows)

  init(_ table: Table) {
    columns = table.columns.map(CSVColumn.init)
    rowCount = table.rowCount
  }

  /// Writes the lines of the next rows from the beginning of `block`, which grows where it must.
  ///
  /// - Returns: The number of bytes written, or nil after the last row.
  mutating func next(into block: inout [UInt8]) -> Int? {
    guard nextRow < rowCount else { return nil }
    var count = 0
    while nextRow < rowCount && count < CSVRows.blockBytes {
      let rows = nextRow..<nextStep()
      count = append(rows, to: &block, at: count)
      nextRow = rows.upperBound
    }
    return count
  }

  /// The end of the next rows to lay out together.
  private func nextStep() -> Int {
    var count = min(CSVRows.stepRows, rowCount - nextRow)
    for column in columns {
      while count > 1 && column.textCount(nextRow..<nextRow + count) > CSVRows.stepBytes {
        count /= 2
      }
    }
    return nextRow + count
  }

  /// - Returns: Where the lines end.
  private mutating func append(_ rows: Range<Int>, to block: inout [UInt8], at start: Int) -> Int {
    let end = placeLines(rows, at: start)
    if end > block.count {
      block += repeatElement(0, count: max(end - block.count, CSVRows.blockBytes))
    }
    let columns = columns
    var target = block.mutableSpan
    var cursors = self.cursors.mutableSpan
    for (index, column) in columns.enumerated() {
      if index > 0 { write(comma, rows.count, to: &target, at: &cursors) }
      column.write(rows, to: &target, at: &cursors)
    }
    write(carriageReturn, rows.count, to: &target, at: &cursors)
    write(lineFeed, rows.count, to: &target, at: &cursors)
    return end
  }

  /// Sets the cursors to where each line begins.
  ///
  /// - Returns: Where the last line ends.
  private mutating func placeLines(_ rows: Range<Int>, at start: Int) -> Int {
    let columns = columns
    var cursors = self.cursors.mutableSpan
    // One byte after each field, and another after the last.
    for index in 0..<rows.count { cursors[index] = columns.count + 1 }
    for column in columns { column.addLengths(rows, to: &cursors) }
    var end = start
    for index in 0..<rows.count {
      let length = cursors[index]
      cursors[index] = end
      end += length
    }
    return end
  }
}

private func write(
  _ byte: UInt8, _ rows: Int, to block: inout MutableSpan<UInt8>,
  at cursors: inout MutableSpan<Int>
) {
  for index in 0..<rows {
    let cursor = cursors[index]
    block[cursor] = byte
    cursors[index] = cursor &+ 1
  }
}

/// The line of field names.
func csvHeader(_ schema: Schema) -> [UInt8] {
  var line: [UInt8] = []
  for (index, field) in schema.fields.enumerated() {
    if index > 0 { line.append(comma) }
    line += quoted(Array(field.name.utf8))
  }
  return line + [carriageReturn, lineFeed]
}
