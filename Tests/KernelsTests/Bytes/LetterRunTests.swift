import Kernels
import Testing

struct LetterRunTests {
  /// All byte values, and rows of letters of many lengths between them.
  private let bytes: [UInt8] = (0..<600).map { (index: Int) -> UInt8 in
    if index % 7 == 3 { return UInt8(index & 0xFF) }
    let first: UInt8 = index % 29 < 20 ? 0x61 : 0x41
    return first + UInt8(index % 26)
  }

  private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 && byte < 0x80 }

  @Test func `a row of letters ends where a plain search ends it`() {
    for start in 0..<300 {
      for limit in [start, start + 1, start + 7, start + 8, start + 30, 600] {
        let row = bytes[start..<limit].prefix(while: isLetter)
        let run = LetterRun(bytes.span, from: start, to: limit)
        #expect(run.end == row.endIndex)
        #expect(run.hasCapitals == row.contains { $0 < 0x61 })
        #expect(run.hasSmall == row.contains { $0 >= 0x61 })
      }
    }
  }

  @Test func `marks and line feeds are found where a plain search finds them`() {
    for start in 0..<300 {
      for limit in [start, start + 1, start + 9, start + 40, 600] {
        let part = bytes[start..<limit]
        let mark = part.firstIndex { !isLetter($0) && $0 != 0x20 } ?? limit
        #expect(firstMark(bytes.span, from: start, to: limit) == mark)
        #expect(
          firstLineFeed(bytes.span, from: start, to: limit) == part.firstIndex(of: 10) ?? limit)
      }
    }
  }
}
