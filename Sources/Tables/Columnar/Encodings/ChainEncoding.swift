/// CHAIN: each value is the one before, the length of the string there, and a gap; corrected.
///
/// The gap is a constant and, if need be, what the row's own string is mapped to: a word follows
/// a space, a full stop does not. At the runs of a second column it begins anew from 0.
struct ChainEncoding: ReferringEncoding {
  static let code: UInt8 = 8
  static let name = "CHAIN"
  static let references = 2

  func decode(
    _ column: StoredColumn, count: Int, from group: inout GroupSource
  ) throws(FormatError) -> DecodedValues {
    try column.requireType(isText: false, group)
    try column.requireNoPool(group)
    let rows = group.header.rows
    try group.file.require(
      count == rows, at: column.record.offset + 16, "CHAIN of a column with nulls")
    try group.spend(rows * 8, at: column.record.offset)
    var buffers = column.buffers
    var values = [Int64](repeating: column.record.parameter, count: rows)
    if let first = buffers.first, group.buffers[first].role == .targets {
      let (codes, entries) = try group.rowCodes(of: group.referred(column), for: column)
      let gaps = try group.numbers(first, role: .targets, count: entries)
      for row in values.indices { values[row] &+= gaps[Int(codes[row])] }
      buffers = buffers.dropFirst()
    }
    try group.correct(&values, buffers, column)
    var lengths: [Int64] = []
    if column.record.column != ColumnRecord.none {
      lengths = try group.rowLengths(of: Int(column.record.column), for: column)
    }
    var restarts = [Int32(rows)]
    if column.record.secondColumn != ColumnRecord.none {
      restarts = try group.rowRuns(of: Int(column.record.secondColumn), for: column, second: true)
    }
    Self.add(&values, lengths, restarts)
    try group.requireNumbers(values, column)
    return .numbers(values)
  }

  /// Turns gaps into values.
  private static func add(_ values: inout [Int64], _ lengths: [Int64], _ restarts: [Int32]) {
    var row = 0
    for restart in restarts {
      var end: Int64 = 0
      while row < restart {
        end &+= values[row]
        values[row] = end
        if !lengths.isEmpty { end &+= lengths[row] }
        row &+= 1
      }
    }
  }
}
