/// One name in the text.
///
/// Its type, canonical name and country are those of its entity.
package struct Mention: Sendable, Equatable {
  package var range: ByteRange
  /// Position of its sentence in the document.
  package var sentence: Int32
  /// Positions of its tokens in the document; a name may end inside its last token.
  package var tokens: Range<Int>
  /// Position of its entity in `Document.entities`.
  package var entity: Int32
  /// The title next to the name ("Foreign Secretary"), bytes of the text.
  package var role: ByteRange?
  /// A place that stands for its government.
  package var isMetonym: Bool

  package init(
    range: ByteRange, sentence: Int32, tokens: Range<Int>, entity: Int32,
    role: ByteRange? = nil, isMetonym: Bool = false
  ) {
    self.range = range
    self.sentence = sentence
    self.tokens = tokens
    self.entity = entity
    self.role = role
    self.isMetonym = isMetonym
  }
}
