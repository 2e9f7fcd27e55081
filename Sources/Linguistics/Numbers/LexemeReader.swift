import Corpus
import Kernels

/// Reads sentences of one text as lexemes, whichever way their tokens are split at hyphens and
/// marks.
///
/// Reads one sentence after another, and then shows one of them at a time to the grammars.
struct LexemeReader {
  let lexicon: MeasureLexicon
  // Two of its fields at hand, as every token is looked up.
  private let words: WordMap
  private let entries: [MeasureLexicon.Entry]
  /// The lexemes of all sentences that were read; behind them room for more.
  private(set) var lexemes: [Lexeme] = []
  private var used = 0
  /// The sentence at hand: the one read last, or the one that `show` was given.
  private(set) var sentence = LexemeSentence()
  /// The first hyphen, slash, dollar or byte beyond ASCII from the last word on that was looked at.
  private var joint = -1

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

  mutating func reserveCapacity(_ count: Int) {
    guard used + count > lexemes.count else { return }
    if lexemes.isEmpty {
      lexemes = Array(repeating: .end, count: count)
    } else {
      lexemes += repeatElement(.end, count: max(used + count - lexemes.count, lexemes.count))
    }
  }

  /// Reads the tokens in `range`, a sentence.
  mutating func read(_ tokens: Span<Token>, in range: Range<Int>, of text: Span<UInt8>) {
    sentence = LexemeSentence(first: used)
    var index = range.lowerBound
    while true {
      index = readPlain(tokens, from: index, to: range.upperBound, of: text)
      guard index < range.upperBound else { break }
      let token = tokens[index]
      if token.shape.contains(.digits) {
        index = readDigits(tokens, from: index, to: range.upperBound, of: text)
      } else {
        readBytes(text, token.range.indices, spaceBefore: token.shape.contains(.spaceBefore))
        index += 1
      }
    }
    sentence.count = used &- sentence.first
  }

  /// Reads known words, words of letters, and single marks of ASCII: nearly all there is.
  ///
  /// - Returns: The first token that has to be looked at byte by byte, or `limit`.
  private mutating func readPlain(
    _ tokens: Span<Token>, from start: Int, to limit: Int, of text: Span<UInt8>
  ) -> Int {
    reserveCapacity(limit - start)
    let (words, entries) = (words, entries)
    var (used, joint, roles) = (used, joint, sentence.roles)
    let digits = Token.Shape.digits.rawValue
    let punctuation = Token.Shape.punctuation.rawValue
    var target = lexemes.mutableSpan
    var index = start
    while index < limit {
      let token = tokens[index]
      let shape = token.shape.rawValue
      var entry = words.value(token.word)
      var mark: UInt8 = 0
      if entry < 0 {
        if shape & digits != 0 { break }
        let first = Int(token.range.start)
        if shape & punctuation != 0 {
          guard token.range.count == 1, text[first] > 0x20, text[first] < 0x80 else { break }
          mark = text[first]
        } else {
          if joint < first { joint = firstJoint(text, from: first, to: text.count) }
          if joint < Int(token.range.end) { break }
        }
        entry = 0
      }
      let own = entries[Int(entry)].roles
      roles.formUnion(own)
      target[used] = Lexeme(
        mark == 0 ? .word : .punctuation, LexemeReader.flags(shape, mark), mark: mark,
        token.range.start, token.range.end, entry: entry, roles: own, word: token.word)
      used &+= 1
      index &+= 1
    }
    (self.used, self.joint, sentence.roles) = (used, joint, roles)
    return index
  }

  /// The flags of a token: both sets have the same meaning, in other bits.
  ///
  /// A mark has no capital.
  private static func flags(_ shape: UInt8, _ mark: UInt8) -> Lexeme.Flags {
    Lexeme.Flags(rawValue: shape >> 5 & 1 | (mark == 0 ? shape >> 1 & 2 : 0))
  }

  private mutating func append(_ lexeme: Lexeme) {
    reserveCapacity(1)
    lexemes[used] = lexeme
    used &+= 1
  }

  /// The most lexemes that an expression has in front of its first strong word or number.
  static let reach = 7

  /// The next lexeme that is a number or has one of `roles`; far behind the end where there is
  /// none.
  func next(_ roles: Role, from start: Int) -> Int {
    let shown = lexemes.span
    var index = start
    while index < count {
      let lexeme = shown[sentence.first &+ index]
      if lexeme.kind == .number || lexeme.has(roles) { return index }
      index += 1
    }
    return count + LexemeReader.reach
  }

  /// The next dash, "to" or "and" from `start` on; far behind the end where there is none.
  func nextConnector(from start: Int) -> Int {
    let shown = lexemes.span
    var index = start
    while index < count {
      let lexeme = shown[sentence.first &+ index]
      if lexeme.isDash || lexeme.has([.to, .and]) { return index }
      index += 1
    }
    return count + LexemeReader.connectorReach
  }

  /// How far behind its first lexeme the two ends of a range are joined at the most.
  static let connectorReach = 12

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
    append(
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
