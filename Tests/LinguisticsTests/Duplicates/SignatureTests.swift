import Kernels
import Linguistics
import TestSupport
import Testing

struct SignatureTests {
  private func similarity(_ left: [UInt64], _ right: [UInt64]) -> Double {
    Signature.similarity(
      Signature(words: left.span, rows: 4).sketch, Signature(words: right.span, rows: 4).sketch)
  }

  /// The share of three-word sequences in both of those in either.
  private func jaccard(_ left: [UInt64], _ right: [UInt64]) -> Double {
    let left = shingles(left)
    let right = shingles(right)
    return Double(left.intersection(right).count) / Double(left.union(right).count)
  }

  private func shingles(_ words: [UInt64]) -> Set<[UInt64]> {
    Set((0..<words.count - 2).map { Array(words[$0..<$0 + 3]) })
  }

  private func words(_ count: Int, of distinct: UInt64, _ random: inout SeededRandom) -> [UInt64] {
    (0..<count).map { _ in wordHash("w\(random.next() % distinct)") }
  }

  private func changed(_ words: [UInt64], _ share: Double, _ random: inout SeededRandom) -> [UInt64]
  {
    words.map { Double.random(in: 0..<1, using: &random) < share ? random.next() : $0 }
  }

  @Test(arguments: [30, 60, 150, 400, 2000, 10_000])
  func `estimates lie about the exact similarity`(count: Int) {
    var random = SeededRandom(seed: UInt64(count))
    var squares = 0.0
    var sum = 0.0
    let rounds = count > 1000 ? 60 : 200
    for round in 0..<rounds {
      let left = words(count, of: 3000, &random)
      let right = changed(left, Double(round) / Double(rounds) * 0.15, &random)
      let error = similarity(left, right) - jaccard(left, right)
      sum += error
      squares += error * error
      #expect(abs(error) < 0.16)
    }
    #expect(abs(sum / Double(rounds)) < 0.008, "biased by \(sum / Double(rounds))")
    #expect((squares / Double(rounds)).squareRoot() < 0.04)
  }

  @Test func `articles of different length are estimated as well`() {
    var random = SeededRandom(seed: 7)
    var sum = 0.0
    for _ in 0..<100 {
      let left = words(200, of: 3000, &random)
      let right = left + words(50, of: 3000, &random)
      sum += similarity(left, right) - jaccard(left, right)
    }
    #expect(abs(sum / 100) < 0.01)
  }

  @Test func `unrelated articles have next to no similarity`() {
    var random = SeededRandom(seed: 8)
    for _ in 0..<200 {
      let left = words(200, of: 100_000, &random)
      #expect(similarity(left, words(300, of: 100_000, &random)) < 0.2)
    }
  }

  @Test func `one of many words more is never similarity 1`() {
    var random = SeededRandom(seed: 9)
    let left = words(50_000, of: 100_000, &random)
    #expect((0.98..<1).contains(similarity(left, left + [1])))
  }

  @Test(arguments: [0, 1, 2, 3, 25])
  func `few words have a hash and no sketch`(count: Int) {
    let words = (0..<UInt64(count)).map { $0 &* 0x9E37_79B9_7F4A_7C15 }
    let signature = Signature(words: words.span, rows: 4)
    #expect(!signature.isComparable)
    #expect((signature.words == nil) == words.isEmpty)
  }

  @Test(arguments: [26, 100_000])
  func `one word over and over makes a sketch`(count: Int) {
    let words = Array(repeating: wordHash("ha"), count: count)
    let signature = Signature(words: words.span, rows: 8)
    #expect(signature.bands.count == Signature.bandCount)
    #expect(signature.sketch != .zero)
  }

  @Test func `words in another order are another text`() {
    let words = (0..<UInt64(40)).map { $0 &* 0x9E37_79B9_7F4A_7C15 }
    let left = Signature(words: words.span, rows: 4)
    #expect(left.words != Signature(words: Array(words.reversed()).span, rows: 4).words)
    #expect(left.words != Signature(whole: words.span).words)
  }
}
