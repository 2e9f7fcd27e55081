package import Corpus
package import Tables

/// `statements`: one row per attribution, quoted or not.
package struct StatementRows: TableRows {
  package static let needs: Set<Contract.Fact> = [.statements]
  package static let schema = Schema(
    "statements", "What somebody says, writes or thinks",
    [
      SpanColumns.documentField,
      Field("statement", .int32, "Number of the statement within the document, from 0"),
      SpanColumns.sentenceField,
    ] + SpanColumns.offsetFields + [
      Field("text", .string, "What is said, the words at documents.text[start:end]"),
      Field("source", .string, nullable: true, "The words that name who says it"),
      Field("source_start", .int32, nullable: true, "Code point where they begin"),
      Field("source_entity", .int32, nullable: true, "Number of the entity that says it"),
      Field("source_name", .string, nullable: true, "Canonical name of who says it"),
      Field("cue", .string, "The words that tell of saying"),
      Field("cue_start", .int32, "Code point where they begin"),
      Field(
        "cue_class", .string,
        "neutral, claim, accuse, deny, demand, promise, praise, hope or other"),
      Field("kind", .string, "direct, mixed or indirect"),
    ])

  private var spans = SpanColumns()
  private var statement = ValueColumn<Int32>()
  private var sentence = ValueColumn<Int32>()
  private var source = StringColumn()
  private var sourceStart = ValueColumn<Int32>()
  private var sourceEntity = ValueColumn<Int32>()
  private var sourceName = StringColumn()
  private var cue = StringColumn()
  private var cueStart = ValueColumn<Int32>()
  private var cueClass = StringColumn()
  private var kind = StringColumn()

  package init() {}

  package mutating func append(_ document: Document, _ places: Places) {
    for (index, row) in document.statements.enumerated() {
      spans.append(row.range, of: document, places)
      statement.append(Int32(index))
      sentence.append(row.sentence)
      source.append(document.text.bytes, orNull: row.source?.indices)
      sourceStart.append(row.source.map { places.codePoint($0.start) }, orNull: 0)
      sourceEntity.append(row.sourceEntity, orNull: 0)
      sourceName.append(row.sourceName)
      cue.append(document.text.bytes, row.cue.indices)
      cueStart.append(places.codePoint(row.cue.start))
      cueClass.append(row.cueClass)
      kind.append(row.kind.name)
    }
    spans.finish(document, rows: document.statements.count)
  }

  package func table() -> Table {
    Table(
      Self.schema,
      [.string(spans.document), .int32(statement), .int32(sentence)] + spans.offsets + [
        .string(spans.text), .string(source), .int32(sourceStart), .int32(sourceEntity),
        .string(sourceName), .string(cue), .int32(cueStart), .string(cueClass), .string(kind),
      ])
  }
}
