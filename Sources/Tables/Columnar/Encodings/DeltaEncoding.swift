import Kernels

/// DELTA: the first number as the parameter, then what each has more than the one before.
///
/// For numbers that rise in small steps, such as places in a text.
struct DeltaEncoding: NumberEncoding {
  static let code: UInt8 = 3
  static let name = "DELTA"

  /// An estimate, by the values in the middle: deflate needs two bits more than each difference has, for what it takes to
  /// tell how long it is (measured on the places of words in news text).
  func size(of column: ColumnImage) -> Int? {
    guard case .numbers(let image) = column, image.values.count >= 64, image.width >= 4 else {
      return nil
    }
    let count = image.values.count
    let looked = min(count, 1 << 13)
    let begin = (count - looked) / 2
    let found = Differences(image.values.span.extracting(begin..<(begin + looked)))
    let range = bitWidth(UInt64(bitPattern: found.maximum &- found.minimum))
    return min(
      (found.bitCount * count / looked + 2 * count) / 8,
      packedByteCount(count: count - 1, bits: range))
  }

  func encode(_ column: ColumnImage, places: [UInt32], level: Int) -> EncodedColumn {
    guard case .numbers(let image) = column, let first = image.values.first else {
      preconditionFailure("DELTA of strings, or of nothing")
    }
    let base = Differences(image.values.span).minimum
    let offsets = differences(image.values.span, less: base)
    return EncodedColumn(
      parameter: first, buffers: [.numbers(offsets, base: base, as: .values, level: level)])
  }

  func numbers<Number: StoredNumber>(
    _ column: StoredColumn, count: Int, from group: inout GroupSource, as type: Number.Type
  ) throws(FormatError) -> [Number]? {
    try column.requireBuffers(1, group)
    try group.file.require(
      count > 0, at: column.record.offset, "DELTA of a column without values")
    let buffer = column.buffers.lowerBound
    guard let steps = try group.numbers(buffer, role: .values, count: count - 1, as: type),
      let first = Number(exactly: column.record.parameter)
    else { return nil }
    try group.spend(count * MemoryLayout<Number>.size, at: column.record.offset)
    var values = [Number](repeating: first, count: count)
    var fitting = Fitting()
    var sum = Int64(first)
    for index in steps.indices {
      sum &+= Int64(steps[index])
      values[index &+ 1] = fitting.cut(sum)
    }
    return fitting.isBeyond ? nil : values
  }
}
