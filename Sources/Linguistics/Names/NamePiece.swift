/// The smallest part of a text that a name can begin or end with: a token, or a part of a token
/// between hyphens (`non-ISIS` has the pieces `non` and `ISIS`).
struct NamePiece {
  struct Shape: OptionSet {
    let rawValue: UInt16

    /// Begins with an upper-case letter.
    static let capital = Shape(rawValue: 1)
    /// At least two letters, all upper case.
    static let allCapitals = Shape(rawValue: 2)
    static let letters = Shape(rawValue: 4)
    static let punctuation = Shape(rawValue: 8)
    /// A hyphen binds it to the piece before it.
    static let joined = Shape(rawValue: 16)
    /// White space stands before it.
    static let spaced = Shape(rawValue: 32)
    /// The first word of a sentence or of a quotation: its capital says nothing.
    static let first = Shape(rawValue: 64)
    /// One capital letter, with or without a full stop.
    static let initial = Shape(rawValue: 128)
    static let digits = Shape(rawValue: 256)
    static let spacedLetters: Shape = [.letters, .spaced]
    static let spacedDigits: Shape = [.digits, .spaced]
  }

  /// Bytes of the text.
  var start: Int32
  var end: Int32
  /// Position of its token in the document.
  var token: Int32
  var shape: Shape
  /// What kind of word it is; filled in for capitals only.
  var classes: WordClasses
  /// Hash of its letters: small, without accents, without full stops.
  var word: UInt64

  static let none = NamePiece(start: 0, end: 0, token: 0, shape: [], classes: [], word: 0)

  var isCapital: Bool { shape.contains(.capital) }
  var isJoined: Bool { shape.contains(.joined) }
  var isPunctuation: Bool { shape.contains(.punctuation) }
}
