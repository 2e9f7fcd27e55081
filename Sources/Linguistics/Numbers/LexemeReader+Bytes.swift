import Corpus
import Kernels

/// Tokens that have to be looked at byte by byte: digits, compounds, bytes beyond ASCII.
extension LexemeReader {
  /// Digits may lie over several tokens ("1" "." "5"): reads up to the next white space.
  ///
  /// - Returns: The token behind.
  mutating func readDigits(
    _ tokens: Span<Token>, from start: Int, to limit: Int, of text: Span<UInt8>
  ) -> Int {
    var end = start + 1
    while end < limit, !tokens[end].shape.contains(.spaceBefore) { end += 1 }
    sentence.hasDigits = true
    readBytes(
      text, Int(tokens[start].range.start)..<Int(tokens[end - 1].range.end),
      spaceBefore: tokens[start].shape.contains(.spaceBefore))
    return end
  }

  /// Splits bytes without white space into words, numbers and marks.
  mutating func readBytes(_ text: Span<UInt8>, _ range: Range<Int>, spaceBefore: Bool) {
    var index = range.lowerBound
    var flags: Lexeme.Flags = spaceBefore ? .spaceBefore : []
    while index < range.upperBound {
      let byte = text[index]
      let space = Mark.spaceLength(text, index, range.upperBound)
      if space > 0 {
        index += space
        flags = .spaceBefore
        continue
      }
      let isDecimal =
        byte == 0x2E && index + 1 < range.upperBound && text[index + 1] &- 0x30 < 10
        && flags.contains(.spaceBefore)
      if byte &- 0x30 < 10 || isDecimal {
        index = readNumber(text, index..<range.upperBound, flags)
      } else if isWordStart(text, index, range.upperBound) {
        index = readWord(text, index..<range.upperBound, flags)
      } else {
        index = readMark(text, index..<range.upperBound, flags)
      }
      flags = []
    }
  }

  /// Letters, and digits behind them; a full stop between single letters belongs to the word.
  private mutating func readWord(
    _ text: Span<UInt8>, _ range: Range<Int>, _ flags: Lexeme.Flags
  ) -> Int {
    var index = range.lowerBound
    var hasDigits = false
    while index < range.upperBound {
      if isWordStart(text, index, range.upperBound) {
        index += 1
      } else if text[index] &- 0x30 < 10 {
        // "USD115": a currency in front of its number. Asked at the first digit alone, as a long
        // word may hold many.
        if !hasDigits, isCurrency(text, range.lowerBound..<index) { break }
        hasDigits = true
        index += 1
      } else if text[index] == 0x2E, index + 1 < range.upperBound,
        isLetter(text[index + 1]), isLetter(text[index - 1])
      {
        index += 1
      } else {
        break
      }
    }
    // "p.m." with its last full stop.
    if index < range.upperBound, text[index] == 0x2E, index - range.lowerBound == 3,
      text[index - 2] == 0x2E
    {
      index += 1
    }
    let word = wordHash(text, in: range.lowerBound..<index)
    let entry = max(0, words.value(word))
    let isCapital = text[range.lowerBound] &- 0x41 < 26
    let roles = entries[Int(entry)].roles
    sentence.roles.formUnion(roles)
    append(
      Lexeme(
        .word, isCapital ? flags.union(.capitalized) : flags, Int32(range.lowerBound),
        Int32(index), entry: entry, roles: roles, word: word))
    return index
  }

  /// Whether three or more letters are a currency.
  private func isCurrency(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count >= 3 else { return false }
    let entry = words.value(wordHash(text, in: range))
    return entry >= 0 && entries[Int(entry)].roles.contains(.startsCurrency)
  }

  private mutating func readMark(
    _ text: Span<UInt8>, _ range: Range<Int>, _ flags: Lexeme.Flags
  ) -> Int {
    let start = range.lowerBound
    let length = min(sequenceLength(text[start]), range.count)
    let end = start + length
    let mark = Mark(text, start, length)
    if mark.fraction > 0 {
      sentence.hasDigits = true
      append(
        Lexeme(
          number: mark.fraction, flags.union([.decimal, .vulgar]), mark: mark.byte, Int32(start),
          Int32(end)))
      return end
    }
    let word = wordHash(text, in: start..<end)
    let entry = max(0, words.value(word))
    let roles = entries[Int(entry)].roles
    sentence.roles.formUnion(roles)
    append(
      Lexeme(
        .punctuation, flags, mark: mark.byte, Int32(start), Int32(end), entry: entry,
        roles: roles, word: word))
    return end
  }

  /// Digits with separators of thousands, a decimal part and an ordinal ending.
  private mutating func readNumber(
    _ text: Span<UInt8>, _ range: Range<Int>, _ flags: Lexeme.Flags
  ) -> Int {
    let literal = NumberLiteral(text, range)
    var flags = flags
    if literal.isDecimal { flags.insert(.decimal) }
    if literal.isGrouped { flags.insert(.grouped) }
    if literal.isOrdinal { flags.insert(.ordinal) }
    if isPartOfName() { flags.insert(.inName) }
    let lexeme = Lexeme(
      number: literal.value, flags, digits: UInt8(min(literal.digits, 255)),
      Int32(range.lowerBound), Int32(literal.end))
    sentence.roles.formUnion(lexeme.roles)
    append(lexeme)
    return literal.end
  }

  /// Whether digits at the end of what was read belong to a name: "KC-45", "Covid-19".
  private func isPartOfName() -> Bool {
    guard used >= sentence.first + 2 else { return false }
    let (before, dash) = (lexemes[used - 2], lexemes[used - 1])
    guard dash.isDash, dash.isGlued else { return false }
    return before.kind == .word && before.isCapitalized && !before.has(Role.joinedToNumbers)
      || before.kind == .number && before.flags.contains(.inName)
  }
}

private func isASCIILetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

/// Whether the byte belongs to a word: a letter, or part of a character beyond ASCII that is
/// neither punctuation nor a symbol that the grammars know.
private func isWordStart(_ text: Span<UInt8>, _ index: Int, _ end: Int) -> Bool {
  let byte = text[index]
  if byte < 0x80 { return isASCIILetter(byte) }
  if byte < 0xC0 { return true }
  return !Mark.isSymbol(text, index, min(sequenceLength(byte), end - index))
}

/// Bytes of a UTF-8 sequence by its first byte.
private func sequenceLength(_ byte: UInt8) -> Int {
  byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
}
