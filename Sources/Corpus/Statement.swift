/// What somebody says, writes or thinks, quoted or not.
package struct Statement: Sendable, Equatable {
  package enum Kind: String, Sendable, CaseIterable {
    /// Quoted in whole.
    case direct
    /// Quoted in part.
    case mixed
    case indirect

    /// The word that stands in tables.
    package var name: String { rawValue }
  }

  /// The words that are said; with their quotation marks, and a cue that stands between them.
  package var range: ByteRange
  /// The sentence in which they begin.
  package var sentence: Int32
  /// The text that names whose words they are.
  package var source: ByteRange?
  /// Position in `Document.entities`.
  package var sourceEntity: Int32?
  /// The canonical name of the source.
  package var sourceName: String?
  /// The verb or noun that says so ("claims", "according to").
  package var cue: ByteRange
  /// `neutral`, `claim`, `accuse`, `deny`, `demand`, `promise`, `praise`, `hope`, `other`.
  package var cueClass: String
  package var kind: Kind

  package init(
    range: ByteRange, sentence: Int32, cue: ByteRange, cueClass: String, kind: Kind
  ) {
    self.range = range
    self.sentence = sentence
    self.cue = cue
    self.cueClass = cueClass
    self.kind = kind
  }
}
