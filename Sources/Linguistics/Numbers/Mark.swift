/// A punctuation mark or symbol, reduced to what the grammars tell apart.
struct Mark {
  /// ASCII; dashes are "-", quotation marks and apostrophes "'", anything else beyond ASCII 0.
  let byte: UInt8
  /// The value of a vulgar fraction ("½"), or 0.
  let fraction: Double

  /// - Parameter length: Bytes of the mark, from 1 to 4, all inside the text.
  init(_ text: Span<UInt8>, _ start: Int, _ length: Int) {
    let code = Mark.code(text, start, length)
    fraction = Mark.fraction(of: code)
    byte =
      switch code {
      case 0...0x7F: UInt8(code)
      case 0x2010...0x2015, 0x2212: 0x2D
      case 0x2018...0x201F: 0x27
      default: 0
      }
  }

  /// Whether a sequence beyond ASCII is a mark and not a letter.
  static func isSymbol(_ text: Span<UInt8>, _ start: Int, _ length: Int) -> Bool {
    switch code(text, start, length) {
    case 0xA0...0xB4, 0xB6...0xBF, 0xD7, 0xF7, 0x2000...0x214F, 0x2150...0x215F, 0x2190...0x23FF,
      0x3000...0x303F, 0x5143, 0x0E3F, 0xFF05:
      true
    default: false
    }
  }

  /// Bytes of the white space at `index`, of any kind; 0 where there is none.
  static func spaceLength(_ text: Span<UInt8>, _ index: Int, _ end: Int) -> Int {
    let byte = text[index]
    if byte <= 0x20 { return 1 }
    if byte == 0xC2, index + 1 < end, text[index + 1] == 0xA0 { return 2 }
    guard byte == 0xE2 || byte == 0xE3, index + 2 < end else { return 0 }
    switch code(text, index, 3) {
    case 0x2000...0x200B, 0x202F, 0x205F, 0x3000: return 3
    default: return 0
    }
  }

  private static func code(_ text: Span<UInt8>, _ start: Int, _ length: Int) -> UInt32 {
    let first = UInt32(text[start])
    guard length > 1 else { return first }
    var code = first & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    for index in (start + 1)..<(start + length) { code = code << 6 | UInt32(text[index] & 0x3F) }
    return code
  }

  private static func fraction(of code: UInt32) -> Double {
    switch code {
    case 0xBC: 0.25
    case 0xBD: 0.5
    case 0xBE: 0.75
    case 0x2150: 1 / 7
    case 0x2151: 1 / 9
    case 0x2152: 0.1
    case 0x2153: 1 / 3
    case 0x2154: 2 / 3
    case 0x2155...0x2158: Double(code - 0x2154) / 5
    case 0x2159: 1 / 6
    case 0x215A: 5 / 6
    case 0x215B: 0.125
    case 0x215C: 0.375
    case 0x215D: 0.625
    case 0x215E: 0.875
    default: 0
    }
  }
}
