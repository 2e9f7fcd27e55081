/// The first byte at or behind `start` that is not plain: a control character, `&`, DEL, or a part
/// of a character outside ASCII.
///
/// The count of the bytes where there is none.
///
/// Looks at eight bytes at a time.
package func endOfPlainText(_ bytes: Span<UInt8>, from start: Int) -> Int {
  let ampersand = repeated(0x26)
  let delete = repeated(0x7F)
  var index = start
  // SAFETY: a view of the same bytes, for as long.
  let raw = unsafe bytes.bytes
  while index &+ 8 <= bytes.count {
    // SAFETY: eight bytes from `index` on lie inside, as the loop's condition says.
    let word = unsafe raw.unsafeLoadUnaligned(
      fromUncheckedByteOffset: index, as: UInt64.self)
    let low = (word &- repeated(0x20)) & ~word
    let found = (word | low | zeros(word ^ ampersand) | zeros(word ^ delete)) & repeated(0x80)
    if found != 0 { return index &+ found.littleEndian.trailingZeroBitCount / 8 }
    index &+= 8
  }
  while index < bytes.count {
    let byte = bytes[index]
    if byte < 0x20 || byte >= 0x7F || byte == 0x26 { return index }
    index &+= 1
  }
  return index
}

/// The first byte below 0x20 at or behind `start`, or the count of the bytes.
package func nextControl(in bytes: Span<UInt8>, from start: Int) -> Int {
  var index = start
  // SAFETY: a view of the same bytes, for as long.
  let raw = unsafe bytes.bytes
  while index &+ 8 <= bytes.count {
    // SAFETY: eight bytes from `index` on lie inside, as the loop's condition says.
    let word = unsafe raw.unsafeLoadUnaligned(
      fromUncheckedByteOffset: index, as: UInt64.self)
    let found = (word &- repeated(0x20)) & ~word & repeated(0x80)
    if found != 0 { return index &+ found.littleEndian.trailingZeroBitCount / 8 }
    index &+= 8
  }
  while index < bytes.count, bytes[index] >= 0x20 { index &+= 1 }
  return index
}

/// Whether one of four bytes occurs in a range.
///
/// - Precondition: The range lies in the bytes.
package func containsAny(
  of wanted: (UInt8, UInt8, UInt8, UInt8), in bytes: Span<UInt8>, _ range: Range<Int>
) -> Bool {
  let text = bytes.extracting(range)
  let words = (
    repeated(wanted.0), repeated(wanted.1), repeated(wanted.2), repeated(wanted.3)
  )
  // SAFETY: a view of the same bytes, for as long.
  let raw = unsafe text.bytes
  var index = 0
  while index &+ 8 <= text.count {
    // SAFETY: eight bytes from `index` on lie inside, as the loop's condition says.
    let word = unsafe raw.unsafeLoadUnaligned(
      fromUncheckedByteOffset: index, as: UInt64.self)
    let found =
      zeros(word ^ words.0) | zeros(word ^ words.1) | zeros(word ^ words.2) | zeros(word ^ words.3)
    if found & repeated(0x80) != 0 { return true }
    index &+= 8
  }
  while index < text.count {
    let byte = text[index]
    if byte == wanted.0 || byte == wanted.1 || byte == wanted.2 || byte == wanted.3 {
      return true
    }
    index &+= 1
  }
  return false
}

/// One byte in all eight places of a word.
private func repeated(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

/// The highest bit is set in the lowest byte that is zero; bytes above it may be wrong.
///
/// Source: Henry S. Warren, "Hacker's Delight", section 6-1, "Find First 0-Byte".
private func zeros(_ word: UInt64) -> UInt64 { (word &- repeated(0x01)) & ~word }
