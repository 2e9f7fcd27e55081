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

  /// Numbers, 0 for nulls; nil where one of them is not a `Number`.
  mutating func rowNumbers<Number: StoredNumber>(
    of number: Int, for column: StoredColumn, as type: Number.Type
  ) throws(FormatError) -> [Number]? {
    let decoded = try decoded(number)
    let cast: [Number]?
    switch decoded.values {
    case .narrow(let numbers): cast = Number.cast(numbers)
    case .wide(let numbers): cast = Number.cast(numbers)
    case .texts, .coded, .codedRuns:
      throw file.error(
        column.record.offset + 4, "column \(number) holds strings, not numbers")
    }
    guard let cast, !decoded.valid.isEmpty else { return cast }
    try spend(header.rows * MemoryLayout<Number>.size, at: column.record.offset)
    return spread(cast, decoded.valid, null: 0)
  }

  /// Places in the pool of a column of strings; one beyond the pool for nulls.
  ///
  /// - Returns: And how many differ at most: the entries of the pool, and one for null where the
  ///   column has nulls.
  mutating func rowCodes(
    of number: Int, for column: StoredColumn
  ) throws(FormatError) -> (codes: [Int32], count: Int) {
    let decoded = try decoded(number)
    let (codes, entries): ([Int32], Int)
    switch decoded.values {
    case .coded(let own, let pool): (codes, entries) = (own, pool.count)
    case .codedRuns(let own, let ends, let pool):
      (codes, entries) = (try expanded(own, ends, column.record), pool.count)
    case .texts(_, let ends) where ends.isEmpty: (codes, entries) = ([], 0)
    case .texts, .narrow, .wide:
      throw file.error(column.record.offset + 4, "column \(number) has no codes")
    }
    if decoded.valid.isEmpty { return (codes, entries) }
    try spend(header.rows * 4, at: column.record.offset)
    return (spread(codes, decoded.valid, null: Int32(entries)), entries + 1)
  }

  /// How many code points each string has; 0 for nulls.
  mutating func rowLengths(
    of number: Int, for column: StoredColumn, second: Bool = false
  ) throws(FormatError) -> [Int32] {
    if let known = knownLengths[number] { return known }
    let decoded = try decoded(number)
    var lengths: [Int32]
    switch decoded.values {
    case .narrow, .wide:
      throw file.error(
        column.record.offset + (second ? 6 : 4), "column \(number) holds numbers, not strings")
    case .texts(let bytes, let ends):
      try spend(ends.count * 4, at: column.record.offset)
      lengths = codePointCounts(bytes.span, ends: ends.span)
    case .coded(let codes, let pool):
      try spend((codes.count + pool.count) * 4, at: column.record.offset)
      let entries = codePointCounts(pool.bytes.span, ends: pool.ends.span)
      lengths = Int32.gathered(entries.span, codes.span)
    case .codedRuns(let codes, let runEnds, let pool):
      try spend(pool.count * 4, at: column.record.offset)
      let entries = codePointCounts(pool.bytes.span, ends: pool.ends.span)
      lengths = try expanded(
        Int32.gathered(entries.span, codes.span), runEnds, column.record)
    }
    if !decoded.valid.isEmpty {
      try spend(header.rows * 4, at: column.record.offset)
      lengths = spread(lengths, decoded.valid, null: 0)
    }
    knownLengths[number] = lengths
    return lengths
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
  func dense<Number: StoredNumber>(_ rows: [Number], _ valid: [Bool]) -> [Number] {
    if valid.isEmpty { return rows }
    return rows.indices.filter { valid[$0] }.map { rows[$0] }
  }
}
