import Corpus
import Kernels

/// Reads sentences as lexemes, whichever way their tokens are split at hyphens and marks.
///
/// Reads one sentence after another, and then shows one of them at a time to the grammars.
struct LexemeReader {
  let lexicon: MeasureLexicon
  // Two of its fields at hand, as every token is looked up.
  private let words: WordMap
  private let entries: [MeasureLexicon.Entry]
  /// The lexemes of all sentences that were read.
  private(set) var lexemes: [Lexeme] = []
  /// The sentence at hand: the one read last, or the one that `show` was given.
  private(set) var sentence = LexemeSentence()

  init(lexicon: MeasureLexicon) {
    self.lexicon = lexicon
    words = lexicon.words
    entries = lexicon.entries
  }

  /// Shows sentences that were read before.
  init(lexicon: MeasureLexicon, _ reading: MeasureReading) {
    self.init(lexicon: lexicon)
    lexemes = reading.lexemes
  }

  /// The number of lexemes of the sentence at hand.
  var count: Int { sentence.count }
  /// All roles of the words of that sentence.
  var roles: Role { sentence.roles }

  /// The lexeme at a position of the sentence at hand; a mark of no kind outside it.
  subscript(index: Int) -> Lexeme {
    index >= 0 && index < sentence.count ? lexemes[sentence.first &+ index] : .end
  }

  func entry(of lexeme: Lexeme) -> MeasureLexicon.Entry { entries[Int(lexeme.entry)] }

  mutating func show(_ sentence: LexemeSentence) { self.sentence = sentence }

  mutating func reserveCapacity(_ count: Int) { lexemes.reserveCapacity(count) }

  /// Reads the tokens in `range`, a sentence.
  mutating func read(_ tokens: Span<Token>, in range: Range<Int>, of text: Span<UInt8>) {
    sentence = LexemeSentence(first: lexemes.count)
    let digits = Token.Shape.digits.rawValue
    let punctuation = Token.Shape.punctuation.rawValue
    var index = range.lowerBound
    while index < range.upperBound {
      let token = tokens[index]
      let shape = token.shape.rawValue
      let known = words.value(token.word)
      if known >= 0 {
        appendWord(token, known)
      } else if shape & digits != 0 {
        index = readDigits(tokens, from: index, to: range.upperBound, of: text)
        continue
      } else if shape & punctuation != 0 {
        readMarks(token, of: text)
      } else if hasJoint(text, in: token.range.indices) {
        readBytes(text, token.range.indices, spaceBefore: token.shape.contains(.spaceBefore))
      } else {
        appendWord(token, 0)
      }
      index += 1
    }
    sentence.count = lexemes.count &- sentence.first
  }

  /// The most lexemes that an expression has in front of its first strong word or number.
  static let reach = 7

  /// The next lexeme that is a number or has one of `roles`; far behind the end where there is
  /// none.
  func next(_ roles: Role, from start: Int) -> Int {
    var index = start
    while index < count {
      let lexeme = self[index]
      if lexeme.kind == .number || lexeme.has(roles) { return index }
      index += 1
    }
    return count + LexemeReader.reach
  }

  /// The next dash, "to" or "and" from `start` on; far behind the end where there is none.
  func nextConnector(from start: Int) -> Int {
    var index = start
    while index < count {
      let lexeme = self[index]
      if lexeme.isDash || lexeme.has([.to, .and]) { return index }
      index += 1
    }
    return count + LexemeReader.connectorReach
  }

  /// How far behind its first lexeme the two ends of a range are joined at the most.
  static let connectorReach = 12

  private mutating func appendWord(_ token: Token, _ entry: Int32) {
    // Both sets have the same meaning, in other bits.
    let space = token.shape.rawValue >> 5 & 1
    let capital = token.shape.rawValue >> 1 & 2
    let roles = entries[Int(entry)].roles
    sentence.roles.formUnion(roles)
    lexemes.append(
      Lexeme(
        .word, Lexeme.Flags(rawValue: space | capital), token.range.start, token.range.end,
        entry: entry, roles: roles, word: token.word))
  }

  /// Digits may lie over several tokens ("1" "." "5"): reads up to the next white space.
  ///
  /// - Returns: The token behind.
  private mutating func readDigits(
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

  /// Reads a token of marks that the lexicon does not know; most are one comma or full stop.
  private mutating func readMarks(_ token: Token, of text: Span<UInt8>) {
    let isSpaced = token.shape.contains(.spaceBefore)
    let byte = token.range.isEmpty ? 0 : text[Int(token.range.start)]
    guard token.range.count == 1, byte > 0x20, byte < 0x80 else {
      readBytes(text, token.range.indices, spaceBefore: isSpaced)
      return
    }
    lexemes.append(
      Lexeme(
        .punctuation, isSpaced ? .spaceBefore : [], mark: byte, token.range.start,
        token.range.end, entry: 0, roles: [], word: token.word))
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
    let roles = entries[Int(entry)].roles
    sentence.roles.formUnion(roles)
    lexemes.append(
      Lexeme(
        .word, isCapital ? flags.union(.capitalized) : flags, Int32(range.lowerBound),
        Int32(index), entry: entry, roles: roles, word: word))
    return index
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
      lexemes.append(
        Lexeme(
          number: mark.fraction, flags.union([.decimal, .vulgar]), mark: mark.byte, Int32(start),
          Int32(end)))
      return end
    }
    let word = wordHash(text, in: start..<end)
    let entry = max(0, words.value(word))
    let roles = entries[Int(entry)].roles
    sentence.roles.formUnion(roles)
    lexemes.append(
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
    lexemes.append(lexeme)
    return literal.end
  }

  /// Whether digits at the end of what was read belong to a name: "KC-45", "Covid-19".
  private func isPartOfName() -> Bool {
    guard lexemes.count >= sentence.first + 2, let dash = lexemes.last, dash.isDash, dash.isGlued
    else { return false }
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
