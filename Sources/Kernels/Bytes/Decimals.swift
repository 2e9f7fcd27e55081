/// Appends a whole number in decimal.
package func appendDecimal(_ value: Int64, to bytes: inout [UInt8]) {
  // SAFETY: `writeDecimal` writes into 24 bytes, which are no one else's.
  unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: decimalRoom) { memory in
    guard let start = memory.baseAddress else { return }
    let end = unsafe writeDecimal(value, to: start)
    unsafe bytes += UnsafeBufferPointer(start: start, count: end - start)
  }
}

/// Bytes that `writeDecimal` may write, though not all of them are of the number.
let decimalRoom = 24

/// Writes a whole number in decimal.
///
/// - Precondition: There is room for `decimalRoom` bytes.
/// - Returns: Where it ends; some bytes behind may have been written, too.
@inline(__always)
func writeDecimal(
  _ value: Int64, to target: UnsafeMutablePointer<UInt8>
) -> UnsafeMutablePointer<UInt8> {
  // Negative numbers are large ones here.
  let bits = UInt64(bitPattern: value)
  guard bits < 100_000_000 else { return unsafe writeLongDecimal(value, to: target) }
  return unsafe writeShortDecimal(bits, to: target)
}

/// A number below 100,000,000: all eight digits at once, then without the zeros before them.
@inline(__always)
private func writeShortDecimal(
  _ value: UInt64, to target: UnsafeMutablePointer<UInt8>
) -> UnsafeMutablePointer<UInt8> {
  let digits = eightDigits(value)
  // The first digit is in the lowest byte. A zero alone keeps its last digit.
  let zeros = (digits | 1 &<< 56).trailingZeroBitCount & ~7
  let text = (digits | asciiZeros) &>> UInt64(zeros)
  // SAFETY: eight bytes, for which there is room.
  unsafe UnsafeMutableRawPointer(target).storeBytes(of: text.littleEndian, as: UInt64.self)
  return unsafe target + (8 &- zeros &>> 3)
}

private let asciiZeros: UInt64 = 0x3030_3030_3030_3030

/// The digits of a number below 100,000,000 as bytes from 0 to 9, the first of them lowest.
///
/// Four digits in each half, then two in each quarter, then one in each byte: dividing is
/// multiplying by what is a little more than the inverse.
@inline(__always)
private func eightDigits(_ value: UInt64) -> UInt64 {
  let fours = value / 10_000 | (value % 10_000) &<< 32
  let hundreds = ((fours &* 10_486) &>> 20) & 0x0000_007F_0000_007F
  let twos = hundreds | (fours &- hundreds &* 100) &<< 16
  let tens = ((twos &* 103) &>> 10) & 0x000F_000F_000F_000F
  return tens | (twos &- tens &* 10) &<< 8
}

/// A negative number, or one of more than eight digits.
private func writeLongDecimal(
  _ value: Int64, to target: UnsafeMutablePointer<UInt8>
) -> UnsafeMutablePointer<UInt8> {
  var next = unsafe target
  // SAFETY: a sign and twenty digits at the most, of which eight are written at a time.
  if value < 0 {
    unsafe next[0] = 0x2D
    unsafe next += 1
  }
  let (high, low) = value.magnitude.quotientAndRemainder(dividingBy: 100_000_000)
  guard high > 0 else { return unsafe writeShortDecimal(low, to: next) }
  if high < 100_000_000 {
    unsafe next = writeShortDecimal(high, to: next)
  } else {
    let (highest, middle) = high.quotientAndRemainder(dividingBy: 100_000_000)
    unsafe next = writeShortDecimal(highest, to: next)
    unsafe next = writeEightDigits(middle, to: next)
  }
  return unsafe writeEightDigits(low, to: next)
}

private func writeEightDigits(
  _ value: UInt64, to target: UnsafeMutablePointer<UInt8>
) -> UnsafeMutablePointer<UInt8> {
  let text = eightDigits(value) | asciiZeros
  // SAFETY: as in `writeShortDecimal`.
  unsafe UnsafeMutableRawPointer(target).storeBytes(of: text.littleEndian, as: UInt64.self)
  return unsafe target + 8
}
