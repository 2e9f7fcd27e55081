/// RAMP: counts that begin anew with each run of another column.
///
/// Either of rows (a token's place in its sentence), or of runs of its own (a sentence's place in
/// its document); what differs from that is corrected.
struct RampEncoding: ReferringEncoding {
  static let code: UInt8 = 5
  static let name = "RAMP"
  static let references = 1

  /// What the parameter says is counted.
  static let rows: Int64 = 0
  static let ordinal: Int64 = 1

  func decode(
    _ column: StoredColumn, count: Int, from group: inout GroupSource
  ) throws(FormatError) -> DecodedValues {
    try column.requireType(isText: false, group)
    try column.requireNoPool(group)
    let restarts = try group.rowRuns(of: group.referred(column), for: column)
    let rows = group.header.rows
    try group.spend(rows * 8, at: column.record.offset)
    var buffers = column.buffers
    var values: [Int64]
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
    try group.correct(&values, buffers, column)
    try group.requireNumbers(values, column)
    return .numbers(values)
  }

  /// For each row, how many rows of its run are before it.
  static func rowCounts(_ runEnds: [Int32], rows: Int) -> [Int64] {
    var values: [Int64] = []
    values.reserveCapacity(rows)
    for end in runEnds {
      for count in 0..<(Int64(end) - Int64(values.count)) { values.append(count) }
    }
    return values
  }

  /// For each row, how many own runs begin before it, but after the restart before it.
  static func runCounts(_ own: [Int32], _ restarts: [Int32], rows: Int) -> [Int64] {
    var values: [Int64] = []
    values.reserveCapacity(rows)
    var run = 0
    for restart in restarts {
      var count: Int64 = 0
      while values.count < restart {
        let end = min(own[run], restart)
        values.append(contentsOf: repeatElement(count, count: Int(end) - values.count))
        if own[run] == end { run += 1 }
        count += 1
      }
    }
    return values
  }
}
