import Kernels

/// An encoding of numbers, or also of numbers.
protocol NumberEncoding: ColumnEncoding {
  /// The numbers of a column, `count` of them, where it holds numbers.
  ///
  /// Everything is computed in 64 bits and cut to `Number`.
  ///
  /// - Returns: `nil` where a number, or one on the way to it, is not a `Number`. In 64 bits
  ///   there is none such.
  func numbers<Number: StoredNumber>(
    _ column: StoredColumn, count: Int, from group: inout GroupSource, as type: Number.Type
  ) throws(FormatError) -> [Number]?
}

extension NumberEncoding {
  func decode(
    _ column: StoredColumn, count: Int, from group: inout GroupSource
  ) throws(FormatError) -> DecodedValues {
    try decodedNumbers(column, count: count, from: &group)
  }

  /// The numbers in half the memory, if the type allows that and nothing on the way is larger.
  func decodedNumbers(
    _ column: StoredColumn, count: Int, from group: inout GroupSource
  ) throws(FormatError) -> DecodedValues {
    try column.requireType(isText: false, group)
    try column.requireNoPool(group)
    let type = column.record.type
    let isNarrow = type != .int64 && type != .float64
    if isNarrow,
      let narrow = try numbers(column, count: count, from: &group, as: Int32.self)
    {
      if type == .bool { try group.requireFlags(narrow, column) }
      return .narrow(narrow)
    }
    let wide = try numbers(column, count: count, from: &group, as: Int64.self) ?? []
    if !isNarrow { return .wide(wide) }
    try group.requireNumbers(wide, column)
    return .narrow(Int32.cast(wide) ?? [])
  }
}
