/// One token of a sentence, as Universal Dependencies splits English words.
public struct Token: Sendable, Equatable {
  /// What the characters of a token are, to save looking at them again.
  public struct Shape: OptionSet, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Has at least one letter (ASCII, or any character beyond ASCII that is not punctuation).
    public static let letters = Shape(rawValue: 1)
    /// Has at least one ASCII digit.
    public static let digits = Shape(rawValue: 2)
    /// Its first character is an upper-case letter.
    public static let capitalized = Shape(rawValue: 4)
    /// Has at least two letters, all upper case.
    public static let allCapitals = Shape(rawValue: 8)
    /// No letter and no digit.
    public static let punctuation = Shape(rawValue: 16)
    /// White space stands before it, or it begins the sentence.
    public static let spaceBefore = Shape(rawValue: 32)
  }

  /// Bytes of the document's text.
  public var range: ByteRange
  public var shape: Shape
  /// `wordHash` of the token's bytes, ASCII letters in lower case: the key of every lexicon.
  public var word: UInt64

  public init(range: ByteRange, shape: Shape, word: UInt64) {
    self.range = range
    self.shape = shape
    self.word = word
  }
}
