/// Finds, article by article in the order of the corpus, those that repeat an earlier one.
///
/// An article repeats the most similar of the *originals* before it, the articles that repeat
/// none themselves. So what is pointed to is never a duplicate, the similarity is always that of
/// the two articles, and clusters do not drift. Duplicates are not kept: ten thousand copies take
/// the memory of one.
package struct DuplicateIndex {
  /// An earlier article that is repeated.
  package struct Match: Sendable, Equatable {
    /// Its name.
    package let original: String
    /// 1 where all words are the same; else the estimate, which is less.
    package let similarity: Double

    package init(original: String, similarity: Double) {
      self.original = original
      self.similarity = similarity
    }
  }

  /// Articles are duplicates from this similarity on.
  private let similarity: Double
  private var table = BandTable()
  private var originals = Originals()
  private var candidates: [UInt32] = []

  /// - Parameter similarity: From 0.5 to 1.
  package init(similarity: Double) { self.similarity = similarity }

  /// How many bins a band holds where articles count as duplicates from a similarity on.
  ///
  /// As many as still let a pair of just that similarity meet in some band with a chance of 0.99,
  /// from 2 to 5. The more, the fewer pairs are looked at in vain.
  package static func rows(for similarity: Double) -> Int {
    for rows in [5, 4, 3] {
      var agreeing = 1.0
      for _ in 0..<rows { agreeing *= similarity }
      var missing = 1.0
      for _ in 0..<Signature.bandCount { missing *= 1 - agreeing }
      if missing <= 0.01 { return rows }
    }
    return 2
  }

  /// Articles that repeat none.
  package var originalCount: Int { originals.count }
  /// Bytes that are kept.
  package var byteCount: Int { originals.byteCount + table.byteCount }

  /// The original that the next article repeats; nil, and the article kept, where there is none.
  ///
  /// Takes time that does not depend on the number of articles: it looks at no more than 80.
  package mutating func add(_ signature: Signature, key: String) -> Match? {
    guard let words = signature.words else { return nil }
    let wordsTag = UInt32(truncatingIfNeeded: words &>> 32)
    if let match = copy(words, wordsTag) ?? nearest(signature) { return match }
    guard originals.count < Int(UInt32.max) else { return nil }
    let number = UInt32(originals.count)
    originals.append(signature, words: words, key: key.utf8)
    table.insert(wordsTag, number)
    for tag in signature.bands { table.insert(tag, number) }
    return nil
  }

  /// The original of the same words.
  private mutating func copy(_ words: UInt64, _ tag: UInt32) -> Match? {
    candidates.removeAll(keepingCapacity: true)
    table.find(tag, into: &candidates)
    return candidates.first { originals.words($0) == words }
      .map { Match(original: originals.key($0), similarity: 1) }
  }

  /// The most similar original that shares a band; of equal ones the earliest.
  private mutating func nearest(_ signature: Signature) -> Match? {
    candidates.removeAll(keepingCapacity: true)
    for tag in signature.bands { table.find(tag, into: &candidates) }
    var best: UInt32?
    var bestSimilarity = similarity
    for number in candidates where number != best {
      let found = Signature.similarity(signature.sketch, originals.sketch(number))
      let isEarlier = best.map { number < $0 } ?? true
      if found > bestSimilarity || found == bestSimilarity && isEarlier {
        best = number
        bestSimilarity = found
      }
    }
    return best.map { Match(original: originals.key($0), similarity: bestSimilarity) }
  }
}
