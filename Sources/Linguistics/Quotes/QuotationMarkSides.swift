extension QuotationMarkScanner {
  /// What stands next to a mark.
  enum Side: UInt8 {
    /// White space, or the end of the paragraph.
    case edge
    case word, digit
    /// Punctuation that ends or interrupts a sentence, and closing brackets.
    case stop
    /// An opening bracket.
    case bracket
    case dash, quote
  }

  func side(before index: Int, limit: Int) -> Side {
    guard index > limit else { return .edge }
    let byte = bytes[index - 1]
    if byte < 0x80 { return asciiSide(byte) }
    if index - 2 >= limit, bytes[index - 2] == 0xC2 {
      return byte == 0xA0 ? .edge : byte == 0xAB || byte == 0xBB ? .quote : .word
    }
    if index - 3 >= limit, bytes[index - 3] == 0xE2, bytes[index - 2] == 0x80 {
      return generalPunctuation(byte)
    }
    return .word
  }

  func side(after index: Int, limit: Int) -> Side {
    guard index < limit else { return .edge }
    let byte = bytes[index]
    if byte < 0x80 { return asciiSide(byte) }
    if byte == 0xC2, index + 1 < limit {
      let next = bytes[index + 1]
      return next == 0xA0 ? .edge : next == 0xAB || next == 0xBB ? .quote : .word
    }
    if byte == 0xE2, index + 2 < limit, bytes[index + 1] == 0x80 {
      return generalPunctuation(bytes[index + 2])
    }
    return .word
  }

  private func asciiSide(_ byte: UInt8) -> Side {
    switch byte {
    case 0...0x20: .edge
    case 0x30...0x39: .digit
    case 0x21, 0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F, 0x5D, 0x7D: .stop
    case 0x28, 0x5B, 0x7B, 0x2F: .bracket
    case 0x2D: .dash
    case 0x22, 0x27, 0x60: .quote
    default: .word
    }
  }

  /// The last byte of a character between U+2000 and U+203F.
  private func generalPunctuation(_ last: UInt8) -> Side {
    switch last {
    case 0x80...0x8B, 0xA8, 0xA9, 0xAF: .edge
    case 0x90...0x95: .dash
    case 0x98...0x9F, 0xB9, 0xBA: .quote
    case 0xA6: .stop
    default: .word
    }
  }
}
