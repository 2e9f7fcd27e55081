/// One character (Unicode scalar) of UTF-8 text: what it is, and how many bytes it takes.
///
/// Scripts without case count as lower case. Source of the ranges: the blocks and general
/// categories of the Unicode character database, taken block by block.
struct TextCharacter {
  let kind: CharacterClass
  let length: Int

  /// The character that begins at `index`, not read beyond `end`.
  @inline(__always)
  init(_ bytes: Span<UInt8>, at index: Int, end: Int) {
    let byte = bytes[index]
    if byte < 0x80 {
      if (byte | 0x20) &- 0x61 < 26 {
        kind = byte & 0x20 == 0 ? .upper : .lower
      } else {
        kind = byte &- 0x30 < 10 ? .digit : CharacterClass.of(byte)
      }
      length = 1
      return
    }
    let (scalar, count) = decode(bytes, at: index, end: end)
    kind = classOfScalar(scalar)
    length = count
  }
}

/// Scalar value and length; a byte that begins no whole character counts as U+FFFD alone.
private func decode(_ bytes: Span<UInt8>, at index: Int, end: Int) -> (UInt32, Int) {
  let lead = bytes[index]
  let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
  guard length > 1, length <= end - index else { return (0xFFFD, 1) }
  var scalar = UInt32(lead) & (0x7F >> UInt32(length))
  for offset in 1..<length {
    let byte = bytes[index + offset]
    guard byte & 0xC0 == 0x80 else { return (0xFFFD, 1) }
    scalar = scalar << 6 | UInt32(byte & 0x3F)
  }
  return (scalar, length)
}

private func classOfScalar(_ scalar: UInt32) -> CharacterClass {
  switch scalar {
  case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: .space
  case 0x2019: .apostropheSymbol
  case 0x2026: .stopSymbol
  case 0xAA, 0xB5, 0xBA: .lower
  case 0xB2, 0xB3, 0xB9, 0xBC...0xBE: .digit
  case 0xAD, 0x200B...0x200F, 0x2060, 0xFEFF: .lower  // invisible: inside words
  case 0x80...0xBF, 0xD7, 0xF7: .symbol
  case 0xC0...0xDE, 0x391...0x3AB, 0x400...0x42F, 0x531...0x556: .upper
  case 0x100...0x17F: scalar.isOddUpperRange == (scalar & 1 == 1) ? .upper : .lower
  case 0x1E00...0x1EFF: scalar & 1 == 0 ? .upper : .lower
  case 0x460...0x481, 0x48A...0x4BF, 0x4D0...0x52F: scalar & 1 == 0 ? .upper : .lower
  case 0x37E, 0x387, 0x55A...0x55F, 0x589, 0x58A, 0x5BE, 0x5C0, 0x5C3, 0x5F3, 0x5F4: .symbol
  case 0x600...0x60F, 0x61B...0x61F, 0x66A...0x66D, 0x6D4, 0x964, 0x965: .symbol
  case 0x2010...0x206F, 0x20A0...0x20CF, 0x2100...0x2BFF, 0x2E00...0x2E7F: .symbol
  case 0x2070...0x209F: .digit
  case 0x3001...0x3004, 0x3008...0x3020, 0x3030, 0x303D, 0x30FB: .symbol
  case 0xD800...0xF8FF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF0F, 0xFF1A...0xFF20,
    0xFF3B...0xFF40, 0xFF5B...0xFF65, 0xFFE0...0xFFFF:
    .symbol
  case 0x1F000...0x1FAFF, 0xE0000...: .symbol
  default: .lower
  }
}

extension UInt32 {
  /// Of U+0100...U+017F: where the odd one of a pair is the capital (Latin Extended-A).
  fileprivate var isOddUpperRange: Bool { (0x139...0x148) ~= self || (0x179...0x17E) ~= self }
}
