/// One span in quotation marks.
package struct Quotation: Sendable, Equatable {
  package enum Kind: String, Sendable, CaseIterable {
    case direct, partial, scare, title

    /// The word that stands in tables.
    package var name: String { rawValue }
  }

  /// With the quotation marks.
  package var range: ByteRange
  /// Without them.
  package var content: ByteRange
  /// The sentence in which it begins.
  package var sentence: Int32
  package var kind: Kind
  /// The text that names the speaker.
  package var speaker: ByteRange?
  /// Position in `Document.entities`.
  package var speakerEntity: Int32?
  /// The canonical name of the speaker.
  package var speakerName: String?
  /// The verb ("replied"), bytes of the text.
  package var cue: ByteRange?
  /// Number of the attribution that this span belongs to, from 0 within the document.
  package var statement: Int32?

  package init(range: ByteRange, content: ByteRange, sentence: Int32, kind: Kind) {
    self.range = range
    self.content = content
    self.sentence = sentence
    self.kind = kind
  }
}
