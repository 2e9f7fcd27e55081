import Corpus
import Kernels

/// Reads sentences of one text as lexemes, whichever way their tokens are split at hyphens and
/// marks.
///
/// Reads one sentence after another, and then shows one of them at a time to the grammars.
struct LexemeReader {
  let lexicon: MeasureLexicon
  // Two of its fields at hand, as every token is looked up.
  let words: WordMap
  let entries: [MeasureLexicon.Entry]
  /// The lexemes of all sentences that were read; behind them room for more.
  private(set) var lexemes: [Lexeme] = []
  private(set) var used = 0
  /// The sentence at hand: the one read last, or the one that `show` was given.
  var sentence = LexemeSentence()
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

  mutating func append(_ lexeme: Lexeme) {
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
}
