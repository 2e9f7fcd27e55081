import Kernels

/// Whether text that is neither UTF-8 nor UTF-16 is Mac Roman rather than Windows-1252.
///
/// Where one has a letter, the other has a quotation mark, a sign or a capital: which of both fits
/// its neighbours is counted over all bytes beyond ASCII.
struct MacRomanEvidence {
  private var (macRoman, windows) = (0, 0)

  /// One byte alone says too little.
  var isMacRoman: Bool { macRoman > max(1, windows) }

  init(_ bytes: [UInt8]) {
    let span = bytes.span
    for index in span.indices where span[index] >= 0x80 {
      let before = index > 0 ? span[index - 1] : 0x20
      let after = index + 1 < span.count ? span[index + 1] : 0x20
      look(at: span[index], before: before, after: after)
    }
  }

  private mutating func look(at byte: UInt8, before: UInt8, after: UInt8) {
    let isInside = isASCIILetter(before) && isASCIILetter(after)
    switch byte {
    case 0x92 where isInside: windows += 1  // don’t; í
    case 0x96 where isSmallLetter(before) && isSmallLetter(after): macRoman += 1  // –; ñ
    case 0x96, 0x97: break  // A dash; ñ, ó.
    case 0x9A, 0x9C, 0x9E: break  // š, œ, ž; ö, ú, û.
    case 0x8A, 0x8C,
      0x8E where !isASCIILetter(before):
      windows += 1  // Š, Œ, Ž; ä, å, é
    case 0x85, 0x91, 0x92, 0x93, 0x94, 0x80, 0x95, 0x99:
      if isInside { macRoman += 1 } else { windows += 1 }  // Quotation marks and signs; letters.
    case 0x80...0x9F:
      if isASCIILetter(before) || isASCIILetter(after) { macRoman += 1 }
    case 0xD5 where isInside: macRoman += 1  // don’t; Õ
    case 0xD2 where before <= 0x20 && isASCIILetter(after): macRoman += 1  // “; Ò
    case 0xD3 where !isASCIILetter(after) && before > 0x20: macRoman += 1  // ”; Ó
    case 0xD0, 0xD1:
      if before <= 0x20 && after <= 0x20 { macRoman += 1 } else { windows += 1 }
    case 0xC0...0xFF:
      if isASCIILetter(before) || isASCIILetter(after) { windows += 1 }
    default: break
    }
  }

  private func isASCIILetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
}
