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
      let masks = TextMasks(text.span, width: 16)
      for start in 0...count {
        var window: UInt64 = 0
        for (place, byte) in text[start...].prefix(64).enumerated() where isLetter(byte) {
          window |= 1 << UInt64(place)
        }
        #expect(masks.letterWindow(from: start) == window)
      }
    }
  }

  /// What `firstMark` is documented to stop at.
  private func isMark(_ text: [UInt8], at index: Int) -> Bool {
    let next = index + 1 < text.count ? text[index + 1] : 0
    switch text[index] {
    case UInt8(ascii: "."), UInt8(ascii: "/"): return next &- 0x61 >= 26
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "_"),
      UInt8(ascii: "="):
      return next == text[index]
    case UInt8(ascii: ","):
      let after = index + 2 < text.count ? text[index + 2] : 0
      let goesOn = after &- 0x61 < 26 || after &- 0x30 < 10
      return next &- 0x30 >= 10 && !(next == UInt8(ascii: " ") && goesOn)
    case 0xE2: return text[index...].starts(with: [0xE2, 0x80, 0xA6])
    default: return Array("!?:;>\n".utf8).contains(text[index])
    }
  }

  @Test func `marks and line feeds are found where a plain search finds them`() {
    let rows = Array("a.b. c/d/ --- x-y *+, a,, == __ = 5.5 … ‘a’ ?! <b>: ;\n…, b, B, 5,5,b,".utf8)
    let text = Array(bytes[..<290] + rows + rows + bytes[290..<400] + rows)
    let masks = TextMasks(text.span, width: 16)
    for start in 0..<text.count {
      for limit in [start, start + 1, start + 9, start + 40, text.count] where limit <= text.count {
        let found = (start..<limit).first { isMark(text, at: $0) } ?? limit
        #expect(masks.firstMark(from: start, to: limit) == found)
        #expect(
          firstLineFeed(text.span, from: start, to: limit)
            == text[start..<limit].firstIndex(of: 10) ?? limit)
      }
    }
  }

  @Test func `masks are the same however many bytes are compared at once`() {
    let text = Array("a.b. c/d/ --- x-y *+, a,, == __ = 5.5 … ‘a’ ?! <b>: ;\n…, b, B, 5,5,b,".utf8)
    for count in 0...300 {
      let bytes = (0..<count).map { text[$0 % text.count] }
      let plain = TextMasks(bytes.span, width: 16)
      for width in [32, 64] {
        let masks = TextMasks(bytes.span, width: width)
        for start in 0...count {
          #expect(masks.letterWindow(from: start) == plain.letterWindow(from: start))
          #expect(
            masks.firstMark(from: start, to: count) == plain.firstMark(from: start, to: count))
        }
      }
    }
  }

  @Test func `a short word has the hash and the capitals that its letters have`() {
    for word in ["a", "A", "UN", "Town", "council", "COUNCILS", "Mountains", "INTERGOVERNMENTA"] {
      let text = Array("(\(word) ".utf8)
      for padding in [0, 16] {
        let bytes = text + Array(repeating: 0x78, count: padding)
        var all = [ShortWord(bytes.span, at: 1, count: word.utf8.count)]
        if padding == 16 {
          all.append(ShortWord(bytes.span, letters: word.utf8.count, at: 1))
        }
        for found in all {
          #expect(found.hash == wordHash(word))
          #expect(found.isCapitalized == word.first?.isUppercase)
          #expect(found.isAllCapitals == (word.count > 1 && word == word.uppercased()))
        }
      }
    }
  }
}
