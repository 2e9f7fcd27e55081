import Kernels

/// RAMP: counts that begin anew with each run of another column.
///
/// Either of rows (a token's place in its sentence), or of runs of its own (a sentence's place in
/// its document); what differs from that is corrected.
struct RampEncoding: ReferringEncoding, NumberEncoding {
  static let code: UInt8 = 5
  static let name = "RAMP"
  static let references = 1

  /// What the parameter says is counted.
  static let rows: Int64 = 0
  static let ordinal: Int64 = 1

  func numbers<Number: StoredNumber>(
    _ column: StoredColumn, count: Int, from group: inout GroupSource, as type: Number.Type
  ) throws(FormatError) -> [Number]? {
    let restarts = try group.rowRuns(of: group.referred(column), for: column)
    let rows = group.header.rows
    try group.spend(rows * MemoryLayout<Number>.size, at: column.record.offset)
    var buffers = column.buffers
    var values: [Number]
    switch column.record.parameter {
    case Self.rows:
      values = Self.rowCounts(restarts, rows: rows)
    case Self.ordinal:
      try group.file.require(
        !buffers.isEmpty, at: column.record.offset + 10, "RAMP of runs without a buffer of them")
      let own = try group.runEnds(buffers.lowerBound, rows: rows)
      buffers = buffers.dropFirst()
      values = Self.runCounts(own, restarts, rows: rows)
    default:
      throw group.file.error(
        column.record.offset + 24, "parameter \(column.record.parameter), expected 0 or 1")
    }
    values = group.dense(values, column.valid)
    return try group.correct(&values, buffers, column) ? values : nil
  }

  /// For each row, how many rows of its run are before it.
  static func rowCounts<Number: StoredNumber>(_ runEnds: [Int32], rows: Int) -> [Number] {
    var values = [Number](repeating: 0, count: rows)
    var target = values.mutableSpan
    var row = 0
    for end in runEnds {
      let begin = row
      while row < Int(end) {
        target[row] = Number(truncatingIfNeeded: row &- begin)
        row &+= 1
      }
    }
    return values
  }

  /// For each row, how many own runs begin before it, but after the restart before it.
  static func runCounts<Number: StoredNumber>(
    _ own: [Int32], _ restarts: [Int32], rows: Int
  ) -> [Number] {
    var values = [Number](repeating: 0, count: rows)
    var target = values.mutableSpan
    var run = 0
    var row = 0
    for restart in restarts {
      var count: Number = 0
      while row < Int(restart) {
        let end = min(own[run], restart)
        while row < Int(end) {
          target[row] = count
          row &+= 1
        }
        if own[run] == end { run += 1 }
        count &+= 1
      }
    }
    return values
  }
}
