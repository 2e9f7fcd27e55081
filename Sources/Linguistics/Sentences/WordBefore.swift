import Kernels

/// The word in front of a stop: letters, digits, and the dots and hyphens between them.
struct WordBefore {
  let range: Range<Int>
  let hash: UInt64
  /// Letters with stops between them: "U.S", "p.m".
  let isDotted: Bool

  /// At most 40 bytes are looked at.
  init(_ bytes: Span<UInt8>, before end: Int, from limit: Int) {
    let first = max(limit, end - 40)
    var start = end
    while start > first, isWordByte(bytes[start - 1]) { start -= 1 }
    while start < end, !TextCharacter(bytes, at: start, end: end).kind.intersects(.word) {
      start += TextCharacter(bytes, at: start, end: end).length
    }
    range = start..<end
    hash = wordHash(bytes, in: start..<end)
    isDotted = isDottedLetters(bytes, in: start..<end)
  }

  /// A single ASCII letter.
  func isSingleLetter(_ bytes: Span<UInt8>) -> Bool {
    range.count == 1 && (bytes[range.lowerBound] | 0x20) &- 0x61 < 26
  }

  func isSingleCapital(_ bytes: Span<UInt8>) -> Bool {
    range.count == 1 && bytes[range.lowerBound] &- 0x41 < 26
  }
}

/// The word behind a stop and the white space.
struct WordAfter {
  /// Of its letters and digits, behind opening quotes and brackets.
  let range: Range<Int>
  /// Its first character, or `.symbol` alone where it does not begin with a letter or digit.
  let kind: CharacterClass
  let hash: UInt64
  /// Quotes or brackets stand in front.
  let isOpened: Bool

  init(_ bytes: Span<UInt8>, at start: Int, end limit: Int) {
    var index = start
    while index < limit, let length = openingLength(bytes, at: index, end: limit) {
      index += length
    }
    isOpened = index > start
    let first = index
    guard index < limit else {
      (range, kind, hash) = (index..<index, .symbol, 0)
      return
    }
    kind = TextCharacter(bytes, at: index, end: limit).kind
    let end = min(limit, first + 40)
    while index < end, (bytes[index] | 0x20) &- 0x61 < 26 || bytes[index] >= 0x80 { index += 1 }
    range = first..<index
    hash = wordHash(bytes, in: first..<index)
  }
}

private func openingLength(_ bytes: Span<UInt8>, at index: Int, end: Int) -> Int? {
  switch bytes[index] {
  case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: "["),
    UInt8(ascii: "`"):
    return 1
  case 0xE2:
    guard end - index >= 3, bytes[index + 1] == 0x80 else { return nil }
    let last = bytes[index + 2]
    return last == 0x98 || last == 0x9C || last == 0xB9 ? 3 : nil
  case 0xC2:
    return end - index >= 2 && bytes[index + 1] == 0xAB ? 2 : nil
  default:
    return nil
  }
}

private func isWordByte(_ byte: UInt8) -> Bool {
  byte >= 0x80 || byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: ".")
}
