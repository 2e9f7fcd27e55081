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

  @Test(arguments: [
    "", "ascii", "é", "a“b”c — d", String(repeating: "x", count: 64) + "é",
    String(repeating: "é", count: 100), String(repeating: "ab😀", count: 70),
  ])
  func `many places are replaced as one after another is, in any order`(text: String) {
    let index = CodePointIndex(Array(text.utf8))
    var places: [Int32] = [0]
    for scalar in text.unicodeScalars {
      places.append(places[places.count - 1] + Int32(UTF8.width(scalar)))
    }
    places += places.reversed() + places.enumerated().filter { $0.offset % 7 == 0 }.map(\.element)
    var replaced = [-5] + places
    index.replaceOffsets(&replaced, from: 1)
    #expect(replaced == [-5] + places.map { index.codePoint(at: $0) })
  }
}
