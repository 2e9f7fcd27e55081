package import Corpus
package import Kernels

/// Splits a paragraph into sentences: behind stops that end one, at line breaks inside the
/// paragraph that part lines of a list or verse, and before the items of a list in running text.
///
/// A stop (`.`, `!`, `?`, `…`, or a row of them, with the closing quotes and brackets behind it)
/// is judged by the word before it and the word behind it. One pass from left to right; what is
/// looked at around a stop is bounded, so the time is linear in the length.
///
/// A class, since a structure of this size would be copied for each document, list by list.
package final class SentenceSplitter: Sendable {
  let lexicons: SentenceLexicons

  package init(_ lexicons: SentenceLexicons = SentenceLexicons()) {
    self.lexicons = lexicons
  }

  /// Appends the sentences of one paragraph, in order, without the white space around them.
  ///
  /// - Parameter masks: those of the whole text.
  package func appendSentences(
    of paragraph: ByteRange, in text: [UInt8], _ masks: TextMasks, to sentences: inout [ByteRange]
  ) {
    let bytes = text.span
    let end = Int(paragraph.end)
    var start = skipSpace(Int(paragraph.start), end, bytes)
    var lines: LineBreaks?
    var items = ListItems(bytes, from: start, end: end)
    var index = start
    while index < end {
      let mark = masks.firstMark(from: index, to: end)
      // The items of a list begin behind spaces.
      index = items.isActive ? firstSpace(bytes, from: index, to: mark) : mark
      if index == end { break }
      if !items.isActive, isPlain(at: index, sentenceStart: start, end: end, bytes) {
        index += 1
        continue
      }
      let plainEnd = plainEnd(at: index, sentenceStart: start, end: end, bytes, masks)
      var cut =
        plainEnd > 0
        ? Cut(end: plainEnd, next: plainEnd)
        : self.cut(at: index, sentenceStart: start, in: paragraph.indices, bytes, &lines)
      let next = max(cut?.next ?? 0, index + 1)
      if cut?.end ?? -1 <= start, items.isActive, items.begins(at: next, bytes, end: end) {
        cut = Cut(end: next, next: next)
      }
      if let cut, cut.end > start {
        appendTrimmed(start, cut.end, bytes, &sentences)
        start = skipSpace(cut.end, end, bytes)
        items.sentenceBegins(at: start, bytes, end: end)
        index = max(cut.next, start)
      } else {
        index = next
      }
    }
    if start < end { appendTrimmed(start, end, bytes, &sentences) }
  }

  /// What the mark at `index` means.
  ///
  /// No end (-1) where only reading on is decided. The lines of the paragraph are looked at when its
  /// first line break is met.
  private func cut(
    at index: Int, sentenceStart: Int, in paragraph: Range<Int>, _ bytes: Span<UInt8>,
    _ lines: inout LineBreaks?
  ) -> Cut? {
    let end = paragraph.upperBound
    switch bytes[index] {
    case UInt8(ascii: "\n"):
      var breaks = lines ?? LineBreaks(bytes, in: paragraph)
      let ends = breaks.isBoundary(at: index, bytes, end: end)
      lines = breaks
      return ends ? Cut(end: index, next: index + 1) : nil
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
      return stopCut(at: index, sentenceStart: sentenceStart, end: end, bytes)
    case 0xE2:
      guard isEllipsis(bytes, at: index, end: end) else { return nil }
      return stopCut(at: index, sentenceStart: sentenceStart, end: end, bytes)
    case UInt8(ascii: ">"):
      return MessageMarks.angle(bytes, at: index, end: end)
    case UInt8(ascii: "/"):
      return stampCut(at: index, sentenceStart: sentenceStart, end: end, bytes)
    case UInt8(ascii: ":"), UInt8(ascii: ";"):
      return addressCut(at: index, end: end, bytes)
        ?? emoticonCut(at: index, sentenceStart: sentenceStart, end: end, bytes)
    case UInt8(ascii: ","):
      return formulaCut(at: index, sentenceStart: sentenceStart, end: end, bytes)
    case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "="), UInt8(ascii: "*"):
      return MessageMarks.rule(bytes, at: index, sentenceStart: sentenceStart, end: end)
    default:
      return nil
    }
  }

  private func stopCut(
    at index: Int, sentenceStart: Int, end: Int, _ bytes: Span<UInt8>
  ) -> Cut {
    let stop = Stop(bytes, at: index, end: end)
    guard let boundary = boundary(of: stop, sentenceStart: sentenceStart, end: end, bytes) else {
      return Cut(end: -1, next: stop.end)
    }
    return Cut(end: boundary, next: max(stop.end, boundary))
  }

  /// A time stamp is part of no sentence before or behind it, unless words lead up to it.
  private func stampCut(
    at index: Int, sentenceStart: Int, end: Int, _ bytes: Span<UInt8>
  ) -> Cut? {
    let stamp = MessageMarks.timeStamp(bytes, at: index, sentenceStart: sentenceStart, end: end)
    guard let stamp else { return nil }
    if stamp.lowerBound - sentenceStart < 2 {
      return Cut(end: stamp.upperBound, next: stamp.upperBound)
    }
    let before = WordBefore(bytes, before: stamp.lowerBound - 1, from: sentenceStart)
    let isLedUpTo = !before.range.isEmpty && bytes[before.range.lowerBound] &- 0x61 < 26
    return isLedUpTo
      ? Cut(end: stamp.upperBound, next: stamp.upperBound)
      : Cut(end: stamp.lowerBound, next: stamp.lowerBound)
  }

  /// `http://a.org/b The next`: an address ends a sentence before another one, and before a word
  /// that begins sentences.
  private func addressCut(at index: Int, end: Int, _ bytes: Span<UInt8>) -> Cut? {
    guard end - index > 3, bytes[index + 1] == 0x2F, bytes[index + 2] == 0x2F else { return nil }
    var behind = index + 3
    while behind < end, bytes[behind] > 0x20 { behind += 1 }
    // A stop or bracket behind the address is judged for itself.
    var last = behind
    while last > index + 3, !isAddressByte(bytes[last - 1]) { last -= 1 }
    let goOn = Cut(end: -1, next: last)
    guard last == behind else { return goOn }
    let after = WordAfter(bytes, at: skipSpace(behind, end, bytes), end: end)
    let isAddress =
      after.range.upperBound + 3 < end && bytes[after.range.upperBound] == 0x3A
      && bytes[after.range.upperBound + 1] == 0x2F
    guard isAddress || after.kind == .upper && lexicons.starters.contains(after.hash) else {
      return goOn
    }
    return Cut(end: behind, next: behind)
  }

  private func isAddressByte(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "/")
  }

  /// The formulas that begin and end a letter: "Dear Ann, I", "Kindest regards, Ann".
  private func formulaCut(
    at index: Int, sentenceStart: Int, end: Int, _ bytes: Span<UInt8>
  ) -> Cut? {
    guard index - sentenceStart <= longestFormula else { return nil }
    let after = WordAfter(bytes, at: skipSpace(index + 1, end, bytes), end: end)
    guard after.kind == .upper, !after.isOpened else { return nil }
    let last = WordBefore(bytes, before: index, from: sentenceStart)
    let first = WordAfter(bytes, at: sentenceStart, end: index)
    let isClosing =
      lexicons.closings.contains(last.hash)
      && (last.range.lowerBound - sentenceStart <= 6
        || lexicons.closingStarts.contains(first.hash))
    let isGreeting =
      lexicons.greetings.contains(first.hash) && lexicons.starters.contains(after.hash)
    return isClosing || isGreeting ? Cut(end: index + 1, next: index + 1) : nil
  }

  /// "cute :) Next": an emoticon before a capital ends a sentence.
  private func emoticonCut(
    at index: Int, sentenceStart: Int, end: Int, _ bytes: Span<UInt8>
  ) -> Cut? {
    guard index > sentenceStart, bytes[index - 1] <= 0x20,
      let behind = emoticonEnd(at: index, end: end, bytes)
    else { return nil }
    let next = skipSpace(behind, end, bytes)
    guard next < end, TextCharacter(bytes, at: next, end: end).kind == .upper else { return nil }
    return Cut(end: behind, next: behind)
  }

  /// The end of the emoticon that stands alone between white space at `index`.
  func emoticonEnd(at index: Int, end: Int, _ bytes: Span<UInt8>) -> Int? {
    let limit = min(end, index + 6)
    var next = index
    while next < limit, bytes[next] > 0x20 { next += 1 }
    guard next - index >= 2, next == end || bytes[next] <= 0x20 else { return nil }
    return lexicons.emoticons.contains(wordHash(bytes, in: index..<next)) ? next : nil
  }

  private func appendTrimmed(
    _ start: Int, _ end: Int, _ bytes: Span<UInt8>, _ sentences: inout [ByteRange]
  ) {
    var end = end
    while end > start, let length = spaceLength(before: end, from: start, bytes) { end -= length }
    if end > start { sentences.append(ByteRange(start, end)) }
  }
}

/// Bytes of the longest formula that begins or ends a letter.
let longestFormula = 24

/// Where the next character that is not white space begins.
func skipSpace(_ index: Int, _ end: Int, _ bytes: Span<UInt8>) -> Int {
  var next = index
  while next < end {
    let byte = bytes[next]
    if byte <= 0x20 {
      next &+= 1
      continue
    }
    if byte < 0x80 { break }
    let character = TextCharacter(bytes, at: next, end: end)
    guard character.kind == .space else { break }
    next += character.length
  }
  return next
}

/// The length of the white space character that ends at `end`; nil where it is none.
func spaceLength(before end: Int, from start: Int, _ bytes: Span<UInt8>) -> Int? {
  var first = end - 1
  if bytes[first] < 0x80 { return bytes[first] <= 0x20 ? 1 : nil }
  while first > start, end - first < 4, bytes[first] & 0xC0 == 0x80 { first -= 1 }
  let character = TextCharacter(bytes, at: first, end: end)
  return character.kind == .space && first + character.length == end ? character.length : nil
}

/// The first white space from `start` on; `limit` if there is none.
private func firstSpace(_ bytes: Span<UInt8>, from start: Int, to limit: Int) -> Int {
  var index = start
  while index < limit, bytes[index] > 0x20 { index &+= 1 }
  return index
}

func isEllipsis(_ bytes: Span<UInt8>, at index: Int, end: Int) -> Bool {
  end - index >= 3 && bytes[index] == 0xE2 && bytes[index + 1] == 0x80 && bytes[index + 2] == 0xA6
}
