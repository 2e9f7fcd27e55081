import Kernels

/// AFFINE: another column and, if need be, the length of a string; corrected.
///
/// `end` is `start` and the length of `text`; `raw_start` is `start` and what cleaning took away
/// before it, which stays the same for many rows.
struct AffineEncoding: ReferringEncoding, NumberEncoding {
  static let code: UInt8 = 9
  static let name = "AFFINE"
  static let references = 2

  func numbers<Number: StoredNumber>(
    _ column: StoredColumn, count: Int, from group: inout GroupSource, as type: Number.Type
  ) throws(FormatError) -> [Number]? {
    try group.spend(
      group.header.rows * MemoryLayout<Number>.size * 2, at: column.record.offset)
    let other = try group.referred(column)
    guard var values = try group.rowNumbers(of: other, for: column, as: type) else { return nil }
    let parameter = column.record.parameter
    var lengths: [Int32] = []
    if column.record.secondColumn != ColumnRecord.none {
      lengths = try group.rowLengths(
        of: Int(column.record.secondColumn), for: column, second: true)
    }
    guard Self.add(parameter, lengths, to: &values) else { return nil }
    values = group.dense(values, column.valid)
    return try group.correct(&values, column.buffers, column) ? values : nil
  }

  /// - Returns: Whether the sums are all numbers of that width.
  private static func add<Number: StoredNumber>(
    _ parameter: Int64, _ lengths: [Int32], to values: inout [Number]
  ) -> Bool {
    var fitting = Fitting()
    var target = values.mutableSpan
    let lengths = lengths.span
    if lengths.count == target.count {
      for row in lengths.indices {
        target[row] = fitting.cut(Int64(target[row]) &+ Int64(lengths[row]) &+ parameter)
      }
    } else {
      for row in target.indices { target[row] = fitting.cut(Int64(target[row]) &+ parameter) }
    }
    return !fitting.isBeyond
  }
}
