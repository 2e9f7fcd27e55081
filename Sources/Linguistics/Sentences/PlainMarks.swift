import Kernels

// Short cuts of the sentence splitter: the marks of most text, told by the bytes next to them. They
// say what `cut` would say.

extension SentenceSplitter {
  /// Whether the mark at `index` is one of those that end no sentence, for certain.
  @inline(__always)
  func isPlain(at index: Int, sentenceStart: Int, end: Int, _ bytes: Span<UInt8>) -> Bool {
    let next = index &+ 1 < end ? bytes[index &+ 1] : 0
    switch bytes[index] {
    case UInt8(ascii: ","):
      // Behind the formula of a letter stands a capital.
      return index &- sentenceStart > longestFormula
        || next == UInt8(ascii: " ") && index &+ 2 < end && bytes[index &+ 2] &- 0x61 < 26
    case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "="), UInt8(ascii: "*"):
      return next != bytes[index]
    case UInt8(ascii: "."):
      // Inside a word, an address or a number.
      return next &- 0x61 < 26
        || next &- 0x30 < 10 && index > sentenceStart && bytes[index &- 1] &- 0x30 < 10
    case UInt8(ascii: ":"), UInt8(ascii: ";"):
      return next != UInt8(ascii: "/") && index > sentenceStart && bytes[index &- 1] > 0x20
    case UInt8(ascii: "/"):
      return index == sentenceStart || bytes[index &- 1] &- 0x30 >= 10
    case UInt8(ascii: "+"):
      return true
    case 0xE2:
      return !isEllipsis(bytes, at: index, end: end)
    default:
      return false
    }
  }

  /// Whether a stop at `index` ends a sentence for certain: the last of the paragraph does, and a
  /// full stop behind a word of letters that is no abbreviation, before a space and a capital.
  @inline(__always)
  func isPlainEnd(
    at index: Int, sentenceStart: Int, end: Int, _ bytes: Span<UInt8>, _ masks: TextMasks
  ) -> Bool {
    if index &+ 1 == end { return isStop(bytes[index]) }
    guard bytes[index] == UInt8(ascii: "."), index &+ 2 < end,
      bytes[index &+ 1] == UInt8(ascii: " "), bytes[index &+ 2] &- 0x41 < 26
    else { return false }
    // The letters in front of the stop, and no more of them than are asked for.
    let first = max(sentenceStart, index &- 17)
    let letters = masks.letterWindow(from: first) &<< UInt64(64 &- (index &- first))
    let count = (~letters).leadingZeroBitCount
    let word = index &- count
    // A short word that begins the sentence may be the number of a list item.
    guard 2...16 ~= count, word > sentenceStart, bytes[word &- 1] == UInt8(ascii: " "),
      count > 3 || word &- sentenceStart > 4
    else { return false }
    let hash = ShortWord(bytes, at: word, count: count).hash
    return lexicons.abbreviations.use(hash) == nil
  }
}

@inline(__always)
private func isStop(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: ".") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "!")
}
