/// Powers of ten up to 10^19.
private let powersOfTen: [UInt64] = [
  1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
  10_000_000_000, 100_000_000_000, 1_000_000_000_000, 10_000_000_000_000,
  100_000_000_000_000, 1_000_000_000_000_000, 10_000_000_000_000_000,
  100_000_000_000_000_000, 1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
]

/// Number of bytes of a whole number in decimal, with its sign.
package func decimalLength(_ value: Int64) -> Int {
  let magnitude = value.magnitude
  // 1233 / 4096 is a little more than the logarithm of 2 to the base of 10.
  let bits = 64 - (magnitude | 1).leadingZeroBitCount
  let guess = (bits &* 1233) >> 12
  let digits = magnitude < powersOfTen[guess] ? guess : guess + 1
  return max(1, digits) + (value < 0 ? 1 : 0)
}

/// Writes a whole number in decimal.
///
/// - Precondition: There is room for `decimalLength` bytes.
/// - Returns: Where it ends.
package func writeDecimal(
  _ value: Int64, to bytes: inout MutableSpan<UInt8>, at start: Int
) -> Int {
  let end = start + decimalLength(value)
  var magnitude = value.magnitude
  var index = end
  while magnitude >= 10 {
    let pair = magnitude % 100
    magnitude /= 100
    let tens = (pair &* 103) >> 10
    index -= 2
    bytes[index] = digit(tens)
    bytes[index + 1] = digit(pair &- tens &* 10)
  }
  // What is left is nothing, if the number of digits is even.
  if magnitude > 0 || index == end { bytes[index - 1] = digit(magnitude) }
  if value < 0 { bytes[start] = UInt8(ascii: "-") }
  return end
}

private func digit(_ value: UInt64) -> UInt8 { 48 &+ UInt8(truncatingIfNeeded: value) }
