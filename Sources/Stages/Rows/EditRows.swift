package import Corpus
import Kernels
package import Tables

/// `edits`: one row per change that cleaning made.
///
/// Changes of one step that touch are one row.
package struct EditRows: TableRows {
  package static let needs: Set<Contract.Fact> = [.text]
  package static let schema = Schema(
    "edits", "One change that cleaning made to the record's bytes",
    [
      SpanColumns.documentField,
      Field("raw_start", .int32, "First byte of the record that was changed"),
      Field("raw_end", .int32, "Byte of the record behind the last"),
      Field("step", .string, "The step of the pipeline that made it"),
      Field(
        "before", .string, nullable: true,
        "The bytes that stood there; null for an insertion, and where they are not UTF-8"),
      Field("after", .string, nullable: true, "What stands there now; null for a deletion"),
    ])

  private var document = StringColumn()
  private var rawStart = ValueColumn<Int32>()
  private var rawEnd = ValueColumn<Int32>()
  private var step = StringColumn()
  private var before = StringColumn()
  private var after = StringColumn()

  package init() {}

  package mutating func append(_ article: Document, _ places: Places) {
    let rowsBefore = rawStart.count
    var index = 0
    let edits = article.text.edits
    while index < edits.count {
      var edit = edits[index]
      index += 1
      while index < edits.count, edits[index].step == edit.step,
        edits[index].record.start == edit.record.end, edits[index].text.start == edit.text.end
      {
        edit.record.end = edits[index].record.end
        edit.text.end = edits[index].text.end
        index += 1
      }
      append(edit, of: article.text)
    }
    document.append(article.key, repeated: rawStart.count - rowsBefore)
  }

  private mutating func append(_ edit: TracedText.Edit, of text: TracedText) {
    rawStart.append(edit.record.start)
    rawEnd.append(edit.record.end)
    step.append(edit.step)
    let old = Array(text.record[edit.record.indices])
    if old.isEmpty || firstInvalidUTF8(old) != nil {
      before.appendNull()
    } else {
      before.append(old[...])
    }
    if edit.text.isEmpty {
      after.appendNull()
    } else {
      after.append(text.bytes[edit.text.indices])
    }
  }

  package func table() -> Table {
    Table(
      Self.schema,
      [
        .string(document), .int32(rawStart), .int32(rawEnd), .string(step), .string(before),
        .string(after),
      ])
  }
}
