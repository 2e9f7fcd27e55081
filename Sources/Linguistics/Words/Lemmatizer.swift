import Corpus
import Kernels

/// Finds dictionary forms: of known words by the word and its Penn Treebank tag, of others by
/// their longest known ending and the tag.
struct Lemmatizer: Sendable {
  /// Endings are looked up from this many bytes down.
  static let longestEnding = 6

  /// By `wordKey` or `endingKey`: numbers of scripts.
  var rules = WordMap()
  /// The same, in the order in which they are stored.
  var keys: [UInt64] = []
  var numbers: [UInt16] = []
  var scripts: [EditScript] = []

  /// How a word is written, as far as it matters to its lemma.
  @inline(__always)
  static func style(_ shape: Token.Shape) -> UInt64 {
    UInt64(shape.rawValue & (Token.Shape.capitalized.rawValue | Token.Shape.allCapitals.rawValue))
  }

  static func wordKey(_ word: UInt64, _ shape: Token.Shape, _ tag: UInt64) -> UInt64 {
    phraseHash(word, tag &<< 8 | style(shape))
  }

  static func endingKey(
    _ ending: UInt64, _ count: Int, _ shape: Token.Shape, _ tag: UInt64
  ) -> UInt64 {
    phraseHash(ending &* 0x9E37_79B9_7F4A_7C15, tag &<< 16 | UInt64(count) &<< 8 | style(shape))
  }

  /// Appends the lemma of a word.
  ///
  /// - Parameter tag: The number of its Penn Treebank tag.
  func append(
    _ token: Token, of text: Span<UInt8>, tag: UInt64, back: UInt64, to lemmas: inout [UInt8]
  ) {
    let number = script(token, tag: tag, back: back)
    if number >= 0 {
      scripts[Int(number)].append(token.range.indices, of: text, to: &lemmas)
    } else {
      let own = EditScript(change: .small, cut: 0, added: [])
      own.append(token.range.indices, of: text, to: &lemmas)
    }
  }

  /// - Parameter back: The last bytes of the word in small letters, as in `WordFacts.backs`.
  private func script(_ token: Token, tag: UInt64, back: UInt64) -> Int32 {
    let known = rules.value(Self.wordKey(token.word, token.shape, tag))
    if known >= 0 { return known }
    return ending(token, tag: tag, back: back)
  }

  func ending(_ token: Token, tag: UInt64, back: UInt64) -> Int32 {
    for count in stride(from: min(Self.longestEnding, token.range.count), through: 0, by: -1) {
      let bytes = count == 0 ? 0 : back & (1 &<< UInt64(8 &* count) &- 1)
      let found = rules.value(Self.endingKey(bytes, count, token.shape, tag))
      if found >= 0 { return found }
    }
    return -1
  }
}
