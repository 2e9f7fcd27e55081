import Kernels

/// A line, and the one that follows it.
struct LineGap {
  let before: Range<Int>
  let after: Range<Int>

  /// Whether a sentence goes on across the gap: what comes before does not end one, and what
  /// follows begins with a small letter, or what comes before ends in a word that something must
  /// follow.
  ///
  /// - Parameter shortest: Bytes that the line before must have: short lines that nobody wrapped
  ///   are verse, lists or headings.
  func isInsideSentence(_ bytes: Span<UInt8>, shortest: Int) -> Bool {
    guard before.count >= shortest, !endsSentence(bytes), !isListItem(after, bytes),
      !isListItem(before, bytes)
    else { return false }
    let last = bytes[before.upperBound - 1]
    // A colon or semicolon opens a list.
    if isSmallStart(bytes) { return last != 0x3A && last != 0x3B }
    return before.count >= 60 && startsWithWord(bytes) && endsInOpenWord(bytes)
  }

  /// Whether what comes before ends a sentence, and no small letter follows.
  func isBetweenSentences(_ bytes: Span<UInt8>) -> Bool {
    endsSentence(bytes) && !isSmallStart(bytes)
  }

  /// Whether something must follow what comes before.
  func endsInCommaOrOpenWord(_ bytes: Span<UInt8>) -> Bool {
    bytes[before.upperBound - 1] == 0x2C || endsInOpenWord(bytes)
  }

  private func isSmallStart(_ bytes: Span<UInt8>) -> Bool {
    let first = bytes[after.lowerBound]
    if first < 0x80 { return isSmallLetter(first) }
    let scalar = UnicodeScalar(decodeScalar(bytes, at: after.lowerBound).value)
    return scalar?.properties.isLowercase ?? false
  }

  private func startsWithWord(_ bytes: Span<UInt8>) -> Bool {
    let first = bytes[after.lowerBound]
    return isLetter(first) || first &- 0x30 < 10
  }

  /// Whether the line before ends in the mark of a sentence's end, with or without quotation
  /// marks and brackets behind it, or in a quotation mark.
  private func endsSentence(_ bytes: Span<UInt8>) -> Bool {
    switch bytes[before.upperBound - 1] {
    case 0x2E, 0x21, 0x3F, 0x22, 0x29, 0x5D: return true
    case 0x27: return !(before.count > 1 && isLetter(bytes[before.upperBound - 2]))
    case 0x80...0xBF:
      guard before.count >= 3, bytes[before.upperBound - 3] == 0xE2,
        bytes[before.upperBound - 2] == 0x80
      else {
        return before.count >= 2 && bytes[before.upperBound - 2] == 0xC2  // »
      }
      switch bytes[before.upperBound - 1] {
      case 0x93, 0x94: return false  // A dash.
      default: return true  // ’ ” …
      }
    default: return false
    }
  }

  /// Whether the line before ends in a word that something must follow.
  private func endsInOpenWord(_ bytes: Span<UInt8>) -> Bool {
    var start = before.upperBound
    while start > before.lowerBound, isSmallLetter(bytes[start - 1]) { start -= 1 }
    guard start < before.upperBound, start == before.lowerBound || bytes[start - 1] == 0x20,
      before.upperBound - start <= 8
    else { return false }
    // "…; and" stands between items of a list.
    if start > before.lowerBound + 1, bytes[start - 2] == 0x3B { return false }
    return openWords.contains(wordHash(bytes, in: start..<before.upperBound))
  }

  /// Whether a line begins with a bullet, a number or a letter that counts, or with a small
  /// roman number.
  private func isListItem(_ line: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
    let first = bytes[line.lowerBound]
    guard line.count > 1 else { return false }
    let second = bytes[line.lowerBound + 1]
    if first == 0x2D || first == 0x2A || first == 0x2B || first == 0x3E { return second == 0x20 }
    if first == 0xE2 {  // • ‣ ■ ▪ – —
      return line.count > 3 && bytes[line.lowerBound + 3] == 0x20
    }
    if first == 0xC2 { return second == 0xB7 }
    var index = line.lowerBound + (first == 0x28 ? 1 : 0)
    let start = index
    while index < line.upperBound, index - start < 4, isCounter(bytes[index]) { index += 1 }
    guard index > start, index + 1 < line.upperBound else { return false }
    let isShort = index - start == 1 || isNumber(bytes, start..<index) || bytes[start] != 0x61
    let mark = bytes[index]
    return isShort && (mark == 0x2E || mark == 0x29) && bytes[index + 1] == 0x20
  }

  private func isCounter(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || byte &- 0x61 < 6 || byte == 0x69 || byte == 0x76 || byte == 0x78
  }

  private func isNumber(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    for index in range where bytes[index] &- 0x30 >= 10 { return false }
    return true
  }
}

/// Words that no sentence ends in.
private let openWords: WordMap = {
  var map = WordMap()
  let words = """
    the a an of and or nor that which who whose whom because although though while if unless \
    than into onto from with without between among at its their our your my his this these those \
    is was are were be been being has have had will would can could shall should may might must
    """
  for word in words.split(separator: " ") { map.set(wordHash(String(word)), to: 1) }
  return map
}()
