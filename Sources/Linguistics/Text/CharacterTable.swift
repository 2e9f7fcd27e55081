/// Which characters of a text are written in another way or left out.
struct CharacterTable: Sendable {
  static let shared = CharacterTable()
  /// One for each odd character below U+2680, else 0.
  let kinds: [UInt8]

  private init() {
    kinds = (0..<SingleByteTables.limit).map { CharacterTable.isOdd($0) ? 1 : 0 }
  }

  /// What shall stand for a character from U+007F on; nil where it stays.
  static func replacement(for value: UInt32) -> [UInt8]? {
    switch value {
    case 0x85, 0x2028: [0x0A]
    case 0x2029: [0x0A, 0x0A]
    // Control characters above this one may stand for something: what Windows-1252 knows has been
    // put right before, and of the others nothing says what they were.
    case 0x7F: []
    case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: [0x20]
    case 0xAD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E: []
    case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0x3164: []
    case 0xFEFF, 0xFFA0, 0xFFF0...0xFFFB, 0xFFFE, 0xFFFF: []
    default: nil
    }
  }

  static func isOdd(_ value: UInt32) -> Bool { value >= 0x7F && replacement(for: value) != nil }

  /// Whether an invisible character has work to do where it stands, and stays: joiners inside
  /// emoji and inside scripts that shape letters by them, directions beside scripts that run
  /// from the right.
  static func isNeeded(_ value: UInt32, between before: UInt32, and after: UInt32) -> Bool {
    switch value {
    case 0x200C, 0x200D:
      return isJoining(before) && (isJoining(after) || value == 0x200D)
    case 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069:
      return isFromRight(before) || isFromRight(after)
    default: return false
    }
  }

  /// Whether a no-break space holds a sign and a word together, as in "© 1999", and stays; between
  /// words, and beside money, dashes and quotation marks, it is a space like any other.
  static func isHeld(between before: UInt32, and after: UInt32) -> Bool {
    isSign(before) || isSign(after)
  }

  private static func isSign(_ value: UInt32) -> Bool {
    switch value {
    case 0xAB, 0xBB: false
    case 0xA6...0xBF, 0x2020...0x2027, 0x2100..<0x2C00, 0xFFFD: true
    default: false
    }
  }

  private static func isJoining(_ value: UInt32) -> Bool {
    switch value {
    case 0x600..<0x1200, 0x1780..<0x18B0, 0xA840..<0xAC00, 0xFB50..<0xFE00, 0xFE70..<0xFEFF: true
    case 0x2190..<0x2C00, 0xFE0F, 0x1F000..<0x1FB00, 0xE0020..<0xE0080: true
    case 0x10A00..<0x11A00: true
    default: false
    }
  }

  private static func isFromRight(_ value: UInt32) -> Bool {
    (0x590..<0x900).contains(value) || (0xFB1D..<0xFE00).contains(value)
      || (0xFE70..<0xFEFF).contains(value)
  }
}
