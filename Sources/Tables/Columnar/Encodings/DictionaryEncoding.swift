import Kernels

/// DICT: for each row, the place of its string in a pool.
struct DictionaryEncoding: ColumnEncoding {
  static let code: UInt8 = 6
  static let name = "DICT"
  static let usesPool = true

  /// An estimate: deflate makes about half of the strings, and leaves about four fifths of the
  /// codes (measured on the words of news text).
  func size(of column: ColumnImage) -> Int? {
    guard case .texts(let image) = column, !image.isRuns, image.count > 0 else { return nil }
    let entries = image.distinct.firsts.count
    let codes = image.count * bitWidth(UInt64(entries - 1)) / 10
    return image.distinctByteCount / 2 + entries + codes
  }

  func encode(_ column: ColumnImage, places: [UInt32], level: Int) -> EncodedColumn {
    guard case .texts(let image) = column else { preconditionFailure("DICT of numbers") }
    let codes = image.distinct.numbers.map { Int64(places[Int($0)]) }
    return EncodedColumn(buffers: [.based(codes, as: .codes, level: level)], usesPool: true)
  }

  func decode(
    _ column: StoredColumn, count: Int, from group: inout GroupSource
  ) throws(FormatError) -> DecodedValues {
    try column.requireType(isText: true, group)
    try column.requireNoParameter(group)
    try column.requireBuffers(1, group)
    let buffer = column.buffers.lowerBound
    let pool = try group.pool(of: column)
    let codes = try group.codes(buffer, count: count, in: pool)
    return .coded(codes: codes, pool: pool)
  }
}
