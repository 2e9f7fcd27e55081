import Corpus
import Kernels

extension Tokenizer {
  /// Appends two words of letters with a hyphen between them ("half-time,"), where they are divided
  /// for certain; says where the sentence goes on, which is `start` where another chunk stands.
  ///
  /// What `appendTokens(of:)` would say of them. Short ones, which may be emoticons or have a prefix
  /// of one letter, are left to that.
  func appendPlainCompound(
    _ bytes: Span<UInt8>, from start: Int, to limit: Int, _ masks: TextMasks,
    _ tokens: inout OutputSpan<Token>
  ) -> Int {
    let hyphen = start &+ (~masks.letterWindow(from: start)).trailingZeroBitCount
    guard dividesCompounds, 2...16 ~= hyphen &- start, hyphen &+ 1 < limit,
      bytes[hyphen] == UInt8(ascii: "-"), tokens.freeCapacity >= 4
    else { return start }
    let second = hyphen &+ 1
    let end = second &+ (~masks.letterWindow(from: second)).trailingZeroBitCount
    guard 1...16 ~= end &- second, end &- start > 6, end <= limit,
      let tail = Tail(bytes, behind: end, to: limit), tail.middle == tail.end
    else { return start }
    let left = ShortWord(bytes, at: start, count: hyphen &- start)
    let right = ShortWord(bytes, at: second, count: end &- second)
    guard !lexicons.hyphenPrefixes.contains(left.hash),
      !lexicons.fusedWords.contains(left.hash), !lexicons.fusedWords.contains(right.hash)
    else { return start }
    append(left, start..<hyphen, hasSpace: true, &tokens)
    appendMark(bytes, hyphen..<second, &tokens)
    append(right, second..<end, hasSpace: false, &tokens)
    if tail.end > end { appendMark(bytes, end..<tail.end, &tokens) }
    return tail.end &+ 1
  }

  /// Appends a mark of up to sixteen bytes that has no space before it.
  func appendMark(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ tokens: inout OutputSpan<Token>
  ) {
    let hash = ShortWord(bytes, at: range.lowerBound, count: range.count).hash
    tokens.append(Token(range: ByteRange(range), shape: .punctuation, word: hash))
  }
}
