package import Corpus
import Kernels

/// The blocks of an article: what stands between blank lines.
package enum Layout {
  /// The replacements after which blocks are separated by one blank line each, lines neither
  /// begin nor end in white space, and the text neither.
  ///
  /// A text without blank lines has a block on each line, unless its lines are wrapped at a
  /// width: then it is one block.
  package static func replacements(in bytes: [UInt8]) -> [TracedText.Replacement] {
    let span = bytes.span
    let start = endOfWhiteSpace(span, from: 0)
    var out: [TracedText.Replacement] = []
    if start > 0 { out.append(.init(ByteRange(0, start), with: [])) }
    guard start < span.count else { return out }
    let gaps = Gaps(isEachLineABlock: isEachLineABlock(span, from: start))
    var index = start
    while true {
      let newline = nextIndex(of: 0x0A, in: span, from: index)
      guard newline < span.count else { break }
      index = gaps.look(at: newline, in: span, into: &out)
    }
    let end = startOfWhiteSpace(span, before: span.count)
    if end < span.count, out.last.map({ Int($0.range.end) <= end }) ?? true {
      out.append(.init(ByteRange(end, span.count), with: []))
    }
    return out
  }

  /// The range of the block that begins at `start`, in a text laid out as `replacements` does.
  package static func block(from start: Int, in bytes: Span<UInt8>) -> Range<Int> {
    var index = start
    while true {
      let newline = nextIndex(of: 0x0A, in: bytes, from: index)
      if newline + 1 >= bytes.count { return start..<newline }
      if bytes[newline + 1] == 0x0A { return start..<newline }
      index = newline + 1
    }
  }

  /// Whether a text has no blank line, and its lines are paragraphs.
  private static func isEachLineABlock(_ span: Span<UInt8>, from start: Int) -> Bool {
    var lines = LineWidths()
    var index = start
    while index < span.count {
      let newline = nextIndex(of: 0x0A, in: span, from: index)
      if newline < span.count {
        let next = endOfLineSpace(span, from: newline + 1)
        if next >= span.count { break }
        if span[next] == 0x0A { return false }
      }
      lines.add(newline - index)
      index = newline + 1
    }
    return lines.count > 1 && !lines.areWrapped
  }
}

/// How long the lines of a text are: those of wrapped text are nearly all nearly as long as the
/// longest, and none is longer than a screen is wide.
private struct LineWidths {
  private(set) var count = 0
  private var longest = 0
  private var atLeast = [Int](repeating: 0, count: 13)

  mutating func add(_ width: Int) {
    count += 1
    longest = max(longest, width)
    for step in 0..<13 where width >= step * 10 { atLeast[step] += 1 }
  }

  var areWrapped: Bool {
    guard count >= 4, (40...120).contains(longest) else { return false }
    return atLeast[longest * 7 / 100] * 10 >= count * 7
  }
}

/// Looks at the white space around line ends.
private struct Gaps {
  let isEachLineABlock: Bool

  /// Looks at the gap around a line end; the result is where it ends.
  func look(
    at newline: Int, in span: Span<UInt8>, into out: inout [TracedText.Replacement]
  ) -> Int {
    let start = startOfWhiteSpace(span, before: newline)
    let end = endOfWhiteSpace(span, from: newline)
    guard end < span.count else { return span.count }
    let newlines = count(of: 0x0A, in: span, from: start, to: end)
    let isBlockEnd = newlines > 1 || isEachLineABlock && !isInsideSentence(start, end, span)
    let wanted = isBlockEnd ? 2 : 1
    if newlines == wanted, end - start == wanted { return end }
    if newlines > wanted, end - start == newlines {
      out.append(.init(ByteRange(start + wanted, end), with: []))
    } else {
      out.append(.init(ByteRange(start, end), with: wanted == 2 ? blankLine : lineEnd))
    }
    return end
  }

  /// Whether a sentence goes on across a gap between two lines: the first of them is long, or the
  /// two are one whole sentence.
  private func isInsideSentence(_ start: Int, _ end: Int, _ span: Span<UInt8>) -> Bool {
    var first = start
    while first > 0, span[first &- 1] != 0x0A { first &-= 1 }
    guard first < start else { return false }
    var last = nextIndex(of: 0x0A, in: span, from: end)
    while last > end, isWhite(span[last &- 1]) { last &-= 1 }
    let gap = LineGap(before: first..<start, after: end..<last)
    if gap.isInsideSentence(span, shortest: 90) { return true }
    let isSentence = span[first] &- 0x41 < 26 && span[last &- 1] == 0x2E
    return isSentence && span[start &- 1] != 0x2C && gap.isInsideSentence(span, shortest: 12)
  }

  private func count(of byte: UInt8, in span: Span<UInt8>, from start: Int, to end: Int) -> Int {
    var count = 0
    for index in start..<end where span[index] == byte { count += 1 }
    return count
  }
}

private let lineEnd: [UInt8] = [0x0A]
private let blankLine: [UInt8] = [0x0A, 0x0A]

private func isWhite(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

private func endOfWhiteSpace(_ span: Span<UInt8>, from start: Int) -> Int {
  var index = start
  while index < span.count, isWhite(span[index]) { index &+= 1 }
  return index
}

private func startOfWhiteSpace(_ span: Span<UInt8>, before end: Int) -> Int {
  var index = end
  while index > 0, isWhite(span[index &- 1]) { index &-= 1 }
  return index
}

/// Past white space, up to the next line end at most.
private func endOfLineSpace(_ span: Span<UInt8>, from start: Int) -> Int {
  var index = start
  while index < span.count, isWhite(span[index]), span[index] != 0x0A { index &+= 1 }
  return index
}
