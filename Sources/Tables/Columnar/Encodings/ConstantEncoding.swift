import Kernels

/// CONST: all values are the same, or all are null.
///
/// Nothing is stored but the parameter: the number, the bits of a `float64`, or the place of a
/// string in the pool.
struct ConstantEncoding: NumberEncoding {
  static let code: UInt8 = 0
  static let name = "CONST"
  static let usesPool = true

  func size(of column: ColumnImage) -> Int? {
    switch column {
    case .numbers(let image): image.runCount <= 1 ? 0 : nil
    case .texts(let image): image.distinct.firsts.count <= 1 ? 0 : nil
    }
  }

  func encode(_ column: ColumnImage, places: [UInt32], level: Int) -> EncodedColumn {
    switch column {
    case .numbers(let image):
      return EncodedColumn(parameter: image.minimum)
    case .texts(let image):
      guard image.count > 0 else { return EncodedColumn() }
      return EncodedColumn(parameter: Int64(places[0]), usesPool: true)
    }
  }

  func numbers<Number: StoredNumber>(
    _ column: StoredColumn, count: Int, from group: inout GroupSource, as type: Number.Type
  ) throws(FormatError) -> [Number]? {
    try column.requireBuffers(0, group)
    let parameter = column.record.parameter
    if count == 0 { try column.requireNoParameter(group) }
    try group.requireNumber(parameter, column, at: column.record.offset + 24)
    guard let number = Number(exactly: parameter) else { return nil }
    try group.spend(count * MemoryLayout<Number>.size, at: column.record.offset)
    return Array(repeating: number, count: count)
  }

  func decode(
    _ column: StoredColumn, count: Int, from group: inout GroupSource
  ) throws(FormatError) -> DecodedValues {
    guard column.record.type == .string else {
      return try decodedNumbers(column, count: count, from: &group)
    }
    try column.requireBuffers(0, group)
    let parameter = column.record.parameter
    guard count > 0 else {
      try column.requireNoPool(group)
      try column.requireNoParameter(group)
      return .texts(bytes: [], ends: [])
    }
    let pool = try group.pool(of: column)
    guard parameter >= 0, parameter < pool.count else {
      throw group.file.error(
        column.record.offset + 24, "entry \(parameter) of a pool of \(pool.count)")
    }
    return .codedRuns(codes: [Int32(parameter)], runEnds: [Int32(count)], pool: pool)
  }
}
