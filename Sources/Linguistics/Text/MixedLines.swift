import Corpus

/// Lines of which each may be UTF-8, an encoding of single bytes (Windows-1252 or Mac Roman), or
/// both.
struct MixedLines {
  private let bytes: [UInt8]
  /// The characters of the bytes from 80 on as UTF-8.
  private let upperHalf: [[UInt8]]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    upperHalf = MacRomanEvidence(bytes).isMacRoman ? macRoman : windows1252
  }

  /// Appends replacements that leave nothing but UTF-8 from the line of `invalid` on.
  func repair(from invalid: Int, into out: inout [TracedText.Replacement]) {
    var start = invalid
    while start > 0, bytes[start - 1] != 0x0A, bytes[start - 1] != 0x0D { start -= 1 }
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
      repairLine(start..<end, into: &out)
      start = end + 1
    }
  }

  private func repairLine(_ line: Range<Int>, into out: inout [TracedText.Replacement]) {
    var (valid, invalid) = (0, 0)
    forEachStretch(of: line) { _, isValid in
      if isValid { valid += 1 } else { invalid += 1 }
    }
    guard invalid > 0 else { return }
    let isMostlyUTF8 = valid > invalid
    forEachStretch(of: line) { range, isValid in
      if isValid, isMostlyUTF8 || isLikelyUTF8(range) { return }
      if !isValid, isMostlyUTF8, range.count > 1 {
        out.append(.init(ByteRange(range), with: replacementCharacter))
        return
      }
      for index in range {
        out.append(.init(ByteRange(index, index + 1), with: upperHalf[Int(bytes[index] & 0x7F)]))
      }
    }
  }

  /// Whether a sequence that is valid UTF-8 is so on purpose, in a line with many bytes that are
  /// not: three bytes or more, or a letter of Latin, Greek or Cyrillic.
  private func isLikelyUTF8(_ range: Range<Int>) -> Bool {
    let lead = bytes[range.lowerBound]
    return range.count > 2 || (0xC2...0xC5).contains(lead) || (0xCE...0xD1).contains(lead)
  }

  /// Calls `body` for each character outside ASCII and for each stretch of bytes that is none: as
  /// many as could begin a character, which is one where nothing could.
  private func forEachStretch(of line: Range<Int>, _ body: (Range<Int>, Bool) -> Void) {
    var index = line.lowerBound
    while index < line.upperBound {
      let length = needed(at: index)
      if length == 1 {
        index += 1
        continue
      }
      var end = index + 1
      while end < min(index + length, line.upperBound), fits(end, offset: end - index, at: index) {
        end += 1
      }
      body(index..<end, length > 1 && end - index == length)
      index = end
    }
  }

  /// Bytes of the character that a byte begins; 0 for a byte that begins none.
  private func needed(at index: Int) -> Int {
    switch bytes[index] {
    case ..<0x80: 1
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 0
    }
  }

  /// Source: the Unicode Standard, table 3-7, "Well-Formed UTF-8 Byte Sequences".
  private func fits(_ index: Int, offset: Int, at lead: Int) -> Bool {
    let byte = bytes[index]
    guard offset == 1 else { return byte & 0xC0 == 0x80 }
    switch bytes[lead] {
    case 0xE0: return (0xA0...0xBF).contains(byte)
    case 0xED: return (0x80...0x9F).contains(byte)
    case 0xF0: return (0x90...0xBF).contains(byte)
    case 0xF4: return (0x80...0x8F).contains(byte)
    default: return byte & 0xC0 == 0x80
    }
  }
}

private let replacementCharacter: [UInt8] = [0xEF, 0xBF, 0xBD]

/// The characters of the bytes from 80 on as UTF-8; the five undefined ones are U+FFFD.
private let windows1252: [[UInt8]] = (UInt8(0x80)...0xFF).map { byte in
  let scalar = SingleByteEncoding.windows1252.scalar(of: byte)
  return (0x80..<0xA0).contains(scalar) ? replacementCharacter : utf8(scalar)
}

private let macRoman: [[UInt8]] = (UInt8(0x80)...0xFF).map {
  utf8(SingleByteEncoding.macRoman.scalar(of: $0))
}
