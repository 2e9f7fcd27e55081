/// The most bytes that a stored block can hold.
let longestStored = 65_535

/// Bits of some bytes in stored blocks, when `usedBits` of a byte are already in use.
func storedBits(_ count: Int, after usedBits: Int) -> Int {
  let blocks = max(1, (count + longestStored - 1) / longestStored)
  let firstHeader = (usedBits + 3 + 7) / 8 * 8 - usedBits + 32
  return firstHeader + (blocks - 1) * 40 + count * 8
}

/// Writes bytes as they are, in as many blocks as are needed; none at all give one empty block.
func writeStored(
  _ source: UnsafePointer<UInt8>, _ range: Range<Int>, isLast: Bool, to writer: inout BitWriter
) {
  precondition(
    writer.hasRoom(for: storedBits(range.count, after: 0) / 8 + 1),
    "a block is larger than was reckoned")
  var start = range.lowerBound
  repeat {
    let end = min(range.upperBound, start + longestStored)
    writer.add(isLast && end == range.upperBound ? 1 : 0, 3)
    writer.align()
    writer.add(UInt64(end - start), 16)
    writer.add(UInt64(~UInt16(end - start)), 16)
    writer.flush()
    // SAFETY: stays inside the range, which the caller has in `source`.
    unsafe writer.copy(source + start, count: end - start)
    start = end
  } while start < range.upperBound
}
