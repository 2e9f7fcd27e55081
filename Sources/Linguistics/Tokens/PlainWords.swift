import Corpus
import Kernels

extension Tokenizer {
  /// Appends words of up to sixteen letters in front of a space, or of a mark and a space, as long
  /// as such words follow each other; says where the sentence goes on.
  ///
  /// Most of a text are such words. They are walked from bit to bit of the masks, without a look at
  /// the letters one by one; the last bytes of a text are left to others.
  @inline(never)
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
        if lexicons.fusedWords.contains(word.hash) { return start }
        if bytes[next] <= 0x20 {
          append(word, start..<next, hasSpace: true, &tokens)
          offset = place &+ 1
        } else {
          guard appendMarked(word, start..<next, bytes, to: end, &tokens) else { return start }
          if next &+ 1 == end { return end }
          borders &= borders &- 1
          offset = place &+ 2
        }
        borders &= borders &- 1
      }
      base &+= offset
    }
    return base
  }

  /// Appends a word and the mark behind it, where the mark is a token of its own.
  ///
  /// A call of its own, so that the loop over words keeps to registers.
  @inline(never)
  private func appendMarked(
    _ word: ShortWord, _ range: Range<Int>, _ bytes: Span<UInt8>, to end: Int,
    _ tokens: inout OutputSpan<Token>
  ) -> Bool {
    let place = range.upperBound
    guard isLastMark(bytes, at: place, to: end) else {
      return appendStopped(word, range, bytes, to: end, &tokens)
    }
    if range.count < 6 {
      let hash = ShortWord(bytes, at: range.lowerBound, count: range.count &+ 1).hash
      if lexicons.unbroken.contains(hash) { return false }
    }
    append(word, range, hasSpace: true, &tokens)
    let hash = wordHash(eight: UInt64(bytes[place]), count: 1)
    tokens.append(Token(range: ByteRange(place, place &+ 1), shape: .punctuation, word: hash))
    return true
  }

  /// Appends a word and the full stop behind it in the middle of a sentence: one token where the
  /// word is an abbreviation ("Mr.", "J.", "Wed."), else two.
  private func appendStopped(
    _ word: ShortWord, _ range: Range<Int>, _ bytes: Span<UInt8>, to end: Int,
    _ tokens: inout OutputSpan<Token>
  ) -> Bool {
    let place = range.upperBound
    guard bytes[place] == UInt8(ascii: "."), place &+ 1 < end, bytes[place &+ 1] <= 0x20,
      range.count < 16
    else { return false }
    let stopped = ShortWord(bytes, at: range.lowerBound, count: range.count &+ 1).hash
    guard !lexicons.fusedWords.contains(stopped) else { return false }
    let isShortName = word.isCapitalized && range.count <= longestShortName
    if range.count == 1 || isShortName || lexicons.abbreviations.use(word.hash) != nil
      || range.count < 6 && lexicons.unbroken.contains(stopped)
    {
      let shape = Token.Shape(lettersOf: word, hasSpace: true)
      tokens.append(
        Token(range: ByteRange(range.lowerBound, place &+ 1), shape: shape, word: stopped))
    } else {
      append(word, range, hasSpace: true, &tokens)
      appendMark(bytes, place..<place &+ 1, &tokens)
    }
    return true
  }

  /// Appends a word of letters.
  @inline(__always)
  func append(
    _ word: ShortWord, _ range: Range<Int>, hasSpace: Bool, _ tokens: inout OutputSpan<Token>
  ) {
    let shape = Token.Shape(lettersOf: word, hasSpace: hasSpace)
    tokens.append(Token(range: ByteRange(range), shape: shape, word: word.hash))
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
      place &+ 1 == end || bytes[place &+ 1] <= 0x20
    default: false
    }
  }
}
