import Corpus
import Kernels

extension Tokenizer {
  /// Appends words of up to sixteen letters in front of a space, or of a mark and a space, as long
  /// as such words follow each other; says where the sentence goes on.
  ///
  /// Most of a text are such words. They are walked from bit to bit of the masks, without a look at
  /// the letters one by one; the last bytes of a text are left to others.
  func appendPlainWords(
    _ bytes: Span<UInt8>, from start: Int, to end: Int, _ masks: TextMasks,
    _ tokens: inout OutputSpan<Token>
  ) -> Int {
    let last = min(end, bytes.count &- 16)
    var base = start
    while base < last {
      // One bit for each byte from `base` on, set for what is no letter.
      var borders = ~masks.letterWindow(from: base)
      var offset = 0
      // Up to there a word of sixteen letters ends in the window.
      while offset < 48 {
        let place = borders.trailingZeroBitCount
        let count = place &- offset
        let start = base &+ offset
        let next = base &+ place
        guard UInt(bitPattern: count &- 1) < 16, next < end, start < last,
          tokens.freeCapacity >= 2
        else { return start }
        let word = ShortWord(bytes, letters: count, at: start)
        if lexicons.fusedWords.mayContain(word.hash) { return start }
        let mark = bytes[next]
        if mark != UInt8(ascii: " ") {
          guard isLastMark(bytes, at: next, to: end) else { return start }
          if count < 6, lexicons.unbroken.contains(wordHash(bytes, in: start..<next &+ 1)) {
            return start
          }
          append(word, start..<next, hasSpace: true, &tokens)
          // Punctuation.
          tokens.append(
            Token(
              range: ByteRange(next..<next &+ 1), shape: .init(rawValue: 16),
              word: wordHash(eight: UInt64(mark), count: 1)))
          if next &+ 1 == end { return end }
          borders &= borders &- 1
          offset = place &+ 2
        } else {
          append(word, start..<next, hasSpace: true, &tokens)
          offset = place &+ 1
        }
        borders &= borders &- 1
      }
      base &+= offset
    }
    return base
  }

  /// Appends a word of letters.
  @inline(__always)
  func append(
    _ word: ShortWord, _ range: Range<Int>, hasSpace: Bool, _ tokens: inout OutputSpan<Token>
  ) {
    // The bits of letters, spaceBefore, capitalized and allCapitals.
    let shape: UInt8 =
      1 | (hasSpace ? 32 : 0) | (word.isCapitalized ? 4 : 0) | (word.isAllCapitals ? 8 : 0)
    tokens.append(Token(range: ByteRange(range), shape: .init(rawValue: shape), word: word.hash))
  }

  /// Whether the mark behind a word is a token of its own and ends the chunk.
  ///
  /// A full stop is one, for certain, where the sentence ends.
  @inline(__always)
  private func isLastMark(_ bytes: Span<UInt8>, at place: Int, to end: Int) -> Bool {
    switch bytes[place] {
    case UInt8(ascii: "."):
      place &+ 1 == end
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "?"),
      UInt8(ascii: "!"), UInt8(ascii: ")"), UInt8(ascii: "\""):
      place &+ 1 == end || bytes[place &+ 1] == UInt8(ascii: " ")
    default: false
    }
  }
}
