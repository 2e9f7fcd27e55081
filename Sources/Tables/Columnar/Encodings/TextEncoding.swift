/// UTF8: the length of each string, and all their bytes.
///
/// For strings that seldom repeat.
struct TextEncoding: ColumnEncoding {
  static let code: UInt8 = 10
  static let name = "UTF8"

  /// An estimate: deflate leaves a little less than half of prose.
  func size(of column: ColumnImage) -> Int? {
    guard case .texts(let image) = column, !image.isRuns, image.count > 0 else { return nil }
    return image.byteCount / 16 * 7 + image.count * 3 / 4
  }

  func encode(_ column: ColumnImage, places: [UInt32], level: Int) -> EncodedColumn {
    guard case .texts(let image) = column else { preconditionFailure("UTF8 of numbers") }
    let strings = image.column
    var lengths: [UInt64] = []
    lengths.reserveCapacity(image.count)
    for row in 0..<strings.count where strings.validity.isValid(row) {
      lengths.append(UInt64(strings.range(row).count))
    }
    return EncodedColumn(buffers: [
      .numbers(lengths, as: .lengths, level: level), .text(strings.bytes, level: level),
    ])
  }

  func decode(
    _ column: StoredColumn, count: Int, from group: inout GroupSource
  ) throws(FormatError) -> DecodedValues {
    try column.requireType(isText: true, group)
    try column.requireNoPool(group)
    try column.requireNoParameter(group)
    try column.requireBuffers(2, group)
    let pool = try group.strings(column.buffers.lowerBound, count: count)
    return .texts(bytes: pool.bytes, ends: pool.ends)
  }
}
