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
      values = Number.counts(runEnds: restarts.span)
    case Self.ordinal:
      try group.file.require(
        !buffers.isEmpty, at: column.record.offset + 10, "RAMP of runs without a buffer of them")
      let own = try group.runEnds(buffers.lowerBound, rows: rows)
      buffers = buffers.dropFirst()
      values = Self.runCounts(own, restarts)
    default:
      throw group.file.error(
        column.record.offset + 24, "parameter \(column.record.parameter), expected 0 or 1")
    }
    values = group.dense(values, column.valid)
    return try group.correct(&values, buffers, column) ? values : nil
  }

  /// For each row, how many own runs begin before it, but after the restart before it.
  ///
  /// A run that goes on beyond a restart is taken for two.
  static func runCounts<Number: StoredNumber>(_ own: [Int32], _ restarts: [Int32]) -> [Number] {
    var ends: [Int32] = []
    var counts: [Number] = []
    ends.reserveCapacity(own.count + restarts.count)
    counts.reserveCapacity(own.count + restarts.count)
    var run = 0
    var row: Int32 = 0
    for restart in restarts {
      var count: Number = 0
      while row < restart {
        row = min(own[run], restart)
        ends.append(row)
        counts.append(count)
        if own[run] == row { run += 1 }
        count &+= 1
      }
    }
    return Number.repeated(counts.span, runEnds: ends.span)
  }
}
