import Kernels

/// Columns as those that refer to them see them: one value for each row, nulls among them.
extension GroupSource {
  /// The column that a record refers to; there must be one.
  func referred(
    _ column: StoredColumn, second: Bool = false
  ) throws(FormatError) -> Int {
    let number = second ? column.record.secondColumn : column.record.column
    try file.require(
      number != ColumnRecord.none, at: column.record.offset + (second ? 6 : 4),
      "no column, but encoding \(column.record.encoding) refers to one")
    return Int(number)
  }

  /// Numbers; 0 for nulls.
  mutating func rowNumbers(
    of number: Int, for column: StoredColumn, second: Bool = false
  ) throws(FormatError) -> [Int64] {
    let decoded = try decoded(number)
    guard case .numbers(let numbers) = decoded.values else {
      throw file.error(
        column.record.offset + (second ? 6 : 4), "column \(number) holds strings, not numbers")
    }
    if decoded.valid.isEmpty { return numbers }
    try spend(header.rows * 8, at: column.record.offset)
    return spread(numbers, decoded.valid)
  }

  /// Places in the pool of a column of strings; one beyond the pool for nulls.
  ///
  /// - Returns: And how many differ at most: the entries of the pool, and one for null where the
  ///   column has nulls.
  mutating func rowCodes(
    of number: Int, for column: StoredColumn
  ) throws(FormatError) -> (codes: [Int64], count: Int) {
    let decoded = try decoded(number)
    let (codes, entries): ([Int64], Int)
    switch decoded.values {
    case .coded(let own, let pool): (codes, entries) = (own, pool.count)
    case .codedRuns(let own, let ends, let pool):
      (codes, entries) = (try expanded(own, ends, column.record), pool.count)
    case .texts(_, let ends) where ends.isEmpty: (codes, entries) = ([], 0)
    case .texts, .numbers:
      throw file.error(column.record.offset + 4, "column \(number) has no codes")
    }
    if decoded.valid.isEmpty { return (codes, entries) }
    try spend(header.rows * 8, at: column.record.offset)
    return (spread(codes, decoded.valid, null: Int64(entries)), entries + 1)
  }

  /// How many code points each string has; 0 for nulls.
  mutating func rowLengths(
    of number: Int, for column: StoredColumn, second: Bool = false
  ) throws(FormatError) -> [Int64] {
    let decoded = try decoded(number)
    let lengths: [Int64]
    switch decoded.values {
    case .numbers:
      throw file.error(
        column.record.offset + (second ? 6 : 4), "column \(number) holds numbers, not strings")
    case .texts(let bytes, let ends):
      try spend(ends.count * 8, at: column.record.offset)
      lengths = codePointCounts(bytes.span, ends: ends.span)
    case .coded(let codes, let pool):
      try spend((codes.count + pool.count) * 8, at: column.record.offset)
      let entries = codePointCounts(pool.bytes.span, ends: pool.ends.span)
      lengths = codes.map { entries[Int($0)] }
    case .codedRuns(let codes, let runEnds, let pool):
      try spend(pool.count * 8, at: column.record.offset)
      let entries = codePointCounts(pool.bytes.span, ends: pool.ends.span)
      lengths = try expanded(codes.map { entries[Int($0)] }, runEnds, column.record)
    }
    if decoded.valid.isEmpty { return lengths }
    try spend(header.rows * 8, at: column.record.offset)
    return spread(lengths, decoded.valid)
  }

  /// Up to which row each run of a column goes that is stored in runs.
  mutating func rowRuns(
    of number: Int, for column: StoredColumn, second: Bool = false
  ) throws(FormatError) -> [Int32] {
    let record = columns[number]
    let place = column.record.offset + (second ? 6 : 4)
    try file.require(
      record.statistics.nullCount == 0, at: place, "column \(number) has nulls, so no runs")
    switch record.encoding {
    case ConstantEncoding.code: return [Int32(header.rows)]
    case RunsEncoding.code: break
    case RampEncoding.code where record.parameter == RampEncoding.ordinal: break
    default: throw file.error(place, "column \(number) is not stored in runs")
    }
    try file.require(record.buffers > 0, at: record.offset + 10, "runs without a buffer of them")
    return try runEnds(record.firstBuffer, rows: header.rows)
  }

  /// The values of the rows that hold one.
  func dense(_ rows: [Int64], _ valid: [Bool]) -> [Int64] {
    if valid.isEmpty { return rows }
    return rows.indices.filter { valid[$0] }.map { rows[$0] }
  }
}
