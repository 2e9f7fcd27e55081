import Kernels

/// PLAIN: numbers as their type has them, in 4 or 8 bytes each.
///
/// Where they are not deflated, a reader may use them where they lie.
struct PlainEncoding: NumberEncoding {
  static let code: UInt8 = 1
  static let name = "PLAIN"

  func size(of column: ColumnImage) -> Int? {
    guard case .numbers(let image) = column, image.width >= 4 else { return nil }
    return image.values.count * image.width
  }

  func encode(_ column: ColumnImage, places: [UInt32], level: Int) -> EncodedColumn {
    guard case .numbers(let image) = column else { preconditionFailure("PLAIN of strings") }
    let values = image.values.map { UInt64(bitPattern: $0) }
    return EncodedColumn(buffers: [
      .elements(values, width: image.width, as: .values, level: level)
    ])
  }

  func numbers<Number: StoredNumber>(
    _ column: StoredColumn, count: Int, from group: inout GroupSource, as type: Number.Type
  ) throws(FormatError) -> [Number]? {
    try column.requireNoParameter(group)
    try column.requireBuffers(1, group)
    let buffer = column.buffers.lowerBound
    let record = group.buffers[buffer]
    let width = column.record.type == .int32 || column.record.type == .date ? 4 : 8
    try group.file.require(
      record.form == .elements && record.element == width
        && record.base == 0 && column.record.type != .bool, at: record.offset,
      "PLAIN \(column.record.type.name) in another form than elements of \(width) bytes, base 0")
    // As wide as its elements: as they stand, these are the numbers with their sign.
    return width == MemoryLayout<Number>.size
      ? try group.elements(buffer, role: .values, count: count) : nil
  }
}
