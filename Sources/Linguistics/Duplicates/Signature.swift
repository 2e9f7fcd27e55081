package import Kernels

/// What is kept of an article's words to find others that repeat it: a few bytes, however long
/// the article.
///
/// Similarity is that of Jaccard: of all sequences of three words (shingles) in either of two
/// articles, the share that stand in both. Each shingle's hash falls into one of 512 bins, and
/// the least hash of a bin is kept, so that two articles agree in a bin as often as they share
/// shingles. Of each bin one bit goes into `sketch`, where a pair that differs still agrees
/// by chance half the time.
///
/// Sources: Andrei Broder, "On the Resemblance and Containment of Documents" (1997), shingles and
/// least hashes; Ping Li, Art Owen, Cun-Hui Zhang, "One Permutation Hashing" (2012), bins;
/// Søren Dahlgaard, Mathias Knudsen, Mikkel Thorup, "Fast Similarity Sketching" (2017), bins filled
/// several times; Anshumali Shrivastava, "Optimal Densification for Fast and Accurate Minwise
/// Hashing" (2017), bins that stay empty; Ping Li, Christian König, "b-Bit Minwise Hashing"
/// (2010), one bit of each.
package struct Signature: Sendable, Equatable {
  /// Words of a shingle.
  package static let shingleLength = 3
  /// An article of fewer shingles repeats another only if all its words do: one word changed in
  /// its midst would leave less than 0.8 of them.
  package static let fewestShingles = 24
  /// How many hashes of stretches of the bins are kept for the search.
  package static let bandCount = 10

  /// A hash of all words in their order; nil where there are none.
  package let words: UInt64?
  /// One bit for each bin; nothing for an article of too few shingles.
  package let sketch: SIMD8<UInt64>
  /// A hash of the first bins, of the next, and so on; none for an article of too few shingles.
  package let bands: [UInt32]

  /// Whether the article is long enough to be compared by its shingles.
  package var isComparable: Bool { !bands.isEmpty }

  /// - Parameters:
  ///   - words: `wordHash` of the words, without punctuation.
  ///   - rows: Bins of a band, from 1 to 8; equal for all articles that are compared.
  package init(words: Span<UInt64>, rows: Int) {
    precondition((1...8).contains(rows), "\(rows) rows")
    self.words = words.isEmpty ? nil : Signature.hash(of: words)
    guard words.count >= Signature.fewestShingles + Signature.shingleLength - 1 else {
      sketch = .zero
      bands = []
      return
    }
    let bins = Bins(words)
    sketch = bins.sketch()
    bands = bins.bands(rows: rows)
  }

  /// The signature of words that are compared as a whole only.
  package init(whole words: Span<UInt64>) {
    // Another hash than that of the same words in an article that is long enough.
    self.words = words.isEmpty ? nil : mixed(Signature.hash(of: words), 0x9FB2_1C65_1E98_DF25)
    sketch = .zero
    bands = []
  }

  package init(from reader: inout RecordReader) throws(RecordReader.Damaged) {
    let known = try reader.optionalInteger()
    words = known.map { UInt64(bitPattern: Int64($0)) }
    var lanes = SIMD8<UInt64>.zero
    for lane in lanes.indices { lanes[lane] = try reader.word() }
    sketch = lanes
    var tags: [UInt32] = []
    for _ in 0..<(try reader.count()) { tags.append(UInt32(truncatingIfNeeded: try reader.word())) }
    bands = tags
  }

  package func append(to writer: inout RecordWriter) {
    writer.append(words.map { Int(Int64(bitPattern: $0)) })
    for lane in sketch.indices { writer.append(sketch[lane]) }
    writer.append(bands.count)
    for tag in bands { writer.append(UInt64(tag)) }
  }

  private static func hash(of words: Span<UInt64>) -> UInt64 {
    var hash = UInt64(words.count)
    for index in words.indices { hash = phraseHash(hash, words[index]) }
    return hash
  }

  /// The similarity of two articles, estimated from their bits: 0 to 1, in steps of 1/256.
  ///
  /// Its standard error is below 0.045 anywhere, 0.027 at 0.8 and 0.019 at 0.9. Never 1, which
  /// is for articles of the same words.
  ///
  /// - Precondition: Both are comparable.
  package static func similarity(_ left: SIMD8<UInt64>, _ right: SIMD8<UInt64>) -> Double {
    let differing = Int((left ^ right).nonzeroBitCount.wrappedSum())
    return max(0, 1 - Double(max(differing, 1)) / Double(Bins.count / 2))
  }
}

/// The least hash of the shingles in each bin.
private struct Bins {
  static let count = 512
  private var least: [UInt64]

  init(_ words: Span<UInt64>) {
    least = Array(repeating: .max, count: Bins.count)
    Bins.fill(&least, words)
    Bins.borrow(&least)
  }

  /// Drops each shingle into four bins.
  ///
  /// Nine bits of its hash choose a bin, other bits each time; the rest orders it there. What fell
  /// into a bin an earlier time goes before, so the later times matter where an article has few
  /// shingles for its bins.
  private static func fill(_ least: inout [UInt64], _ words: Span<UInt64>) {
    var bins = least.mutableSpan
    var pair = phraseHash(words[0], words[1])
    for index in 2..<words.count {
      var hash = phraseHash(pair, words[index])
      pair = phraseHash(words[index &- 1], words[index])
      for time in 0..<UInt64(4) {
        let bin = Int(truncatingIfNeeded: hash &>> 55)
        bins[bin] = min(bins[bin], (hash &<< 9) &>> 3 | time &<< 61)
        hash = hash &<< 9 | hash &>> 55
      }
    }
  }

  /// Gives each empty bin the hash of a filled one.
  ///
  /// Which one is drawn by the bin's number, the same for every article, so that articles that
  /// share shingles draw alike; after 64 draws the next one that is filled is taken.
  private static func borrow(_ least: inout [UInt64]) {
    let own = least
    let filled = own.span
    var bins = least.mutableSpan
    for bin in filled.indices where filled[bin] == .max {
      var from = bin
      var draw: UInt64 = 0
      while filled[from] == .max, draw < 64 {
        let drawn = mixed(UInt64(bin) &<< 8 &+ draw &+ 1, 0xD6E8_FEB8_6659_FD93)
        from = Int(truncatingIfNeeded: (drawn &* 0x9E37_79B9_7F4A_7C15) &>> 55)
        draw &+= 1
      }
      var steps = 0
      while filled[from] == .max, steps < filled.count {
        from = (from &+ 1) % filled.count
        steps &+= 1
      }
      bins[bin] = filled[from]
    }
  }

  /// One bit of each bin.
  ///
  /// The bin's number goes into the bit, so that a hash that several bins
  /// hold counts as often as they do.
  func sketch() -> SIMD8<UInt64> {
    let bins = least.span
    var sketch = SIMD8<UInt64>.zero
    for lane in 0..<8 {
      var bits: UInt64 = 0
      for bit in 0..<64 {
        let bin = lane &* 64 &+ bit
        let hash = mixed(bins[bin], 0xA24B_AED4_963E_E407 &+ UInt64(bin) &* 2)
        bits |= (hash & 1) &<< UInt64(bit)
      }
      sketch[lane] = bits
    }
    return sketch
  }

  func bands(rows: Int) -> [UInt32] {
    (0..<Signature.bandCount).map { band in
      var hash = UInt64(band)
      for row in 0..<rows { hash = phraseHash(hash, least[band * rows + row]) }
      return UInt32(truncatingIfNeeded: hash)
    }
  }
}
