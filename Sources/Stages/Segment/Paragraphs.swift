import Corpus

extension SegmentStep {
  /// The blocks of the text between blank lines, without the white space around them.
  func paragraphs(of document: Document) -> [Paragraph] {
    let bytes = document.text.bytes.span
    var paragraphs: [Paragraph] = []
    var index = 0
    while index < bytes.count {
      while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
      let start = index
      var end = index  // behind the last byte that is not white space
      var breaks = 0
      while index < bytes.count, breaks < 2 {
        if bytes[index] == UInt8(ascii: "\n") {
          breaks += 1
        } else if bytes[index] > 0x20 {
          breaks = 0
          end = index + 1
        }
        index += 1
      }
      if end > start {
        let range = ByteRange(start, end)
        paragraphs.append(Paragraph(range: range, part: part(of: range, in: document)))
      }
    }
    return paragraphs
  }

  private func part(of range: ByteRange, in document: Document) -> Part {
    if let title = document.titleRange, title.overlaps(range) { return .title }
    if let byline = document.bylineRange, byline.overlaps(range) { return .byline }
    return .body
  }
}
