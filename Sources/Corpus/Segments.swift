/// What a stretch of an article is.
package enum Part: String, Sendable, CaseIterable {
  case title, byline, body

  /// The word that stands in tables.
  package var name: String { rawValue }
}

/// A block of the cleaned text between blank lines: the title, the byline or a body paragraph.
package struct Paragraph: Sendable, Equatable {
  package var range: ByteRange
  package var part: Part

  package init(range: ByteRange, part: Part) {
    self.range = range
    self.part = part
  }
}

package struct Sentence: Sendable, Equatable {
  package var range: ByteRange
  /// Position among the document's paragraphs, from 0 (title and byline count).
  package var paragraph: Int32
  package var part: Part
  /// Positions among the document's tokens.
  package var tokens: Range<Int>

  package init(range: ByteRange, paragraph: Int32, part: Part, tokens: Range<Int>) {
    self.range = range
    self.paragraph = paragraph
    self.part = part
    self.tokens = tokens
  }
}
