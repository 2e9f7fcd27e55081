/// AFFINE: another column and, if need be, the length of a string; corrected.
///
/// `end` is `start` and the length of `text`; `raw_start` is `start` and what cleaning took away
/// before it, which stays the same for many rows.
struct AffineEncoding: ReferringEncoding {
  static let code: UInt8 = 9
  static let name = "AFFINE"
  static let references = 2

  func decode(
    _ column: StoredColumn, count: Int, from group: inout GroupSource
  ) throws(FormatError) -> DecodedValues {
    try column.requireType(isText: false, group)
    try column.requireNoPool(group)
    try group.spend(group.header.rows * 16, at: column.record.offset)
    var values = try group.rowNumbers(of: group.referred(column), for: column)
    let parameter = column.record.parameter
    if column.record.secondColumn == ColumnRecord.none {
      for row in values.indices { values[row] &+= parameter }
    } else {
      let lengths = try group.rowLengths(
        of: Int(column.record.secondColumn), for: column, second: true)
      for row in values.indices { values[row] &+= lengths[row] &+ parameter }
    }
    values = group.dense(values, column.valid)
    try group.correct(&values, column.buffers, column)
    try group.requireNumbers(values, column)
    return .numbers(values)
  }
}
