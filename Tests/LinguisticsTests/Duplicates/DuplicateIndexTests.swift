import Kernels
import Linguistics
import TestSupport
import Testing

struct DuplicateIndexTests {
  private func words(_ count: Int, _ random: inout SeededRandom) -> [UInt64] {
    (0..<count).map { _ in random.next() }
  }

  /// With the word at each place of `places` replaced.
  private func changed(
    _ words: [UInt64], at places: [Int], _ random: inout SeededRandom
  ) -> [UInt64] {
    var words = words
    for place in places { words[place] = random.next() }
    return words
  }

  private func matches(_ articles: [[UInt64]], similarity: Double = 0.8) -> [DuplicateIndex.Match?]
  {
    var index = DuplicateIndex(similarity: similarity)
    let rows = DuplicateIndex.rows(for: similarity)
    return articles.enumerated().map {
      index.add(Signature(words: $1.span, rows: rows), key: "\($0)")
    }
  }

  @Test func `a copy has similarity 1, whatever its length`() {
    var random = SeededRandom(seed: 1)
    for count in [1, 2, 3, 25, 26, 500, 20_000] {
      let article = words(count, &random)
      #expect(
        matches([article, words(count, &random), article])
          == [nil, nil, .init(original: "0", similarity: 1)])
    }
  }

  @Test func `articles without words repeat nothing`() {
    #expect(matches([[], [], []]) == [nil, nil, nil])
  }

  @Test func `the most similar original is named`() throws {
    var random = SeededRandom(seed: 2)
    let first = words(600, &random)
    let near = changed(first, at: Array(stride(from: 10, to: 600, by: 15)), &random)
    let found = matches([first, near, changed(near, at: [300], &random)])
    #expect(found[1] == nil)
    #expect(found[2]?.original == "1")
    #expect(try #require(found[2]).similarity > 0.95)
  }

  @Test func `a duplicate is never pointed to`() {
    var random = SeededRandom(seed: 3)
    let first = words(600, &random)
    let second = changed(first, at: [100, 300], &random)
    let found = matches([first, second, changed(second, at: [500], &random), second])
    #expect(found.map { $0?.original } == [nil, "0", "0", "0"])
  }

  @Test func `a pair is found in either order`() {
    var random = SeededRandom(seed: 4)
    for _ in 0..<100 {
      let first = words(200, &random)
      let second = changed(first, at: [20, 150], &random)
      let forth = matches([first, second])[1]
      let back = matches([second, first])[1]
      #expect(forth != nil)
      #expect(forth == back)
    }
  }

  @Test func `light edits are found and unrelated articles are not`() {
    var random = SeededRandom(seed: 5)
    var articles: [[UInt64]] = []
    for _ in 0..<2000 {
      let article = words(150, &random)
      articles.append(article)
      articles.append(changed(article, at: [40, 90], &random))
    }
    let found = matches(articles)
    for number in stride(from: 0, to: articles.count, by: 2) {
      #expect(found[number] == nil)
      #expect(found[number + 1]?.original == "\(number)")
    }
  }

  @Test func `copies are not kept, so ten thousand of them take the memory of one`() {
    var random = SeededRandom(seed: 6)
    let article = words(300, &random)
    let signature = Signature(words: article.span, rows: 4)
    var index = DuplicateIndex(similarity: 0.8)
    for number in 0..<10_000 {
      #expect((index.add(signature, key: "\(number)")?.original == "0") == (number > 0))
    }
    #expect(index.originalCount == 1)
  }

  /// All share their first paragraph: enough for a band, not for a duplicate.
  ///
  /// Each is compared
  /// with a bounded number of others, and a copy of an article is found none the less.
  @Test func `articles that all share a band cost no more than others`() {
    var random = SeededRandom(seed: 7)
    let shared = words(150, &random)
    var index = DuplicateIndex(similarity: 0.8)
    var last = Signature(words: shared.span, rows: 4)
    for number in 0..<5000 {
      last = Signature(words: (shared + words(100, &random)).span, rows: 4)
      #expect(index.add(last, key: "\(number)") == nil)
    }
    #expect(index.add(last, key: "copy") == .init(original: "4999", similarity: 1))
  }

  @Test func `memory for each original stays within its bound`() {
    var index = DuplicateIndex(similarity: 0.8)
    var random = SeededRandom(seed: 8)
    for number in 0..<20_000 {
      _ = index.add(Signature(words: words(60, &random).span, rows: 4), key: "\(number)")
    }
    #expect(index.originalCount == 20_000)
    #expect(index.byteCount / index.originalCount < 250)
  }

  @Test(arguments: [(0.5, 2), (0.7, 2), (0.75, 3), (0.8, 4), (0.85, 5), (1.0, 5)])
  func `bands are as wide as the similarity allows`(similarity: Double, rows: Int) {
    #expect(DuplicateIndex.rows(for: similarity) == rows)
  }
}
