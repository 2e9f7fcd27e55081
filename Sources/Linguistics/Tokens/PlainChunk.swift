import Corpus
import Kernels

/// A chunk that is plain to take apart: a short word or number, with an opening mark before it or
/// without, and a clitic or up to two marks behind it.
///
///     Word,   "word   (word)   word."   word,”   word's   don't   1,500   5:30.   $4.5
///
/// What `appendTokens(of:)` would say of it, found with few steps. Any doubt (words that are two,
/// emoticons, full stops inside a sentence) is left to that.
struct PlainChunk {
  let start: Int
  /// The word, between the marks.
  let word: Range<Int>
  let hash: UInt64
  /// Bits of `Token.Shape`, without the space before.
  let shape: UInt8
  let tail: Tail

  /// Behind the chunk: a space, or the end of the sentence.
  var end: Int { tail.end }

  /// - Precondition: There is room for four tokens.
  @inline(__always)
  func append(_ bytes: Span<UInt8>, to tokens: inout OutputSpan<Token>) {
    var space: UInt8 = 32
    if word.lowerBound > start {
      tokens.append(PlainChunk.mark(bytes, start..<word.lowerBound, shape: 16 | 32))
      space = 0
    }
    tokens.append(Token(range: ByteRange(word), shape: .init(rawValue: shape | space), word: hash))
    guard tail.middle > tail.start else { return }
    let first = tail.start..<tail.middle
    let firstShape = tail.isClitic ? Token.Shape(bytes, in: first).rawValue : 16
    tokens.append(PlainChunk.mark(bytes, first, shape: firstShape))
    if end > tail.middle {
      tokens.append(PlainChunk.mark(bytes, tail.middle..<end, shape: 16))
    }
  }

  private static func mark(_ bytes: Span<UInt8>, _ range: Range<Int>, shape: UInt8) -> Token {
    let hash = ShortWord(bytes, at: range.lowerBound, count: range.count).hash
    return Token(range: ByteRange(range), shape: .init(rawValue: shape), word: hash)
  }
}

extension Tokenizer {
  /// Appends the tokens of the plain chunk that begins at `start`, and says where the sentence goes
  /// on; `start` where another chunk stands, or there is no room for four tokens.
  func appendPlainChunk(
    _ bytes: Span<UInt8>, from start: Int, to limit: Int, _ masks: TextMasks,
    _ tokens: inout OutputSpan<Token>
  ) -> Int {
    guard tokens.freeCapacity >= 4,
      let chunk = plainChunk(bytes, from: start, to: limit, masks)
    else { return start }
    chunk.append(bytes, to: &tokens)
    return chunk.end &+ 1
  }

  @inline(__always)
  private func plainChunk(
    _ bytes: Span<UInt8>, from start: Int, to limit: Int, _ masks: TextMasks
  ) -> PlainChunk? {
    let letters = (~masks.letterWindow(from: start)).trailingZeroBitCount
    let opening = letters == 0 ? openingLength(bytes, at: start, end: limit) : 0
    let first = start &+ opening
    var behind = start &+ letters
    if opening > 0 { behind = first &+ (~masks.letterWindow(from: first)).trailingZeroBitCount }
    let isNumber = letters == 0 && (opening == 0 || bytes[start] == UInt8(ascii: "$"))
    if isNumber { behind = numberEnd(bytes, from: first, to: limit) }
    guard behind > first, behind &- first <= 16, behind <= limit,
      let tail = isNumber
        ? Tail(bytes, behind: behind, to: limit)
        : Tail(bytes, behindWord: first..<behind, hasOpening: opening > 0, to: limit)
    else { return nil }
    let word = ShortWord(bytes, at: first, count: tail.start &- first)
    if lexicons.fusedWords.contains(word.hash) { return nil }
    let length = tail.end &- start
    if length <= (opening > 0 ? longestEmoticon : 6),
      lexicons.unbroken.contains(ShortWord(bytes, at: start, count: length).hash)
    {
      return nil
    }
    if tail.middle < tail.end,
      lexicons.unbroken.contains(
        ShortWord(bytes, at: tail.start, count: tail.end &- tail.start).hash)
    {
      return nil
    }
    let letterShape = Token.Shape(lettersOf: word, hasSpace: false).rawValue
    return PlainChunk(
      start: start, word: first..<tail.start, hash: word.hash, shape: isNumber ? 2 : letterShape,
      tail: tail)
  }
}

/// Behind digits with a comma, colon or full stop between them; `start` where none stand there.
private func numberEnd(_ bytes: Span<UInt8>, from start: Int, to limit: Int) -> Int {
  let longest = min(limit, start &+ 17)
  var index = start
  while index < longest {
    if bytes[index] &- 0x30 >= 10 {
      guard
        bytes[index] == UInt8(ascii: ",") || bytes[index] == UInt8(ascii: ":")
          || bytes[index] == UInt8(ascii: "."),
        index > start, index &+ 1 < limit, bytes[index &+ 1] &- 0x30 < 10
      else { break }
    }
    index &+= 1
  }
  return index
}

/// `"`, `(`, `$`, U+00AB, U+2018 or U+201C.
private func openingLength(_ bytes: Span<UInt8>, at index: Int, end: Int) -> Int {
  switch bytes[index] {
  case UInt8(ascii: "\""), UInt8(ascii: "("), UInt8(ascii: "$"): return 1
  case 0xC2: return end &- index > 2 && bytes[index &+ 1] == 0xAB ? 2 : 0
  case 0xE2:
    guard end &- index > 3, bytes[index &+ 1] == 0x80 else { return 0 }
    return bytes[index &+ 2] == 0x98 || bytes[index &+ 2] == 0x9C ? 3 : 0
  default: return 0
  }
}
