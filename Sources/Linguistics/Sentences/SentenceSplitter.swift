package import Corpus
import Kernels

/// Splits a paragraph into sentences: behind stops that end one, at line breaks inside the
/// paragraph that part lines of a list or verse, and before the items of a list in running text.
///
/// A stop (`.`, `!`, `?`, `…`, or a row of them, with the closing quotes and brackets behind it)
/// is judged by the word before it and the word behind it. One pass from left to right; what is
/// looked at around a stop is bounded, so the time is linear in the length.
package struct SentenceSplitter: Sendable {
  let lexicons: SentenceLexicons

  package init(_ lexicons: SentenceLexicons = SentenceLexicons()) {
    self.lexicons = lexicons
  }

  /// The sentences of one paragraph, in order, without the white space around them.
  package func sentences(in text: [UInt8], paragraph: ByteRange) -> [ByteRange] {
    let bytes = text.span
    let end = Int(paragraph.end)
    var sentences: [ByteRange] = []
    var start = skipSpace(Int(paragraph.start), end, bytes)
    var lines = LineBreaks(bytes, in: paragraph.indices)
    var items = ListItems(bytes, from: start, end: end)
    var index = start
    while index < end {
      let byte = bytes[index]
      var cut = -1
      var next = index + 1
      if byte == UInt8(ascii: "\n") {
        if lines.isBoundary(at: index, bytes, end: end) { cut = index }
      } else if byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
        || (byte == 0xE2 && isEllipsis(bytes, at: index, end: end))
      {
        let stop = Stop(bytes, at: index, end: end)
        next = stop.end
        if let boundary = boundary(of: stop, sentenceStart: start, end: end, bytes) {
          cut = boundary
          next = max(next, boundary)
        }
      }
      if cut < 0, items.isActive, items.begins(at: next, bytes, end: end) { cut = next }
      index = next
      if cut > start {
        appendTrimmed(start, cut, bytes, &sentences)
        start = skipSpace(cut, end, bytes)
        index = max(index, start)
      }
    }
    if start < end { appendTrimmed(start, end, bytes, &sentences) }
    return sentences
  }

  private func appendTrimmed(
    _ start: Int, _ end: Int, _ bytes: Span<UInt8>, _ sentences: inout [ByteRange]
  ) {
    var end = end
    while end > start, let length = spaceLength(before: end, from: start, bytes) { end -= length }
    if end > start { sentences.append(ByteRange(start, end)) }
  }
}

/// Where the next character that is not white space begins.
func skipSpace(_ index: Int, _ end: Int, _ bytes: Span<UInt8>) -> Int {
  var next = index
  while next < end {
    if bytes[next] > 0x20, bytes[next] < 0x80 { break }
    let character = TextCharacter(bytes, at: next, end: end)
    guard character.kind == .space else { break }
    next += character.length
  }
  return next
}

/// The length of the white space character that ends at `end`; nil where it is none.
func spaceLength(before end: Int, from start: Int, _ bytes: Span<UInt8>) -> Int? {
  var first = end - 1
  while first > start, end - first < 4, bytes[first] & 0xC0 == 0x80 { first -= 1 }
  let character = TextCharacter(bytes, at: first, end: end)
  return character.kind == .space && first + character.length == end ? character.length : nil
}

func isEllipsis(_ bytes: Span<UInt8>, at index: Int, end: Int) -> Bool {
  end - index >= 3 && bytes[index] == 0xE2 && bytes[index + 1] == 0x80 && bytes[index + 2] == 0xA6
}
