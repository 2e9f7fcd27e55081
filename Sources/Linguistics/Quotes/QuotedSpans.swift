package import Corpus

/// One span between quotation marks.
package struct QuotedSpan: Sendable, Equatable {
  /// With the marks, as far as they are there.
  package var range: ByteRange
  /// Without the marks and the white space next to them.
  package var content: ByteRange
  /// Position among the paragraphs that were searched.
  package var paragraph: Int
  /// It goes on with the quotation that the paragraph before left open.
  package var continues: Bool
}

/// The outermost quotations of a text: what stands in quotation marks inside another quotation
/// is no span of its own.
///
/// A quotation may run over several paragraphs: each has a span. A mark that is never closed is
/// ignored, unless the next paragraph begins with such a mark again, as printers do where a
/// quotation goes on. Takes time linear in the length of the text, whatever stands in it.
package func quotedSpans(in bytes: [UInt8], paragraphs: [Paragraph]) -> [QuotedSpan] {
  let scanner = QuotationMarkScanner(bytes: bytes)
  var spans: [QuotedSpan] = []
  var marks: [QuotationMark] = []
  var pairing = QuotationPairing()
  var open: OpenQuotation?
  for (number, paragraph) in paragraphs.enumerated() {
    guard paragraph.part != .byline else {
      open = nil
      continue
    }
    marks.removeAll(keepingCapacity: true)
    scanner.appendMarks(in: paragraph.range.indices, to: &marks)
    if marks.isEmpty {
      open = nil
      continue
    }
    var goesOn = false
    if let left = open, let first = marks.first, first.family == left.family {
      if first.mayOpen, Int(paragraph.range.start) == first.offset {
        spans.insertInOrder(left.span(in: bytes))
        goesOn = true
        open = nil
      }
    }
    pairing.pair(marks, carried: open?.family)
    if let left = open, let close = pairing.closesCarried {
      spans.insertInOrder(left.span(in: bytes))
      let range = ByteRange(Int(paragraph.range.start), marks[close].end)
      let content = trimmed(Int(range.start)..<marks[close].offset, in: bytes)
      spans.append(
        QuotedSpan(range: range, content: content, paragraph: number, continues: true))
    }
    appendOutermost(of: pairing, marks, in: bytes, paragraph: number, goesOn, to: &spans)
    open = pairing.leftOpen.map {
      OpenQuotation(
        mark: marks[$0], paragraph: number, end: Int(paragraph.range.end),
        continues: goesOn && $0 == 0)
    }
  }
  marks = []
  spans.removeAll { $0.content.isEmpty }
  return spans
}

/// A quotation that its paragraph does not close.
private struct OpenQuotation {
  let mark: QuotationMark
  let paragraph: Int
  let end: Int
  let continues: Bool

  var family: QuotationMark.Family { mark.family }

  func span(in bytes: [UInt8]) -> QuotedSpan {
    let content = trimmed(mark.end..<end, in: bytes)
    return QuotedSpan(
      range: ByteRange(mark.offset, max(mark.end, Int(content.end))), content: content,
      paragraph: paragraph, continues: continues)
  }
}

extension [QuotedSpan] {
  /// Appends a span that ends with its paragraph, in the place of those it takes in.
  fileprivate mutating func insertInOrder(_ span: QuotedSpan) {
    while let last, last.range.start > span.range.start { removeLast() }
    append(span)
  }
}

/// Pairs of marks that no other pair takes in.
private func appendOutermost(
  of pairing: QuotationPairing, _ marks: [QuotationMark], in bytes: [UInt8], paragraph: Int,
  _ goesOn: Bool, to spans: inout [QuotedSpan]
) {
  var index = 0
  if let close = pairing.closesCarried { index = close + 1 }
  while index < marks.count {
    guard let close = pairing.closing(of: index) else {
      index += 1
      continue
    }
    let content = trimmed(marks[index].end..<marks[close].offset, in: bytes)
    spans.append(
      QuotedSpan(
        range: ByteRange(marks[index].offset, marks[close].end), content: content,
        paragraph: paragraph, continues: goesOn && index == 0))
    index = close + 1
  }
}

/// A range without the white space at its ends, no-break spaces among it.
private func trimmed(_ range: Range<Int>, in bytes: [UInt8]) -> ByteRange {
  var (start, end) = (range.lowerBound, range.upperBound)
  var moved = true
  while moved {
    moved = false
    if start < end, bytes[start] <= 0x20 { (start, moved) = (start + 1, true) }
    if start + 1 < end, bytes[start] == 0xC2, bytes[start + 1] == 0xA0 {
      (start, moved) = (start + 2, true)
    }
    if start + 2 < end, bytes[start] == 0xE2, bytes[start + 1] == 0x80, bytes[start + 2] == 0xAF {
      (start, moved) = (start + 3, true)
    }
    if start < end, bytes[end - 1] <= 0x20 { (end, moved) = (end - 1, true) }
    if start + 1 < end, bytes[end - 2] == 0xC2, bytes[end - 1] == 0xA0 {
      (end, moved) = (end - 2, true)
    }
    if start + 2 < end, bytes[end - 3] == 0xE2, bytes[end - 2] == 0x80, bytes[end - 1] == 0xAF {
      (end, moved) = (end - 3, true)
    }
  }
  return ByteRange(start, end)
}
