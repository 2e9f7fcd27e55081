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
      if index &- sentenceStart > longestFormula || next &- 0x30 < 10 { return true }
      guard next == UInt8(ascii: " "), index &+ 2 < end else { return false }
      return bytes[index &+ 2] &- 0x61 < 26 || bytes[index &+ 2] &- 0x30 < 10
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

  /// Where a sentence ends for certain that the stop at `index` ends; -1 where there is doubt.
  ///
  /// The last stop of the paragraph ends one, and a full stop behind a word or number that is no
  /// abbreviation, before a space and a capital; also with a closing quotation mark behind the
  /// stop, or an opening one before the capital.
  @inline(__always)
  func plainEnd(
    at index: Int, sentenceStart: Int, end: Int, _ bytes: Span<UInt8>, _ masks: TextMasks
  ) -> Int {
    guard isStop(bytes[index]) else { return -1 }
    let quote = quoteLength(bytes, at: index &+ 1, end: end, last: 0x9D)
    let behind = index &+ 1 &+ quote
    if behind == end { return end }
    guard bytes[index] == UInt8(ascii: "."), bytes[behind] == UInt8(ascii: " ") else { return -1 }
    let next = behind &+ 1 &+ quoteLength(bytes, at: behind &+ 1, end: end, last: 0x9C)
    guard next < end, bytes[next] &- 0x41 < 26 else { return -1 }
    // The letters in front of the stop, and no more of them than are asked for.
    let first = max(sentenceStart, index &- 17)
    let letters = masks.letterWindow(from: first) &<< UInt64(64 &- (index &- first))
    var count = (~letters).leadingZeroBitCount
    if count == 0 {
      while count < index &- first, bytes[index &- count &- 1] &- 0x30 < 10 { count &+= 1 }
    }
    let word = index &- count
    // A short word that begins the sentence may be the number of a list item.
    guard 2...16 ~= count, word > sentenceStart, bytes[word &- 1] == UInt8(ascii: " "),
      count > 3 || word &- sentenceStart > 4
    else { return -1 }
    if quote > 0 { return behind }
    let hash = ShortWord(bytes, at: word, count: count).hash
    return lexicons.abbreviations.use(hash) == nil ? behind : -1
  }
}

@inline(__always)
private func isStop(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: ".") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "!")
}

/// `"`, or the curly quotation mark that ends with `last`; 0 where none stands.
@inline(__always)
private func quoteLength(_ bytes: Span<UInt8>, at index: Int, end: Int, last: UInt8) -> Int {
  guard index < end else { return 0 }
  if bytes[index] == UInt8(ascii: "\"") { return 1 }
  return bytes[index] == 0xE2 && end &- index >= 3 && bytes[index &+ 1] == 0x80
    && bytes[index &+ 2] == last ? 3 : 0
}
