import Corpus

/// What somebody says, as positions of tokens, before it becomes a row.
struct FoundStatement {
  /// The words that tell of saying.
  var cue: Range<Int>
  var cueClass: CueClass
  /// First to behind the last word of what is said.
  var content: Range<Int>
  /// Head of the noun phrase that says it.
  var source: Int?
  /// What a quotation knows of the source.
  var quote: Quotation?
  var kind = Statement.Kind.indirect
}
