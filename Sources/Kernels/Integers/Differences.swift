/// The differences between numbers that follow one another, and how large they are.
package struct Differences: Sendable {
  /// The smallest and the largest; 0 where there are none.
  package let minimum: Int64
  package let maximum: Int64
  /// Sum of the bits that it takes to write each without its sign, and its sign.
  package let bitCount: Int

  /// Differences are taken in 64 bits, with what goes beyond them left out.
  package init(_ values: Span<Int64>) {
    var least = values.count > 1 ? Int64.max : 0
    var most = values.count > 1 ? Int64.min : 0
    var bits = 0
    for index in values.indices.dropFirst() {
      let difference = values[index] &- values[index &- 1]
      least = min(least, difference)
      most = max(most, difference)
      let folded = UInt64(bitPattern: (difference << 1) ^ (difference >> 63))
      bits &+= 64 &- folded.leadingZeroBitCount
    }
    (minimum, maximum, bitCount) = (least, most, bits)
  }
}

/// What each number but the first has more than the one before it has, less `base`.
package func differences(_ values: Span<Int64>, less base: Int64) -> [UInt64] {
  guard values.count > 1 else { return [] }
  var offsets = [UInt64](repeating: 0, count: values.count - 1)
  for index in offsets.indices {
    offsets[index] = UInt64(bitPattern: values[index &+ 1] &- values[index] &- base)
  }
  return offsets
}
