/// A column of a group as its encoding has it: for those who lay values out in their own way.
package struct StoredValues: Sendable {
  package enum Values: Sendable {
    /// The numbers of the type, a `float64` as its bits.
    case numbers([Int64])
    /// Strings, one after another, and where each ends.
    case strings(bytes: [UInt8], ends: [Int32])
    /// For each value its place in a pool, which is given as strings are.
    case codes([Int64], bytes: [UInt8], ends: [Int32])
    /// The same for runs, and up to which value each goes.
    case runs([Int64], runEnds: [Int32], bytes: [UInt8], ends: [Int32])
  }

  /// Of the rows that are not null, in order.
  package let values: Values
  /// One per row: whether it holds a value. Empty where all do.
  package let isValid: [Bool]
  package let rowCount: Int
}

extension ColumnarReader {
  /// One column of one group, without a string for each row.
  ///
  /// - Precondition: There are such a column and group.
  package func stored(
    _ column: Int, ofGroup group: Int
  ) throws(FormatError) -> StoredValues {
    var source = try source(group)
    let decoded = try source.decoded(column, schema.fields[column])
    let values: StoredValues.Values =
      switch decoded.values {
      case .numbers(let numbers): .numbers(numbers)
      case .texts(let bytes, let ends): .strings(bytes: bytes, ends: ends)
      case .coded(let codes, let pool): .codes(codes, bytes: pool.bytes, ends: pool.ends)
      case .codedRuns(let codes, let runEnds, let pool):
        .runs(codes, runEnds: runEnds, bytes: pool.bytes, ends: pool.ends)
      }
    // What the caller makes of them: at most 8 bytes for each row.
    try source.spend(source.header.rows * 8, at: source.offset)
    return StoredValues(
      values: values, isValid: decoded.valid, rowCount: source.header.rows)
  }

  /// How many strings the pool of a column has: 0 where all rows are null, nil where the column
  /// has no pool.
  ///
  /// - Precondition: There are such a column and group.
  package func poolCount(ofColumn column: Int, group: Int) throws(FormatError) -> Int? {
    let source = try source(group)
    let record = source.columns[column]
    if record.pool != ColumnRecord.none { return source.pools[Int(record.pool)].entries }
    let isNull = record.statistics.nullCount == source.header.rows
    return isNull && record.type == .string ? 0 : nil
  }
}
