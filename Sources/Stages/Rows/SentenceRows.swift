package import Corpus
package import Tables

/// `sentences`: one row per sentence of title, byline and body.
package struct SentenceRows: TableRows {
  package static let needs: Set<Contract.Fact> = [.sentences]
  package static let schema = Schema(
    "sentences", "One sentence",
    [
      SpanColumns.documentField,
      SpanColumns.sentenceField,
      Field("paragraph", .int32, "Number of the block within the document, from 0"),
      Field("part", .string, "title, byline or body"),
    ] + SpanColumns.offsetFields + [
      Field("tokens", .int32, "Number of tokens"),
      SpanColumns.textField,
    ])

  private var spans = SpanColumns()
  private var sentence = ValueColumn<Int32>()
  private var paragraph = ValueColumn<Int32>()
  private var part = StringColumn()
  private var tokens = ValueColumn<Int32>()

  package init() {}

  package mutating func append(_ document: Document, _ places: Places) {
    for (index, row) in document.sentences.enumerated() {
      spans.append(row.range, of: document, places)
      sentence.append(Int32(index))
      paragraph.append(row.paragraph)
      part.append(row.part.name)
      tokens.append(Int32(row.tokens.count))
    }
    spans.finish(document, rows: document.sentences.count)
  }

  package func table() -> Table {
    Table(
      Self.schema,
      [.string(spans.document), .int32(sentence), .int32(paragraph), .string(part)]
        + spans.offsets + [.int32(tokens), .string(spans.text)])
  }
}
