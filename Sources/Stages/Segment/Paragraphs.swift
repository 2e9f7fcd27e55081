import Corpus
import Kernels

extension SegmentStep {
  /// The blocks of the text between blank lines, without the white space around them.
  func paragraphs(of document: Document) -> [Paragraph] {
    let bytes = document.text.bytes.span
    var paragraphs: [Paragraph] = []
    paragraphs.reserveCapacity(bytes.count / 256 + 8)
    var open: ByteRange?
    var lineStart = 0
    while lineStart < bytes.count {
      let lineEnd =
        bytes[lineStart] == 0x0A
        ? lineStart : firstLineFeed(bytes, from: lineStart, to: bytes.count)
      if let line = text(ofLine: lineStart..<lineEnd, bytes) {
        open = ByteRange(open.map { Int($0.start) } ?? line.lowerBound, line.upperBound)
      } else if let range = open {
        paragraphs.append(Paragraph(range: range, part: part(of: range, in: document)))
        open = nil
      }
      lineStart = lineEnd + 1
    }
    if let range = open {
      paragraphs.append(Paragraph(range: range, part: part(of: range, in: document)))
    }
    return paragraphs
  }

  /// A line without the white space around it; nil for a blank one.
  private func text(ofLine line: Range<Int>, _ bytes: Span<UInt8>) -> Range<Int>? {
    var start = line.lowerBound
    var end = line.upperBound
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    return start < end ? start..<end : nil
  }

  private func part(of range: ByteRange, in document: Document) -> Part {
    if let title = document.titleRange, title.overlaps(range) { return .title }
    if let byline = document.bylineRange, byline.overlaps(range) { return .byline }
    return .body
  }
}
