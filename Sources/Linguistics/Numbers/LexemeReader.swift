import Corpus
import Kernels

/// Reads sentences as lexemes, whichever way their tokens are split at hyphens and marks.
struct LexemeReader {
  let lexicon: MeasureLexicon
  // Two of its fields at hand, as every token is looked up.
  private let words: WordMap
  private let entries: [MeasureLexicon.Entry]
  /// The lexemes of the sentence read last. Kept between sentences to save allocations.
  var lexemes: [Lexeme] = []
  /// All roles of the words of that sentence.
  var roles: Role = []
  var hasDigits = false

  init(lexicon: MeasureLexicon) {
    self.lexicon = lexicon
    words = lexicon.words
    entries = lexicon.entries
    lexemes.reserveCapacity(256)
  }

  func entry(of lexeme: Lexeme) -> MeasureLexicon.Entry { entries[Int(lexeme.entry)] }

  /// Whether the tokens in `range` can hold an expression that needs digits or a word with one of
  /// `triggers`. Costs much less than reading them, and most sentences hold none.
  func mayConcern(
    _ triggers: Role, _ tokens: Span<Token>, in range: Range<Int>, of text: Span<UInt8>
  ) -> Bool {
    let digits = Token.Shape.digits.rawValue
    let punctuation = Token.Shape.punctuation.rawValue
    var index = range.lowerBound
    while index < range.upperBound {
      let token = tokens[index]
      index += 1
      if token.shape.rawValue & digits != 0 { return true }
      let known = words.value(token.word)
      if known >= 0 {
        if entries[Int(known)].roles.rawValue & triggers.rawValue != 0 { return true }
      } else if token.shape.rawValue & punctuation == 0, hasJoint(text, token.range) {
        return true
      }
    }
    return false
  }

  /// Reads the tokens in `range`.
  mutating func read(_ tokens: Span<Token>, in range: Range<Int>, of text: Span<UInt8>) {
    lexemes.removeAll(keepingCapacity: true)
    roles = []
    hasDigits = false
    let digits = Token.Shape.digits.rawValue
    let punctuation = Token.Shape.punctuation.rawValue
    let space = Token.Shape.spaceBefore.rawValue
    var index = range.lowerBound
    while index < range.upperBound {
      let token = tokens[index]
      let known = words.value(token.word)
      if known >= 0 {
        appendWord(token.range, known, token.shape, token.word)
      } else if token.shape.rawValue & digits != 0 {
        // Digits may lie over several tokens ("1" "." "5"): read up to the next white space.
        var end = index + 1
        while end < range.upperBound, tokens[end].shape.rawValue & space == 0 { end += 1 }
        hasDigits = true
        readBytes(
          text, Int(token.range.start)..<Int(tokens[end - 1].range.end),
          spaceBefore: token.shape.rawValue & space != 0)
        index = end
        continue
      } else if token.shape.rawValue & punctuation != 0 || hasJoint(text, token.range) {
        readBytes(
          text, token.range.indices, spaceBefore: token.shape.rawValue & space != 0)
      } else {
        appendWord(token.range, 0, token.shape, token.word)
      }
      index += 1
    }
  }

  /// The most lexemes that an expression has in front of its first strong word or number.
  static let reach = 7

  /// The next lexeme that is a number or has one of `roles`; far behind the end where there is
  /// none.
  func next(_ roles: Role, from start: Int) -> Int {
    var index = start
    while index < lexemes.count {
      if lexemes[index].kind == .number || lexemes[index].has(roles) { return index }
      index += 1
    }
    return lexemes.count + LexemeReader.reach
  }

  /// Whether a dash, "to" or "and" stands close enough behind `index` to join two ends of a range.
  func hasConnector(behind index: Int) -> Bool {
    var position = index + 1
    let end = min(index + 12, lexemes.count)
    while position < end {
      let lexeme = lexemes[position]
      if lexeme.isDash || lexeme.has([.to, .and]) { return true }
      position += 1
    }
    return false
  }

  private mutating func appendWord(
    _ range: ByteRange, _ entry: Int32, _ shape: Token.Shape, _ word: UInt64
  ) {
    // Both sets have the same meaning, in other bits.
    let space = shape.rawValue >> 5 & 1
    let capital = shape.rawValue >> 1 & 2
    let flags = Lexeme.Flags(rawValue: space | capital)
    let entryRoles = entries[Int(entry)].roles
    roles.formUnion(entryRoles)
    lexemes.append(
      Lexeme(
        kind: .word, flags: flags, start: range.start, end: range.end, entry: entry, word: word,
        roles: entryRoles))
  }

  /// Whether a token has a hyphen, a slash, a symbol or anything beyond ASCII inside.
  private func hasJoint(_ text: Span<UInt8>, _ range: ByteRange) -> Bool {
    var index = Int(range.start)
    while index < Int(range.end) {
      let byte = text[index]
      if byte == 0x2D || byte == 0x24 || byte == 0x2F || byte >= 0x80 { return true }
      index += 1
    }
    return false
  }

  /// Splits bytes without white space into words, numbers and marks.
  private mutating func readBytes(_ text: Span<UInt8>, _ range: Range<Int>, spaceBefore: Bool) {
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
    while index < range.upperBound {
      if isWordStart(text, index, range.upperBound) {
        index += 1
      } else if text[index] &- 0x30 < 10 {
        // "USD115": a currency in front of its number.
        let before = words.value(wordHash(text, in: range.lowerBound..<index))
        if before >= 0, entries[Int(before)].roles.contains(.startsCurrency),
          index - range.lowerBound >= 3
        {
          break
        }
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
    var lexeme = Lexeme(
      kind: .word, flags: flags, start: Int32(range.lowerBound), end: Int32(index), entry: entry,
      word: word, roles: entries[Int(entry)].roles)
    if isCapital { lexeme.flags.insert(.capitalized) }
    roles.formUnion(lexeme.roles)
    lexemes.append(lexeme)
    return index
  }

  private mutating func readMark(
    _ text: Span<UInt8>, _ range: Range<Int>, _ flags: Lexeme.Flags
  ) -> Int {
    let start = range.lowerBound
    let length = min(sequenceLength(text[start]), range.count)
    let mark = Mark(text, start, length)
    var lexeme = Lexeme(
      kind: .punctuation, flags: flags, mark: mark.byte, start: Int32(start),
      end: Int32(start + length), word: wordHash(text, in: start..<(start + length)))
    if mark.fraction > 0 {
      lexeme.kind = .number
      lexeme.value = mark.fraction
      lexeme.flags.formUnion([.decimal, .vulgar])
      hasDigits = true
    } else {
      lexeme.entry = max(0, words.value(lexeme.word))
      lexeme.roles = entries[Int(lexeme.entry)].roles
      roles.formUnion(lexeme.roles)
    }
    lexemes.append(lexeme)
    return start + length
  }

  /// Digits with separators of thousands, a decimal part and an ordinal ending.
  private mutating func readNumber(
    _ text: Span<UInt8>, _ range: Range<Int>, _ flags: Lexeme.Flags
  ) -> Int {
    let literal = NumberLiteral(text, range)
    var lexeme = Lexeme(
      kind: .number, flags: flags, digits: UInt8(min(literal.digits, 255)),
      start: Int32(range.lowerBound), end: Int32(literal.end), value: literal.value)
    if literal.isDecimal { lexeme.flags.insert(.decimal) }
    if literal.isGrouped { lexeme.flags.insert(.grouped) }
    if literal.isOrdinal {
      lexeme.flags.insert(.ordinal)
      lexeme.roles.insert(.ordinal)
    }
    if isPartOfName() { lexeme.flags.insert(.inName) }
    lexemes.append(lexeme)
    return literal.end
  }

  /// Whether digits at the end of what was read belong to a name: "KC-45", "Covid-19".
  private func isPartOfName() -> Bool {
    guard lexemes.count >= 2, let dash = lexemes.last, dash.isDash, dash.isGlued else {
      return false
    }
    let before = lexemes[lexemes.count - 2]
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
