import Kernels

/// One key for the spellings of a word in names: `Erdoğan` and `Erdogan`, `U.S.` and `US`.
enum NameFolding {
  /// `wordHash` of the letters without accents and without full stops.
  static func hash(of text: Span<UInt8>, in range: Range<Int>) -> UInt64 {
    var isPlain = true
    for index in range where text[index] >= 0x80 || text[index] == 0x2E { isPlain = false }
    guard !isPlain else { return wordHash(text, in: range) }
    var folded: [UInt8] = []
    folded.reserveCapacity(range.count)
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = text[index]
      if byte < 0x80 {
        if byte != 0x2E || range.count == 1 { folded.append(byte) }
        index += 1
      } else {
        index += append(text, at: index, end: range.upperBound, to: &folded)
      }
    }
    return wordHash(folded.span, in: 0..<folded.count)
  }

  /// Whether the character at an index is an upper-case letter: ASCII, or Latin with accents.
  static func isCapital(_ text: Span<UInt8>, at index: Int, end: Int) -> Bool {
    let byte = text[index]
    if byte < 0x80 { return byte &- 0x41 < 26 }
    guard byte &- 0xC3 < 3, index + 1 < end else { return false }
    let scalar = Int(byte & 0x1F) << 6 | Int(text[index + 1] & 0x3F)
    switch scalar {
    case 0xC0...0xDE: return scalar != 0xD7
    case 0x139...0x148, 0x179...0x17E: return scalar % 2 == 1
    case 0x100...0x137, 0x14A...0x177: return scalar % 2 == 0
    case 0x178: return true
    default: return false
    }
  }

  /// Appends the plain form of one character beyond ASCII; gives its length in bytes.
  private static func append(
    _ text: Span<UInt8>, at index: Int, end: Int, to folded: inout [UInt8]
  ) -> Int {
    let byte = text[index]
    if byte &- 0xC3 < 3, index + 1 < end {
      let scalar = Int(byte & 0x1F) << 6 | Int(text[index + 1] & 0x3F)
      if scalar >= 0xC0, scalar - 0xC0 < plainLetters.count, plainLetters[scalar - 0xC0] != 0x2A {
        folded.append(plainLetters[scalar - 0xC0])
        return 2
      }
    }
    // Curly apostrophes, and the half rings of romanised Arabic.
    if byte == 0xE2, index + 2 < end, text[index + 1] == 0x80, text[index + 2] & 0xFE == 0x98 {
      folded.append(0x27)
      return 3
    }
    folded.append(byte)
    return 1
  }

  /// The letter without accent for U+00C0 to U+017F; `*` where there is none.
  private static let plainLetters: [UInt8] = Array(
    ("aaaaaa*ceeeeiiiidnooooo*ouuuuy**" + "aaaaaa*ceeeeiiiidnooooo*ouuuuy*y"
      + "aaaaaaccccccccdddd" + "eeeeeeeeeegggggggghhhhiiiiiiiiii**jjkkklllllllllln"
      + "nnnnnnnnoooooo**rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzz*").utf8)
}
