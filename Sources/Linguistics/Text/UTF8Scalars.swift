/// The code point that begins at a byte of valid UTF-8, and its length in bytes.
///
/// In other bytes than valid UTF-8 the code point is wrong, but the length stays inside the text.
@inline(__always)
package func decodeScalar(
  _ bytes: Span<UInt8>, at index: Int
) -> (value: UInt32, length: Int) {
  let first = UInt32(bytes[index])
  if first < 0x80 { return (first, 1) }
  let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
  guard index &+ length <= bytes.count else { return (0xFFFD, bytes.count &- index) }
  let second = UInt32(bytes[index &+ 1]) & 0x3F
  if length == 2 { return ((first & 0x1F) << 6 | second, 2) }
  let third = UInt32(bytes[index &+ 2]) & 0x3F
  if length == 3 { return ((first & 0x0F) << 12 | second << 6 | third, 3) }
  let fourth = UInt32(bytes[index &+ 3]) & 0x3F
  return ((first & 0x07) << 18 | second << 12 | third << 6 | fourth, 4)
}

/// A code point as UTF-8; U+FFFD for what is no code point.
package func utf8(_ value: UInt32) -> [UInt8] {
  if value < 0x80 { return [UInt8(value)] }
  let scalar = UnicodeScalar(value) ?? "\u{FFFD}"
  return Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
}
