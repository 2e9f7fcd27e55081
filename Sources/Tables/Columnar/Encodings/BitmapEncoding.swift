import Kernels

/// BITMAP: flags in one bit each.
struct BitmapEncoding: NumberEncoding {
  static let code: UInt8 = 13
  static let name = "BITMAP"

  func size(of column: ColumnImage) -> Int? {
    guard case .numbers(let image) = column, image.width == 1 else { return nil }
    return (image.values.count + 7) / 8
  }

  func encode(_ column: ColumnImage, places: [UInt32], level: Int) -> EncodedColumn {
    guard case .numbers(let image) = column else { preconditionFailure("BITMAP of strings") }
    return EncodedColumn(buffers: [
      .flags(image.values.map { $0 != 0 }, as: .values, level: level)
    ])
  }

  func numbers<Number: StoredNumber>(
    _ column: StoredColumn, count: Int, from group: inout GroupSource, as type: Number.Type
  ) throws(FormatError) -> [Number]? {
    try group.file.require(
      column.record.type == .bool, at: column.record.offset,
      "encoding \(code) does not store \(column.record.type.name)")
    try column.requireNoParameter(group)
    try column.requireBuffers(1, group)
    let flags = try group.flags(column.buffers.lowerBound, role: .values, count: count)
    try group.spend(count * MemoryLayout<Number>.size, at: column.record.offset)
    return flags.map { $0 ? 1 : 0 }
  }
}
