import Kernels
import Testing

struct WordHashTests {
  @Test func `ASCII case does not count, anything else does`() {
    #expect(wordHash("Syria") == wordHash("SYRIA"))
    #expect(wordHash("Syria") != wordHash("Syrian"))
    #expect(wordHash("É") != wordHash("é"))
    #expect(wordHash("@") != wordHash("`"))
    #expect(wordHash("") != wordHash("\0"))
  }

  @Test func `a word in the middle of a text hashes as it does alone`() {
    let text = Array("in the Caucasus mountains".utf8)
    #expect(wordHash(text.span, in: 7..<15) == wordHash("caucasus"))
  }

  @Test func `all words of up to three letters have different hashes`() {
    let letters = Array("abcdefghijklmnopqrstuvwxyz".utf8)
    var seen: Set<UInt64> = []
    for a in letters {
      for b in letters {
        for c in letters { seen.insert(wordHash([a, b, c].span, in: 0..<3)) }
        seen.insert(wordHash([a, b].span, in: 0..<2))
      }
      seen.insert(wordHash([a].span, in: 0..<1))
    }
    #expect(seen.count == 26 * 26 * 26 + 26 * 26 + 26)
  }
}

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
