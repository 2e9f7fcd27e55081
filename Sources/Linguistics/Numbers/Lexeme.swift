/// One word, number or punctuation mark as the grammars of dates and quantities see it.
///
/// Finer than a token: "27-year-old" is five lexemes, "$4bn" three; "4,000" is one.
struct Lexeme {
  enum Kind: UInt8 {
    case word, number, punctuation, end
  }

  struct Flags: OptionSet {
    let rawValue: UInt8
    /// White space stands before it.
    static let spaceBefore = Flags(rawValue: 1)
    static let capitalized = Flags(rawValue: 2)
    /// A number with a decimal part, a separator of thousands, or a vulgar fraction.
    static let decimal = Flags(rawValue: 4)
    static let grouped = Flags(rawValue: 8)
    /// Digits with an ordinal ending: "21st".
    static let ordinal = Flags(rawValue: 16)
    /// Digits that are part of a name: the 45 of "KC-45".
    static let inName = Flags(rawValue: 32)
    static let vulgar = Flags(rawValue: 64)
  }

  var kind: Kind
  var flags: Flags = []
  /// The mark itself; a dash of any width is "-", a quotation mark or apostrophe is "'".
  var mark: UInt8 = 0
  /// Number of digits of a number without decimal part or separators.
  var digits: UInt8 = 0
  /// Bytes of the document's text.
  var start: Int32
  var end: Int32
  /// Position of its entry in the lexicon; 0 for a word that is not there.
  var entry: Int32 = 0
  var word: UInt64 = 0
  var roles: Role = []
  /// Value of a number in digits.
  var value: Double = 0

  static let end = Lexeme(kind: .end, start: 0, end: 0)

  /// The value of a number as a whole number; -1 where it is none or too large.
  var whole: Int { Int(exactly: value) ?? -1 }

  func has(_ role: Role) -> Bool { !roles.isDisjoint(with: role) }
  var isGlued: Bool { !flags.contains(.spaceBefore) }
  var isCapitalized: Bool { flags.contains(.capitalized) }
  /// Digits only, without sign, separator or ending.
  var isPlainInteger: Bool {
    kind == .number && flags.isDisjoint(with: [.decimal, .grouped, .ordinal, .inName, .vulgar])
  }
  func isMark(_ byte: UInt8) -> Bool { kind == .punctuation && mark == byte }
  /// A dash that joins: "2004-2009".
  var isDash: Bool { kind == .punctuation && mark == 0x2D }
}
