package import Corpus
package import Kernels

/// Splits sentences into tokens as the English treebanks of Universal Dependencies do.
///
/// White space divides a sentence into chunks; a chunk of letters alone is a token at once, any
/// other is taken apart from its left end: words (`wordEnd`) and marks (`markEnd`).
///
/// A class, since a structure of this size would be copied for each document, list by list.
package final class Tokenizer: Sendable {
  let lexicons: TokenLexicons
  /// Compounds of two small words ("long-term") are divided at their hyphen too.
  let dividesCompounds: Bool
  private let byteClasses = CharacterClass.ofBytes

  package init(_ lexicons: TokenLexicons = TokenLexicons(), dividesCompounds: Bool = false) {
    self.lexicons = lexicons
    self.dividesCompounds = dividesCompounds
  }

  /// Appends the tokens of sentences, in order, and notes in each sentence which are its own.
  ///
  /// - Parameter masks: those of the whole text.
  package func appendTokens(
    of sentences: inout [Sentence], in text: [UInt8], _ masks: TextMasks, to tokens: inout [Token]
  ) {
    guard let first = sentences.first else { return }
    var place = Place(sentence: 0, index: Int(first.range.start), firstToken: tokens.count)
    var needed = 64
    while place.sentence < sentences.count {
      let before = place
      if tokens.capacity - tokens.count < needed {
        // A token has a byte at least.
        let most = tokens.count + text.count - place.index
        tokens.reserveCapacity(max(tokens.count + needed, min(most, 2 * tokens.capacity)))
      }
      let count = tokens.count
      tokens.append(addingCapacity: tokens.capacity - count) { added in
        appendTokens(from: &place, of: &sentences, text.span, masks, behind: count, &added)
      }
      // A chunk that is longer than what there was room for.
      if place == before { needed *= 2 }
    }
  }

  /// Appends tokens from `place` on as long as there is room.
  private func appendTokens(
    from place: inout Place, of sentences: inout [Sentence], _ bytes: Span<UInt8>,
    _ masks: TextMasks, behind count: Int, _ tokens: inout OutputSpan<Token>
  ) {
    while place.sentence < sentences.count {
      let sentence = sentences[place.sentence].range.indices
      place.index = appendTokens(from: place.index, of: sentence, bytes, masks, &tokens)
      if place.index < sentence.upperBound { return }
      let end = count + tokens.count
      sentences[place.sentence].tokens = place.firstToken..<end
      place.sentence += 1
      guard place.sentence < sentences.count else { return }
      place.firstToken = end
      place.index = Int(sentences[place.sentence].range.start)
    }
  }

  /// Appends tokens from `start` on as long as there is room, and says where to go on.
  ///
  /// Short words and plain chunks, most of a text, take short cuts around `appendTokens(of:)`.
  private func appendTokens(
    from start: Int, of sentence: Range<Int>, _ bytes: Span<UInt8>, _ masks: TextMasks,
    _ tokens: inout OutputSpan<Token>
  ) -> Int {
    let end = sentence.upperBound
    var index = start
    while index < end {
      index = appendPlainWords(bytes, from: index, to: end, masks, &tokens)
      guard index < end else { break }
      var behind = appendPlainChunk(bytes, from: index, to: end, masks, &tokens)
      if behind == index {
        behind = appendPlainCompound(bytes, from: index, to: end, masks, &tokens)
      }
      if behind > index {
        index = behind
        continue
      }
      let next = appendChunk(from: index, of: sentence, bytes, &tokens)
      if next == index { return index }
      index = next
    }
    return index
  }

  /// Appends the tokens of what stands from `start` to the next white space.
  ///
  /// - Returns: where the sentence goes on; `start` where there is no room for that many tokens.
  private func appendChunk(
    from start: Int, of sentence: Range<Int>, _ bytes: Span<UInt8>,
    _ tokens: inout OutputSpan<Token>
  ) -> Int {
    let end = sentence.upperBound
    let byteClasses = byteClasses
    let classes = byteClasses.span
    var kinds: UInt8 = 0
    var index = start
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
    guard index > start else { return start &+ TextCharacter(bytes, at: start, end: end).length }
    guard tokens.freeCapacity >= index &- start else { return start }
    let chunk = Chunk(start: start, end: index, sentence: sentence, kinds: .init(rawValue: kinds))
    appendTokens(of: chunk, in: bytes, to: &tokens)
    return index
  }

  private func appendTokens(
    of chunk: Chunk, in bytes: Span<UInt8>, to tokens: inout OutputSpan<Token>
  ) {
    if chunk.kinds.rawValue & ~CharacterClass.letter.rawValue == 0 {
      appendLetters(of: chunk, in: bytes, to: &tokens)
      return
    }
    if TextCharacter(bytes, at: chunk.start, end: chunk.end).length == chunk.end - chunk.start {
      append(chunk.start..<chunk.end, chunk, bytes, &tokens)
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
    of chunk: Chunk, in bytes: Span<UInt8>, to tokens: inout OutputSpan<Token>
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
    _ range: Range<Int>, _ chunk: Chunk, _ bytes: Span<UInt8>, _ tokens: inout OutputSpan<Token>
  ) {
    append(range, hash: wordHash(bytes, in: range), chunk, bytes, &tokens)
  }

  func append(
    _ range: Range<Int>, hash: UInt64, _ chunk: Chunk, _ bytes: Span<UInt8>,
    _ tokens: inout OutputSpan<Token>
  ) {
    let shape = Token.Shape(bytes, in: range).rawValue
    let space: UInt8 = range.lowerBound == chunk.start ? 32 : 0  // Token.Shape.spaceBefore
    tokens.append(
      Token(range: ByteRange(range), shape: .init(rawValue: shape | space), word: hash))
  }

  /// A word of letters: one token, or two where it is two words written as one.
  func appendFusedOrWord(
    _ range: Range<Int>, _ chunk: Chunk, _ bytes: Span<UInt8>, _ tokens: inout OutputSpan<Token>
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

/// How far the tokens of sentences have come.
private struct Place: Equatable {
  var sentence: Int
  var index: Int
  /// Of the sentence.
  var firstToken: Int
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
