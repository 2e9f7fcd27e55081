import Kernels
import Testing

struct WordMapTests {
  @Test func `what was set is found, also after growing, and the rest is not`() {
    var map = WordMap()
    for number in 0..<5000 { map.set(wordHash("w\(number)"), to: Int32(number)) }
    #expect(map.count == 5000)
    for number in 0..<5000 { #expect(map.value(wordHash("w\(number)")) == Int32(number)) }
    for number in 5000..<6000 { #expect(!map.contains(wordHash("w\(number)"))) }
  }

  @Test func `a later value takes the place of an earlier one`() {
    var map = WordMap()
    map.set(0, to: 1)
    map.set(0, to: 2)
    #expect(map.value(0) == 2)
    #expect(map.count == 1)
  }
}
