import Kernels
import Testing

struct ByteScanTests {
  private static let wanted: (UInt8, UInt8, UInt8, UInt8) = (0x2C, 0x22, 0x0A, 0xFF)

  private static func containsWanted(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    containsAny(of: wanted, in: bytes.span, range)
  }

  private static func comma(in text: String, from start: Int, to limit: Int) -> Int {
    let bytes = Array(text.utf8)
    return nextIndex(of: 0x2C, in: bytes.span, from: start, to: limit)
  }

  @Test func `one of four bytes is found at every place of a range, and none outside of it`() {
    for count in 0..<40 {
      let plain = [UInt8](repeating: 0x61, count: count + 2)
      let range = 1..<(count + 1)
      #expect(!Self.containsWanted(plain, range))
      for place in plain.indices {
        for byte: UInt8 in [0x2C, 0x22, 0x0A, 0xFF] {
          var bytes = plain
          bytes[place] = byte
          #expect(Self.containsWanted(bytes, range) == range.contains(place))
          bytes[place] = byte ^ 1
          #expect(!Self.containsWanted(bytes, range))
        }
      }
    }
  }

  @Test func `a byte is looked for up to a limit`() {
    #expect(Self.comma(in: "a,b,c", from: 0, to: 5) == 1)
    #expect(Self.comma(in: "a,b,c", from: 2, to: 5) == 3)
    #expect(Self.comma(in: "a,b,c", from: 2, to: 3) == 3)
    #expect(Self.comma(in: "a,b,c", from: 5, to: 5) == 5)
  }
}
