/// What a byte of UTF-8 text is to the splitters of sentences and tokens: a set of flags.
struct CharacterClass: OptionSet, Sendable {
  let rawValue: UInt8

  /// ASCII white space and control characters; as a character, any white space of Unicode.
  static let space = CharacterClass(rawValue: 1)
  static let lower = CharacterClass(rawValue: 2)
  static let upper = CharacterClass(rawValue: 4)
  static let digit = CharacterClass(rawValue: 8)
  /// Neither letter, digit nor space.
  static let symbol = CharacterClass(rawValue: 16)
  /// `.`, `!`, `?`; as a character also `…`.
  ///
  /// Always a symbol too.
  static let stop = CharacterClass(rawValue: 32)
  /// `'`; as a character also `’`.
  ///
  /// Always a symbol too.
  static let apostrophe = CharacterClass(rawValue: 64)
  /// Part of a character beyond ASCII: look at the whole character.
  static let beyondASCII = CharacterClass(rawValue: 128)

  static let letter = CharacterClass(rawValue: 2 | 4)
  static let word = CharacterClass(rawValue: 2 | 4 | 8)
  static let notLetter = CharacterClass(rawValue: 1 | 16)
  static let stopSymbol = CharacterClass(rawValue: 16 | 32)
  static let apostropheSymbol = CharacterClass(rawValue: 16 | 64)

  /// The class of every byte value: what is beyond ASCII is only that.
  static let ofBytes: [UInt8] = (0..<256).map { of(UInt8($0)).rawValue }

  static func of(_ byte: UInt8) -> CharacterClass {
    switch byte {
    case 0...0x20: .space
    case UInt8(ascii: "a")...UInt8(ascii: "z"): .lower
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): .upper
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): .stopSymbol
    case UInt8(ascii: "'"): .apostropheSymbol
    case 0x80...: .beyondASCII
    default: .symbol
    }
  }

  @inline(__always)
  func intersects(_ other: CharacterClass) -> Bool { rawValue & other.rawValue != 0 }
}
