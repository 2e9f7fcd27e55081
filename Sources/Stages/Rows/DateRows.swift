package import Corpus
package import Tables

/// `dates`: one row per time expression.
package struct DateRows: TableRows {
  package static let needs: Set<Contract.Fact> = [.dates]
  package static let schema = Schema(
    "dates", "One expression of time",
    [SpanColumns.documentField, SpanColumns.sentenceField] + SpanColumns.offsetFields + [
      SpanColumns.textField,
      Field("type", .string, "date, time, duration or set"),
      Field("value", .string, nullable: true, "TIMEX3 value"),
      Field("first_day", .date, nullable: true, "First day it covers"),
      Field("last_day", .date, nullable: true, "Last day it covers"),
      Field("granularity", .string, nullable: true, "day, week, month, quarter, year, …"),
      Field("rule", .string, "The rule that fired"),
    ])

  private var spans = SpanColumns()
  private var sentence = ValueColumn<Int32>()
  private var type = StringColumn()
  private var value = StringColumn()
  private var firstDay = ValueColumn<Int32>()
  private var lastDay = ValueColumn<Int32>()
  private var granularity = StringColumn()
  private var rule = StringColumn()

  package init() {}

  package mutating func append(_ document: Document, _ places: Places) {
    for row in document.dates {
      spans.append(row.range, of: document, places)
      sentence.append(row.sentence)
      type.append(row.kind.name)
      value.append(row.value)
      firstDay.append(row.firstDay?.number, orNull: 0)
      lastDay.append(row.lastDay?.number, orNull: 0)
      granularity.append(row.granularity)
      rule.append(row.rule)
    }
    spans.finish(document, rows: document.dates.count)
  }

  package func table() -> Table {
    Table(
      Self.schema,
      [.string(spans.document), .int32(sentence)] + spans.offsets + [
        .string(spans.text), .string(type), .string(value), .date(firstDay), .date(lastDay),
        .string(granularity), .string(rule),
      ])
  }
}
