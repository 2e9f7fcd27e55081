/// One token of a sentence, as Universal Dependencies splits English words.
package struct Token: Sendable, Equatable {
  /// What the characters of a token are, to save looking at them again.
  package struct Shape: OptionSet, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Has at least one letter (ASCII, or any character beyond ASCII that is not punctuation).
    package static let letters = Shape(rawValue: 1)
    /// Has at least one ASCII digit.
    package static let digits = Shape(rawValue: 2)
    /// Its first character is an upper-case letter.
    package static let capitalized = Shape(rawValue: 4)
    /// Has at least two letters, all upper case.
    package static let allCapitals = Shape(rawValue: 8)
    /// No letter and no digit.
    package static let punctuation = Shape(rawValue: 16)
    /// White space stands before it, or it begins the sentence.
    package static let spaceBefore = Shape(rawValue: 32)
  }

  /// Bytes of the document's text.
  package var range: ByteRange
  package var shape: Shape
  /// `wordHash` of the token's bytes, ASCII letters in lower case: the key of every lexicon.
  package var word: UInt64

  package init(range: ByteRange, shape: Shape, word: UInt64) {
    self.range = range
    self.shape = shape
    self.word = word
  }
}
