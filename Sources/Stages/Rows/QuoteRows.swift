package import Corpus
package import Tables

/// `quotes`: one row per span in quotation marks.
package struct QuoteRows: TableRows {
  package static let needs: Set<Contract.Fact> = [.quotes]
  package static let schema = Schema(
    "quotes", "One span in quotation marks",
    [
      SpanColumns.documentField,
      Field("quote", .int32, "Number of the quotation within the document, from 0"),
      SpanColumns.sentenceField,
    ] + SpanColumns.offsetFields + [
      Field("text", .string, "The words between the quotation marks"),
      Field("kind", .string, "direct, partial, scare or title"),
      Field("speaker", .string, nullable: true, "The words that name the speaker"),
      Field("speaker_start", .int32, nullable: true, "Code point where they begin"),
      Field("speaker_entity", .int32, nullable: true, "Number of the entity that speaks"),
      Field("speaker_name", .string, nullable: true, "Canonical name of the speaker"),
      Field("cue", .string, nullable: true, "The verb of saying"),
      Field("cue_start", .int32, nullable: true, "Code point where it begins"),
      Field(
        "statement", .int32, nullable: true,
        "Number of the attribution that it belongs to, within the document"),
    ])

  private var spans = SpanColumns()
  private var quote = ValueColumn<Int32>()
  private var sentence = ValueColumn<Int32>()
  private var kind = StringColumn()
  private var speaker = StringColumn()
  private var speakerStart = ValueColumn<Int32>()
  private var speakerEntity = ValueColumn<Int32>()
  private var speakerName = StringColumn()
  private var cue = StringColumn()
  private var cueStart = ValueColumn<Int32>()
  private var statement = ValueColumn<Int32>()

  package init() {}

  package mutating func append(_ document: Document, _ places: Places) {
    for (index, row) in document.quotes.enumerated() {
      spans.append(row.range, text: row.content, of: document, places)
      quote.append(Int32(index))
      sentence.append(row.sentence)
      kind.append(row.kind.name)
      speaker.append(document.text.bytes, orNull: row.speaker?.indices)
      speakerStart.append(row.speaker.map { places.codePoint($0.start) }, orNull: 0)
      speakerEntity.append(row.speakerEntity, orNull: 0)
      speakerName.append(row.speakerName)
      cue.append(document.text.bytes, orNull: row.cue?.indices)
      cueStart.append(row.cue.map { places.codePoint($0.start) }, orNull: 0)
      statement.append(row.statement, orNull: 0)
    }
    spans.finish(document, rows: document.quotes.count)
  }

  package func table() -> Table {
    Table(
      Self.schema,
      [.string(spans.document), .int32(quote), .int32(sentence)] + spans.offsets + [
        .string(spans.text), .string(kind), .string(speaker), .int32(speakerStart),
        .int32(speakerEntity), .string(speakerName), .string(cue), .int32(cueStart),
        .int32(statement),
      ])
  }
}
