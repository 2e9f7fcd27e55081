/// A column of a group as its encoding has it: for those who lay values out in their own way.
package struct StoredValues: Sendable {
  package enum Values: Sendable {
    /// Of `int32`, `date` and `bool`.
    case narrow([Int32])
    /// Of `int64`, and of `float64` its bits.
    case wide([Int64])
    /// Strings, one after another, and where each ends.
    case strings(bytes: [UInt8], ends: [Int32])
    /// For each value its place in a pool, which is given as strings are.
    case codes([Int32], bytes: [UInt8], ends: [Int32])
    /// The same for runs, and up to which value each goes.
    case runs([Int32], runEnds: [Int32], bytes: [UInt8], ends: [Int32])
  }

  /// Of the rows that are not null, in order.
  package let values: Values
  /// One per row, whether it holds a value; empty where all do.
  package let isValid: [Bool]
  package let rowCount: Int
  package let nullCount: Int
  /// Which pool of the group the places are of.
  package let pool: Int

  /// Other values in the same rows.
  package func replaced(_ values: Values) -> StoredValues {
    StoredValues(
      values: values, isValid: isValid, rowCount: rowCount, nullCount: nullCount, pool: pool)
  }
}

/// The columns of one group, to be read one after another: what several of them depend on is
/// decoded once.
package struct GroupColumns: Sendable {
  private var source: GroupSource
  private let schema: Schema
  private let memoryLimit: Int

  fileprivate init(_ source: GroupSource, _ schema: Schema, memoryLimit: Int) {
    self.source = source
    self.schema = schema
    self.memoryLimit = memoryLimit
  }

  /// A column, without a string for each row.
  ///
  /// - Precondition: There is such a column.
  package mutating func stored(_ column: Int) throws(FormatError) -> StoredValues {
    source.refill(memoryLimit)  // Each column has the whole budget.
    let decoded = try source.decoded(column, schema.fields[column])
    let values: StoredValues.Values =
      switch decoded.values {
      case .narrow(let numbers): .narrow(numbers)
      case .wide(let numbers): .wide(numbers)
      case .texts(let bytes, let ends): .strings(bytes: bytes, ends: ends)
      case .coded(let codes, let pool): .codes(codes, bytes: pool.bytes, ends: pool.ends)
      case .codedRuns(let codes, let runEnds, let pool):
        .runs(codes, runEnds: runEnds, bytes: pool.bytes, ends: pool.ends)
      }
    // What the caller makes of them: at most 8 bytes for each row.
    try source.spend(source.header.rows * 8, at: source.offset)
    return StoredValues(
      values: values, isValid: decoded.valid, rowCount: source.header.rows,
      nullCount: source.columns[column].statistics.nullCount,
      pool: Int(source.columns[column].pool))
  }
}

extension ColumnarReader {
  /// - Precondition: There is such a group.
  package func columns(ofGroup group: Int) throws(FormatError) -> GroupColumns {
    GroupColumns(try source(group), schema, memoryLimit: memoryLimit)
  }

  /// How many strings the pool of each column has: 0 for strings that are all null, nil where a
  /// column has no pool of its strings.
  ///
  /// - Precondition: There is such a group.
  package func poolCounts(ofGroup group: Int) throws(FormatError) -> [Int?] {
    let source = try source(group)
    return source.columns.map { column in
      // WORDTEXT has a pool of words, not of the column's strings.
      if column.pool != ColumnRecord.none && column.encoding != WordTextEncoding.code {
        return source.pools[Int(column.pool)].entries
      }
      let isNull = column.statistics.nullCount == source.header.rows
      return isNull && column.type == .string ? 0 : nil
    }
  }
}
