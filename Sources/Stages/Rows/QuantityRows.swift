package import Corpus
package import Tables

/// `quantities`: one row per number expression that is no calendar date and no time of day.
package struct QuantityRows: TableRows {
  package static let needs: Set<Contract.Fact> = [.quantities]
  package static let schema = Schema(
    "quantities", "One expression of number",
    [SpanColumns.documentField, SpanColumns.sentenceField] + SpanColumns.offsetFields + [
      SpanColumns.textField,
      Field("value", .float64, nullable: true, "The number"),
      Field("minimum", .float64, nullable: true, "The least that it can mean"),
      Field("maximum", .float64, nullable: true, "The most that it can mean"),
      Field("approximate", .bool, "Whether the text says so"),
      Field(
        "unit", .string, nullable: true,
        "percent, ordinal, a unit in the singular, an ISO 4217 code; null for counted things"),
      Field("counted", .string, nullable: true, "The noun that is counted"),
    ])

  private var spans = SpanColumns()
  private var sentence = ValueColumn<Int32>()
  private var value = ValueColumn<Double>()
  private var minimum = ValueColumn<Double>()
  private var maximum = ValueColumn<Double>()
  private var approximate = ValueColumn<Bool>()
  private var unit = StringColumn()
  private var counted = StringColumn()

  package init() {}

  package mutating func append(_ document: Document, _ places: Places) {
    for row in document.quantities {
      spans.append(row.range, of: document, places)
      sentence.append(row.sentence)
      value.append(row.value, orNull: 0)
      minimum.append(row.minimum, orNull: 0)
      maximum.append(row.maximum, orNull: 0)
      approximate.append(row.isApproximate)
      unit.append(row.unit)
      counted.append(document.text.bytes, orNull: row.counted?.indices)
    }
    spans.finish(document, rows: document.quantities.count)
  }

  package func table() -> Table {
    Table(
      Self.schema,
      [.string(spans.document), .int32(sentence)] + spans.offsets + [
        .string(spans.text), .float64(value), .float64(minimum), .float64(maximum),
        .bool(approximate), .string(unit), .string(counted),
      ])
  }
}
