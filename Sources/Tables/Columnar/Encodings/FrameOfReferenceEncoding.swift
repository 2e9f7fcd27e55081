import Kernels

/// FOR: numbers as their differences from the smallest, in as few bits or bytes as those need.
struct FrameOfReferenceEncoding: NumberEncoding {
  static let code: UInt8 = 2
  static let name = "FOR"

  func size(of column: ColumnImage) -> Int? {
    // Small enough numbers may be deflated besides; taken as PLAIN only if nothing is gained.
    guard case .numbers(let image) = column, image.values.count > 0 else { return nil }
    let count = image.values.count
    let elements = count * elementWidth(bits: image.bits)
    return min(elements, (count + 1023) / 1024 * 128 * image.bits)
  }

  func encode(_ column: ColumnImage, places: [UInt32], level: Int) -> EncodedColumn {
    guard case .numbers(let image) = column else { preconditionFailure("FOR of strings") }
    let base = image.minimum
    let offsets = image.values.map { UInt64(bitPattern: $0 &- base) }
    return EncodedColumn(buffers: [.numbers(offsets, base: base, as: .values, level: level)])
  }

  func numbers<Number: StoredNumber>(
    _ column: StoredColumn, count: Int, from group: inout GroupSource, as type: Number.Type
  ) throws(FormatError) -> [Number]? {
    try column.requireNoParameter(group)
    try column.requireBuffers(1, group)
    return try group.numbers(column.buffers.lowerBound, role: .values, count: count, as: type)
  }
}
