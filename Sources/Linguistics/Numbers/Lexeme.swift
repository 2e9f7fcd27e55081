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

  let kind: Kind
  var flags: Flags
  /// The mark itself; a dash of any width is "-", a quotation mark or apostrophe is "'".
  let mark: UInt8
  /// Number of digits of a number without decimal part or separators.
  let digits: UInt8
  /// Bytes of the document's text.
  let start: Int32
  let end: Int32
  /// Position of its entry in the lexicon; 0 for a word that is not there.
  let entry: Int32
  let roles: Role
  /// The bits of the value of a number, the hash of anything else: 32 bytes are all there is.
  private let bits: UInt64

  /// A word or a mark.
  ///
  /// `word` is the hash of its bytes.
  init(
    _ kind: Kind, _ flags: Flags, mark: UInt8 = 0, _ start: Int32, _ end: Int32, entry: Int32,
    roles: Role, word: UInt64
  ) {
    self.kind = kind
    self.flags = flags
    self.mark = mark
    digits = 0
    self.start = start
    self.end = end
    self.entry = entry
    self.roles = roles
    bits = word
  }

  init(
    number value: Double, _ flags: Flags, mark: UInt8 = 0, digits: UInt8 = 0, _ start: Int32,
    _ end: Int32
  ) {
    kind = .number
    self.flags = flags
    self.mark = mark
    self.digits = digits
    self.start = start
    self.end = end
    entry = 0
    roles = flags.contains(.ordinal) ? .ordinal : []
    bits = value.bitPattern
  }

  static let end = Lexeme(.end, [], 0, 0, entry: 0, roles: [], word: 0)

  /// Hash of a word or mark; 0 for a number.
  var word: UInt64 { kind == .number ? 0 : bits }
  /// Value of a number in digits; 0 for anything else.
  var value: Double { kind == .number ? Double(bitPattern: bits) : 0 }
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
