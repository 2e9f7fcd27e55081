import Kernels
import Testing

struct TextMasksTests {
  /// All byte values, and rows of letters of many lengths between them.
  private let bytes: [UInt8] = (0..<600).map { (index: Int) -> UInt8 in
    if index % 7 == 3 { return UInt8(index & 0xFF) }
    let first: UInt8 = index % 29 < 20 ? 0x61 : 0x41
    return first + UInt8(index % 26)
  }

  private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 && byte < 0x80 }

  @Test func `a window has a bit for every letter of 64 bytes`() {
    for count in [0, 1, 63, 64, 65, 128, 600] {
      let text = Array(bytes[..<count])
      let masks = TextMasks(text.span)
      for start in 0...count {
        var window: UInt64 = 0
        for (place, byte) in text[start...].prefix(64).enumerated() where isLetter(byte) {
          window |= 1 << UInt64(place)
        }
        #expect(masks.letterWindow(from: start) == window)
      }
    }
  }

  @Test func `marks and line feeds are found where a plain search finds them`() {
    let marks = Set(Array(".!?*+,-/:;<=>_\n".utf8) + [0xE2])
    let masks = TextMasks(bytes.span)
    for start in 0..<300 {
      for limit in [start, start + 1, start + 9, start + 40, 600] {
        let part = bytes[start..<limit]
        #expect(
          masks.firstMark(from: start, to: limit) == part.firstIndex(where: marks.contains) ?? limit
        )
        #expect(
          firstLineFeed(bytes.span, from: start, to: limit) == part.firstIndex(of: 10) ?? limit)
      }
    }
  }

  @Test func `a short word has the hash and the capitals that its letters have`() {
    for word in ["a", "A", "UN", "Town", "council", "COUNCILS", "Mountains", "INTERGOVERNMENTA"] {
      let text = Array("(\(word) ".utf8)
      for padding in [0, 16] {
        let bytes = text + Array(repeating: 0x78, count: padding)
        let found = ShortWord(bytes.span, at: 1, count: word.utf8.count)
        #expect(found.hash == wordHash(word))
        #expect(found.isCapitalized == word.first?.isUppercase)
        #expect(found.isAllCapitals == (word.count > 1 && word == word.uppercased()))
      }
    }
  }
}
