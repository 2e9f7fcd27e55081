package import Corpus
import Kernels

/// Splits sentences into tokens as the English treebanks of Universal Dependencies do.
///
/// White space divides a sentence into chunks; a chunk of letters alone is a token at once, any
/// other is taken apart from its left end: words (`words(from:)`) and marks (`mark(at:)`).
package struct Tokenizer: Sendable {
  let lexicons: TokenLexicons

  package init(_ lexicons: TokenLexicons = TokenLexicons()) {
    self.lexicons = lexicons
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
      var kinds: UInt8 = 0
      while index < end {
        let kind = classes[Int(bytes[index])]
        if kind == CharacterClass.space.rawValue { break }
        if kind == CharacterClass.beyondASCII.rawValue {
          let character = TextCharacter(bytes, at: index, end: end)
          if character.kind == .space { break }
          kinds |= kind
          index += character.length
        } else {
          kinds |= kind
          index += 1
        }
      }
      if index > start {
        let chunk = Chunk(start: start, end: index, sentenceEnd: end, kinds: .init(rawValue: kinds))
        appendTokens(of: chunk, in: bytes, to: &tokens)
      } else {
        index += TextCharacter(bytes, at: index, end: end).length
      }
    }
  }

  private func appendTokens(
    of chunk: Chunk, in bytes: Span<UInt8>, to tokens: inout [Token]
  ) {
    if chunk.kinds.isSubset(of: .letter) {
      appendFusedOrWord(chunk.start..<chunk.end, chunk, bytes, &tokens)
      return
    }
    if chunk.end - chunk.start <= 6, chunk.kinds.contains(.symbol) {
      let hash = wordHash(bytes, in: chunk.start..<chunk.end)
      if lexicons.unbroken.contains(hash) {
        append(chunk.start..<chunk.end, hash: hash, chunk, bytes, &tokens)
        return
      }
    }
    let address = chunk.kinds.contains(.symbol) ? address(in: chunk, bytes) : nil
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
    var shape = Token.Shape(bytes, in: range)
    if range.lowerBound == chunk.start { shape.insert(.spaceBefore) }
    tokens.append(Token(range: ByteRange(range), shape: shape, word: hash))
  }

  /// A word of letters: one token, or two where it is two words written as one.
  func appendFusedOrWord(
    _ range: Range<Int>, _ chunk: Chunk, _ bytes: Span<UInt8>, _ tokens: inout [Token]
  ) {
    let hash = wordHash(bytes, in: range)
    let first = lexicons.fusedWords.value(hash)
    if first > 0, Int(first) < range.count {
      let middle = range.lowerBound + Int(first)
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
  let sentenceEnd: Int
  /// The classes of all its bytes together.
  let kinds: CharacterClass
}
