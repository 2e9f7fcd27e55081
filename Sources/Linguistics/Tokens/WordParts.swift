import Kernels

extension Tokenizer {
  /// Whether the full stop behind a word belongs to it: "Dr.", "U.S.", "J.".
  func takesStop(_ range: Range<Int>, _ chunk: Chunk, _ bytes: Span<UInt8>) -> Bool {
    let stop = range.upperBound
    guard stop < chunk.end, bytes[stop] == UInt8(ascii: ".") else { return false }
    if stop + 1 < chunk.end, bytes[stop + 1] == UInt8(ascii: ".") { return false }
    if isDottedLetters(bytes, in: range) { return true }
    let atEnd = endsSentence(after: stop + 1, chunk, bytes)
    if atEnd { return false }
    if range.count == 1 { return (bytes[range.lowerBound] | 0x20) &- 0x61 < 26 }
    if lexicons.abbreviations.use(wordHash(bytes, in: range)) != nil { return true }
    return isShortName(range, bytes) && stop + 1 == chunk.end
  }

  /// A capital and at most three letters more, such as "Wed" or "Arrv" in front of a stop.
  ///
  /// The sentence goes on behind the stop, so the word is an abbreviation.
  private func isShortName(_ range: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
    guard range.count <= longestShortName, bytes[range.lowerBound] &- 0x41 < 26 else {
      return false
    }
    for index in range where (bytes[index] | 0x20) &- 0x61 >= 26 { return false }
    return true
  }

  /// The letters of the longest name that is abbreviated with a full stop and in no list.
  var longestShortName: Int { 4 }

  /// Only closing marks stand between here and the end of the sentence.
  private func endsSentence(after index: Int, _ chunk: Chunk, _ bytes: Span<UInt8>) -> Bool {
    guard chunk.end == chunk.sentence.upperBound else { return false }
    var next = index
    while next < chunk.end {
      let character = TextCharacter(bytes, at: next, end: chunk.end)
      if character.kind.intersects(.word) { return false }
      next += character.length
    }
    return true
  }

  /// Where the letters of a unit begin behind a number ("5pm", "35mm", "$170m"); else the end.
  func unitStart(in range: Range<Int>, _ bytes: Span<UInt8>) -> Int {
    let end = range.upperBound
    guard bytes[range.lowerBound] &- 0x30 < 10 || bytes[range.lowerBound] == 0x2E else {
      return end
    }
    var index = range.lowerBound + 1
    while index < end, bytes[index] &- 0x30 < 10 || isNumberMark(bytes[index]) { index += 1 }
    return index < end && isUnit(bytes, in: index..<end) ? index : end
  }

  private func isNumberMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ":")
  }

  /// Letters that are written against a number and are a word of their own.
  private func isUnit(_ bytes: Span<UInt8>, in range: Range<Int>) -> Bool {
    guard range.count <= 4 else { return false }
    var key: UInt32 = 0
    for index in range { key = key << 8 | UInt32(bytes[index] | 0x20) }
    switch key {
    case 0x616D, 0x706D, 0x6B, 0x6D, 0x6D6D, 0x636D, 0x6B6D, 0x6674, 0x6B67, 0x6D67, 0x6D6C,
      0x6D7068, 0x6C62, 0x6C6273, 0x687A, 0x6D687A, 0x67687A, 0x6762, 0x6D62, 0x6D69, 0x6873,
      0x6D696E, 0x687273, 0x6872, 0x626E, 0x6D77, 0x6B77, 0x612E6D, 0x702E6D, 0x612E6D2E,
      0x702E6D2E:
      return true
    default: return false
    }
  }

  /// Where `n't`, `'s`, `'re`, `'ve`, `'ll`, `'d` or `'m` begins at the end of a word; else its end.
  func cliticStart(in range: Range<Int>, _ bytes: Span<UInt8>) -> Int {
    let end = range.upperBound
    if bytes[range.lowerBound] &- 0x30 < 10 { return decadeEnd(range, bytes) }
    for letters in 1...2 where range.count > letters {
      guard let mark = apostropheStart(before: end - letters, from: range.lowerBound, bytes) else {
        continue
      }
      let last = bytes[end - 1] | 0x20
      if letters == 2 {
        let pair = UInt16(bytes[end - 2] | 0x20) << 8 | UInt16(last)
        return pair == 0x7265 || pair == 0x7665 || pair == 0x6C6C ? mark : end  // re ve ll
      }
      switch last {
      case UInt8(ascii: "s"), UInt8(ascii: "d"), UInt8(ascii: "m"): return mark
      case UInt8(ascii: "t"):
        let start = mark - 1
        return start > range.lowerBound && bytes[start] | 0x20 == UInt8(ascii: "n") ? start : end
      default: return end
      }
    }
    return end
  }

  /// "60's" is one word as "60s" is; "2003's" is two.
  private func decadeEnd(_ range: Range<Int>, _ bytes: Span<UInt8>) -> Int {
    let end = range.upperBound
    guard bytes[end - 1] == UInt8(ascii: "s"), range.count > 2,
      let mark = apostropheStart(before: end - 1, from: range.lowerBound, bytes)
    else { return end }
    return bytes[mark - 1] == UInt8(ascii: "0") ? end : mark
  }

  /// The start of the apostrophe, straight or curly, that ends at `end`.
  private func apostropheStart(before end: Int, from start: Int, _ bytes: Span<UInt8>) -> Int? {
    guard end > start else { return nil }
    if bytes[end - 1] == UInt8(ascii: "'") { return end - 1 }
    guard end - start >= 3, bytes[end - 1] == 0x99, bytes[end - 2] == 0x80, bytes[end - 3] == 0xE2
    else { return nil }
    return end - 3
  }
}

/// Single letters with a full stop between each two: "U.S", "p.m", also "Ph.D".
func isDottedLetters(_ bytes: Span<UInt8>, in range: Range<Int>) -> Bool {
  var letters = 0
  var dots = 0
  for index in range {
    let byte = bytes[index]
    if byte == UInt8(ascii: ".") {
      guard letters > 0, letters <= 2 else { return false }
      dots += 1
      letters = 0
    } else {
      guard (byte | 0x20) &- 0x61 < 26 else { return false }
      letters += 1
    }
  }
  return dots > 0 && letters == 1
}
