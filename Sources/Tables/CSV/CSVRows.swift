import Kernels

/// The rows of a table as CSV, made block by block.
///
/// Lines end with CR LF. A field stands in quotes only where it must: when it holds a comma, a
/// quote or a line end, or begins or ends with a space. Null is an empty field. Numbers with a
/// fraction are the shortest that give the same number again; days are ISO 8601.
struct CSVRows {
  /// Rows that are written together.
  private static let stepRows = 512
  /// Bytes of strings that are written together.
  private static let stepBytes = 1 << 16
  /// Bytes that a block has at least, unless it is the last.
  static let blockBytes = 1 << 18

  private let rows: DelimitedRows
  private var nextRow = 0
  /// Rows of the last block.
  private(set) var countInBlock = 0

  init(_ table: Table) {
    rows = DelimitedRows(table.columns.map(FieldColumn.init), rowCount: table.rowCount)
  }

  /// Writes the lines of the next rows from the beginning of `block`, which grows where it must.
  ///
  /// - Returns: The number of bytes written, or nil after the last row.
  mutating func next(into block: inout [UInt8]) -> Int? {
    guard nextRow < rows.rowCount else { return nil }
    let firstRow = nextRow
    var count = 0
    while nextRow < rows.rowCount && count < CSVRows.blockBytes {
      let step = nextRow..<nextStep()
      count = rows.write(step, to: &block, at: count)
      nextRow = step.upperBound
    }
    countInBlock = nextRow - firstRow
    return count
  }

  /// The end of the next rows to write together.
  private func nextStep() -> Int {
    var count = min(CSVRows.stepRows, rows.rowCount - nextRow)
    while count > 1 && rows.textCount(nextRow..<nextRow + count) > CSVRows.stepBytes {
      count /= 2
    }
    return nextRow + count
  }
}

/// The line of field names.
func csvHeader(_ schema: Schema) -> [UInt8] {
  var line: [UInt8] = []
  for (index, field) in schema.fields.enumerated() {
    if index > 0 { line.append(UInt8(ascii: ",")) }
    line += quotedField(Array(field.name.utf8))
  }
  return line + [UInt8(ascii: "\r"), UInt8(ascii: "\n")]
}
