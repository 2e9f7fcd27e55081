import Kernels
import Testing

struct CodePointIndexTests {
  @Test(arguments: [
    "", "ascii", "é", "a“b”c — d", String(repeating: "x", count: 64) + "é",
    String(repeating: "é", count: 100), String(repeating: "ab😀", count: 70),
  ])
  func `every boundary counts the code points before it`(text: String) {
    let index = CodePointIndex(Array(text.utf8))
    #expect(index.count == text.unicodeScalars.count)
    var byte = 0
    for (number, scalar) in text.unicodeScalars.enumerated() {
      #expect(index.codePoint(at: Int32(byte)) == Int32(number))
      byte += UTF8.width(scalar)
    }
    #expect(index.codePoint(at: Int32(byte)) == Int32(text.unicodeScalars.count))
  }
}
