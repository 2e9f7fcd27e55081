import Kernels

extension SentenceSplitter {
  /// Where the sentence ends that this stop ends; nil where it ends none.
  func boundary(of stop: Stop, sentenceStart: Int, end: Int, _ bytes: Span<UInt8>) -> Int? {
    let next = skipSpace(stop.end, end, bytes)
    if next == end { return end }
    let before = WordBefore(bytes, before: stop.start, from: sentenceStart)
    if isBracketedAlone(stop, sentenceStart, bytes) { return nil }
    if next == stop.end {
      return endsWithoutSpace(stop, before, next, end, bytes) ? stop.end : nil
    }
    if isOnlyMarker(before, sentenceStart, bytes), stop.dots == 1 { return nil }
    let after = WordAfter(bytes, at: next, end: end)
    if stop.isSpaced { return spacedBoundary(of: stop, after, before) }
    if stop.dots > 1, !stop.isEmphatic { return beginsSentence(after, bytes) ? stop.end : nil }
    if after.kind == .lower {
      return endsBeforeSmall(stop, before, sentenceStart, bytes)
        && !(stop.isEmphatic && isSpeech(after, end: end, bytes)) ? stop.end : nil
    }
    guard beginsSentence(after, bytes) else { return nil }
    if stop.isEmphatic {
      return stop.isQuoted && isAttribution(after, end: end, bytes) ? nil : stop.end
    }
    guard ends(stop, before, after, sentenceStart, bytes) else { return nil }
    return after.kind == .digit && !after.isOpened
      ? noteEnd(behind: stop, before, from: next, to: end, bytes) ?? stop.end : stop.end
  }

  /// Behind the number of a note, set off by spaces: (every county.) "4 Even so, it".
  ///
  /// A word that is seldom written with a capital stands behind it, and a small word or a bracket
  /// before the stop.
  private func noteEnd(
    behind stop: Stop, _ before: WordBefore, from start: Int, to end: Int, _ bytes: Span<UInt8>
  ) -> Int? {
    var index = start
    while index < end, index - start < 3, bytes[index] &- 0x30 < 10 { index += 1 }
    guard index < end, bytes[index] == UInt8(ascii: " "), stop.dots == 1,
      before.range.isEmpty || bytes[before.range.lowerBound] &- 0x61 < 26
    else { return nil }
    let after = WordAfter(bytes, at: index + 1, end: end)
    return after.kind == .upper && lexicons.starters.contains(after.hash) ? index : nil
  }

  /// A name of up to three words and a verb of speaking: ("Why?") "Maria Ruiz asked".
  private func isAttribution(_ after: WordAfter, end: Int, _ bytes: Span<UInt8>) -> Bool {
    guard !after.isOpened, after.kind == .upper, !lexicons.starters.contains(after.hash) else {
      return false
    }
    var index = after.range.upperBound
    for _ in 0..<3 {
      let word = WordAfter(bytes, at: skipSpace(index, end, bytes), end: end)
      if word.kind == .lower { return lexicons.reportingVerbs.contains(word.hash) }
      guard word.kind == .upper else { return false }
      index = word.range.upperBound
    }
    return false
  }

  /// One small word and a verb of speaking: ("Leave me alone!") "he yelled".
  private func isSpeech(_ after: WordAfter, end: Int, _ bytes: Span<UInt8>) -> Bool {
    let next = WordAfter(bytes, at: skipSpace(after.range.upperBound, end, bytes), end: end)
    return next.kind == .lower && lexicons.reportingVerbs.contains(next.hash)
  }

  /// Before a small letter a sentence ends only in text that is written without capitals: the word
  /// before is no abbreviation, no name with an exclamation mark ("Yahoo!"), and not quoted.
  private func endsBeforeSmall(
    _ stop: Stop, _ before: WordBefore, _ sentenceStart: Int, _ bytes: Span<UInt8>
  ) -> Bool {
    guard !stop.isQuoted, !stop.isBracketed, !before.isDotted else { return false }
    if before.range.isEmpty {
      guard stop.start - sentenceStart > 1 else { return false }
      // "whose looks better ? tell me"
      if stop.isEmphatic, bytes[stop.start - 1] == UInt8(ascii: " ") {
        return bytes[stop.start - 2] &- 0x61 < 26
      }
      return bytes[stop.start - 1] == UInt8(ascii: ")")
    }
    for index in before.range
    where bytes[index] &- 0x61 >= 26 && bytes[index] &- 0x30 >= 10 && bytes[index] != 0x2E {
      return false
    }
    if stop.isEmphatic { return true }
    guard lexicons.abbreviations.use(before.hash) == nil else { return false }
    return before.range.count >= 3 || lexicons.starters.contains(before.hash)
  }

  /// "[...]", "(!)": the stop is all that stands in the brackets.
  private func isBracketedAlone(_ stop: Stop, _ sentenceStart: Int, _ bytes: Span<UInt8>) -> Bool {
    guard stop.isBracketed, stop.start > sentenceStart else { return false }
    let mark = bytes[stop.start - 1]
    return mark == UInt8(ascii: "(") || mark == UInt8(ascii: "[")
  }

  /// A capital, a digit, or an opening mark with one of these behind it.
  private func beginsSentence(_ after: WordAfter, _ bytes: Span<UInt8>) -> Bool {
    if after.kind == .upper || after.kind == .digit { return true }
    if after.kind.intersects(.symbol) { return !isInnerMark(after, bytes) }
    return false
  }

  /// A mark that goes on with the sentence rather than begins one: ", ; : ) - –".
  private func isInnerMark(_ after: WordAfter, _ bytes: Span<UInt8>) -> Bool {
    guard after.range.lowerBound < bytes.count else { return true }
    if isDashBeforeSmall(after, bytes) { return true }
    switch bytes[after.range.lowerBound] {
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: ")"),
      UInt8(ascii: "]"), UInt8(ascii: "/"), UInt8(ascii: "&"),
      UInt8(ascii: "."), UInt8(ascii: "="), UInt8(ascii: "%"):
      return true
    case 0xE2:
      return after.range.lowerBound + 2 < bytes.count && bytes[after.range.lowerBound + 1] == 0x80
        && (0x90...0x95).contains(bytes[after.range.lowerBound + 2])
    default:
      return false
    }
  }

  /// A dash with a small letter behind it, as in "voila! -- you have cake".
  private func isDashBeforeSmall(_ after: WordAfter, _ bytes: Span<UInt8>) -> Bool {
    var index = after.range.lowerBound
    let limit = min(bytes.count, index + 4)
    while index < limit, bytes[index] == UInt8(ascii: "-") { index += 1 }
    guard index > after.range.lowerBound, index < limit, bytes[index] == UInt8(ascii: " ") else {
      return false
    }
    return index + 1 < bytes.count && bytes[index + 1] &- 0x61 < 26
  }

  /// Where a sentence ends at stops with spaces between them.
  ///
  /// Of four, the first ends the sentence and the other three begin the next.
  private func spacedBoundary(of stop: Stop, _ after: WordAfter, _ before: WordBefore) -> Int? {
    guard after.kind == .upper else { return nil }
    if stop.dots == 3 { return nil }
    return stop.dots == 4 && !before.range.isEmpty ? stop.start + 1 : stop.end
  }

  /// A single full stop before a word that may begin a sentence.
  private func ends(
    _ stop: Stop, _ before: WordBefore, _ after: WordAfter, _ sentenceStart: Int,
    _ bytes: Span<UInt8>
  ) -> Bool {
    if before.range.isEmpty || stop.isQuoted || stop.isBracketed { return true }
    let startsNew = after.kind == .upper && lexicons.starters.contains(after.hash)
    let isShort = isAdverbialStart(sentenceStart, before, bytes)
    switch lexicons.abbreviations.use(before.hash) {
    case .title, .inner: return false
    case .numbered where !before.isSingleCapital(bytes): return after.kind != .digit
    case .month: return startsNew || bytes[before.range.lowerBound] &- 0x41 >= 26
    case .ending:
      return (startsNew || isTimeOfDay(before, bytes) && endsTime(after, bytes)) && !isShort
    case nil, .numbered:
      if before.isSingleLetter(bytes) {
        return startsNew && !isBracketedBefore(before, sentenceStart, bytes)
      }
      return before.isDotted ? startsNew && !isShort : true
    }
  }

  /// "(c.
  ///
  /// 1580)", "(b. March 2009)"
  private func isBracketedBefore(
    _ before: WordBefore, _ sentenceStart: Int, _ bytes: Span<UInt8>
  ) -> Bool {
    before.range.lowerBound > sentenceStart
      && bytes[before.range.lowerBound - 1] == UInt8(ascii: "(")
  }

  private func isTimeOfDay(_ before: WordBefore, _ bytes: Span<UInt8>) -> Bool {
    before.hash == SentenceSplitter.morning || before.hash == SentenceSplitter.afternoon
  }

  /// A word in capitals behind a time of day begins a sentence if it is no time zone, weekday or
  /// month, and not in brackets.
  private func endsTime(_ after: WordAfter, _ bytes: Span<UInt8>) -> Bool {
    after.kind == .upper && bytes[after.range.lowerBound &- 1] != UInt8(ascii: "(")
      && !lexicons.timeFollowers.contains(after.hash)
  }

  private static let morning = wordHash("a.m")
  private static let afternoon = wordHash("p.m")

  /// What came before is too short for a sentence: a word or two and an abbreviation.
  private func isAdverbialStart(_ start: Int, _ before: WordBefore, _ bytes: Span<UInt8>) -> Bool {
    guard before.range.lowerBound - start < 12 else { return false }
    var words = 0
    for index in start..<before.range.lowerBound where bytes[index] <= 0x20 { words += 1 }
    return words <= 2
  }

  /// The sentence so far is the number or letter of a list item, such as "1." or "IV." alone.
  private func isOnlyMarker(_ before: WordBefore, _ start: Int, _ bytes: Span<UInt8>) -> Bool {
    guard before.range.lowerBound - start <= 4, before.range.count <= 3, !before.range.isEmpty
    else { return false }
    for index in start..<before.range.lowerBound
    where bytes[index] &- 0x30 < 10 || (bytes[index] | 0x20) &- 0x61 < 26 {
      return false
    }
    for index in before.range where bytes[index] &- 0x30 >= 10 && bytes[index] != 0x2E {
      return before.isSingleLetter(bytes)
    }
    return true
  }

  private func startsSentences(_ after: WordAfter) -> Bool {
    lexicons.starters.contains(after.hash) || lexicons.abbreviations.use(after.hash) == .title
  }

  /// "end.Next": a word of some length or a number, a stop, and a word that begins sentences, with
  /// a capital.
  private func endsWithoutSpace(
    _ stop: Stop, _ before: WordBefore, _ next: Int, _ end: Int, _ bytes: Span<UInt8>
  ) -> Bool {
    guard stop.dots <= 1 || stop.isEmphatic, before.range.count >= 2 else { return false }
    let isLong = before.range.count >= 4
    for (place, index) in before.range.enumerated() where bytes[index] &- 0x61 >= 26 {
      let byte = bytes[index]
      guard isLong, byte &- 0x30 < 10 || byte == 0x2C || place == 0 && byte &- 0x41 < 26 else {
        return false
      }
    }
    let after = WordAfter(bytes, at: next, end: end)
    guard after.kind == .upper, startsSentences(after) else { return false }
    let behind = after.range.upperBound
    guard behind < end,
      bytes[behind] <= 0x20 || bytes[behind] == UInt8(ascii: ",")
        || bytes[behind] == UInt8(ascii: ".")
    else {
      return false
    }
    return after.range.count == 1 || bytes[after.range.lowerBound + 1] &- 0x61 < 26
  }
}
