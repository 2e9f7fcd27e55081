package import Corpus
import Kernels

/// Splits sentences into tokens as the English treebanks of Universal Dependencies do.
///
/// White space divides a sentence into chunks; a chunk of letters alone is a token at once, any
/// other is taken apart from its left end: words (`words(from:)`) and marks (`mark(at:)`).
package struct Tokenizer: Sendable {
  let lexicons: TokenLexicons
  /// Compounds of two small words ("long-term") are divided at their hyphen too.
  let dividesCompounds: Bool

  package init(_ lexicons: TokenLexicons = TokenLexicons(), dividesCompounds: Bool = false) {
    self.lexicons = lexicons
    self.dividesCompounds = dividesCompounds
  }

  /// Appends the tokens of one sentence, in order.
  package func appendTokens(of sentence: ByteRange, in text: [UInt8], to tokens: inout [Token]) {
    let bytes = text.span
    let classTable = CharacterClass.ofBytes
    let classes = classTable.span
    let end = Int(sentence.end)
    var index = Int(sentence.start)
    while index < end {
      let start = index
      let run = LetterRun(bytes, from: index, to: end)
      if let next = appendShortWord(run, from: start, to: end, bytes, &tokens) {
        index = next
        continue
      }
      var kinds: UInt8 = (run.hasSmall ? 2 : 0) | (run.hasCapitals ? 4 : 0)
      index = run.end
      while index < end {
        let kind = classes[Int(bytes[index])]
        if kind == CharacterClass.space.rawValue { break }
        if kind == CharacterClass.beyondASCII.rawValue {
          let character = TextCharacter(bytes, at: index, end: end)
          if character.kind == .space { break }
          index &+= character.length
        } else {
          index &+= 1
        }
        kinds |= kind
      }
      if index > start {
        let chunk = Chunk(
          start: start, end: index, sentence: sentence.indices, kinds: .init(rawValue: kinds))
        appendTokens(of: chunk, in: bytes, to: &tokens)
      } else {
        index += TextCharacter(bytes, at: index, end: end).length
      }
    }
  }

  /// Appends a word of up to eight ASCII letters, with a comma behind it or without, in front of a
  /// space: most words, in a short cut around `appendTokens(of:)`, which would say the same.
  ///
  /// The result is where the sentence goes on; nil where something else stands.
  @inline(__always)
  private func appendShortWord(
    _ run: LetterRun, from start: Int, to end: Int, _ bytes: Span<UInt8>, _ tokens: inout [Token]
  ) -> Int? {
    let count = run.end &- start
    guard count &- 1 < 8, count > 0 else { return nil }
    var next = run.end
    let hasComma = next < end && bytes[next] == UInt8(ascii: ",")
    if hasComma { next &+= 1 }
    guard next == end || bytes[next] == UInt8(ascii: " ") else { return nil }
    let hash = run.hash(from: start)
    if lexicons.fusedWords.contains(hash) { return nil }
    let isAllCapitals = count > 1 && !run.hasSmall
    // Letters, with a space before.
    let shape: UInt8 = 33 | (run.first & 0x20 == 0 ? 4 : 0) | (isAllCapitals ? 8 : 0)
    tokens.append(
      Token(range: ByteRange(start..<run.end), shape: .init(rawValue: shape), word: hash))
    if hasComma {
      tokens.append(
        Token(
          range: ByteRange(run.end..<next), shape: .punctuation,
          word: wordHash(eight: UInt64(UInt8(ascii: ",")), count: 1)))
    }
    return next &+ 1
  }

  private func appendTokens(
    of chunk: Chunk, in bytes: Span<UInt8>, to tokens: inout [Token]
  ) {
    if chunk.kinds.rawValue & ~CharacterClass.letter.rawValue == 0 {
      appendLetters(of: chunk, in: bytes, to: &tokens)
      return
    }
    if chunk.end - chunk.start <= 6, chunk.kinds.contains(.symbol) {
      let hash = wordHash(bytes, in: chunk.start..<chunk.end)
      if lexicons.unbroken.contains(hash) {
        append(chunk.start..<chunk.end, hash: hash, chunk, bytes, &tokens)
        return
      }
    }
    let address = mayHoldAddress(chunk, bytes) ? address(in: chunk, bytes) : nil
    var index = chunk.start
    while index < chunk.end {
      if let address, address.lowerBound == index {
        append(address, chunk, bytes, &tokens)
        index = address.upperBound
      } else if let end = wordEnd(at: index, in: chunk, bytes) {
        index = appendWord(index..<end, chunk, bytes, &tokens)
      } else {
        let end = markEnd(at: index, in: chunk, bytes)
        append(index..<end, chunk, bytes, &tokens)
        index = end
      }
    }
  }

  /// A chunk of ASCII letters: the shape is plain from the classes of its bytes.
  private func appendLetters(
    of chunk: Chunk, in bytes: Span<UInt8>, to tokens: inout [Token]
  ) {
    let range = chunk.start..<chunk.end
    let hash = wordHash(bytes, in: range)
    if lexicons.fusedWords.contains(hash) {
      appendFusedOrWord(range, chunk, bytes, &tokens)
      return
    }
    let isCapitalized = bytes[chunk.start] & 0x20 == 0
    let isAllCapitals = range.count > 1 && !chunk.kinds.intersects(.lower)
    let shape: UInt8 = 1 | 32 | (isCapitalized ? 4 : 0) | (isAllCapitals ? 8 : 0)
    tokens.append(Token(range: ByteRange(range), shape: .init(rawValue: shape), word: hash))
  }

  /// One token, as it is.
  func append(
    _ range: Range<Int>, _ chunk: Chunk, _ bytes: Span<UInt8>, _ tokens: inout [Token]
  ) {
    append(range, hash: wordHash(bytes, in: range), chunk, bytes, &tokens)
  }

  func append(
    _ range: Range<Int>, hash: UInt64, _ chunk: Chunk, _ bytes: Span<UInt8>,
    _ tokens: inout [Token]
  ) {
    let shape = Token.Shape(bytes, in: range).rawValue
    let space: UInt8 = range.lowerBound == chunk.start ? 32 : 0  // Token.Shape.spaceBefore
    tokens.append(
      Token(range: ByteRange(range), shape: .init(rawValue: shape | space), word: hash))
  }

  /// A word of letters: one token, or two where it is two words written as one.
  func appendFusedOrWord(
    _ range: Range<Int>, _ chunk: Chunk, _ bytes: Span<UInt8>, _ tokens: inout [Token]
  ) {
    let hash = wordHash(bytes, in: range)
    let first = lexicons.fusedLength(hash)
    if first > 0, first < range.count {
      let middle = range.lowerBound + first
      append(range.lowerBound..<middle, chunk, bytes, &tokens)
      append(middle..<range.upperBound, chunk, bytes, &tokens)
    } else {
      append(range, hash: hash, chunk, bytes, &tokens)
    }
  }
}

/// A stretch of a sentence without white space.
struct Chunk {
  let start: Int
  let end: Int
  /// The sentence it stands in.
  let sentence: Range<Int>
  /// The classes of all its bytes together.
  let kinds: CharacterClass
}
