import Kernels
import Testing

struct GatheredStringsTests {
  @Test func `strings are laid one after another`() {
    let bytes = Array("onetwothree".utf8)
    let ends: [Int32] = [3, 6, 6, 11]
    let numbers: [Int32] = [3, 0, 2, 0]
    let (text, newEnds) = gatheredStrings(
      numbers.span, bytes: bytes.span, ends: ends.span, total: 11)
    #expect(String(decoding: text, as: UTF8.self) == "threeoneone")
    #expect(newEnds == [5, 8, 8, 11])
  }

  @Test func `no strings are no bytes`() {
    let (numbers, bytes, noEnds): ([Int32], [UInt8], [Int32]) = ([], [], [])
    let (text, ends) = gatheredStrings(
      numbers.span, bytes: bytes.span, ends: noEnds.span, total: 0)
    #expect(text.isEmpty && ends.isEmpty)
  }
}
