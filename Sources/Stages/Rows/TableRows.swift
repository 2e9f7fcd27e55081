package import Corpus
import Kernels
package import Tables

/// The rows of one table, built document by document.
package protocol TableRows: SendableMetatype {
  static var schema: Schema { get }
  /// What the steps of a run must have added for the table to be written.
  static var needs: Set<Contract.Fact> { get }

  init()
  mutating func append(_ document: Document, _ places: Places)
  /// The same, for a table of which one document may have very many rows.
  ///
  /// - Parameter full: Takes rows, in order, as soon as there are many; they are no longer held
  ///   then. Nil where the rows of a batch must stay together.
  mutating func append(_ document: Document, _ places: Places, full: ((Table) -> Void)?)
  func table() -> Table
}

extension TableRows {
  package mutating func append(
    _ document: Document, _ places: Places, full: ((Table) -> Void)?
  ) {
    append(document, places)
  }
}

/// Every table that a run can write, in the order of the reference page; aggregates and
/// `rejects` apart.
package enum TableRegistry {
  package static let tables: [any TableRows.Type] = [
    DocumentRows.self,
    EditRows.self,
    SentenceRows.self,
    TokenRows.self,
    MentionRows.self,
    EntityRows.self,
    DateRows.self,
    QuantityRows.self,
    QuoteRows.self,
    StatementRows.self,
    EventRows.self,
  ]
}

/// Turns byte ranges of one document's text into the offsets that stand in tables.
package struct Places: Sendable {
  private let codePoints: CodePointIndex

  package init(_ document: Document) {
    codePoints = CodePointIndex(document.text.bytes)
  }

  /// Code points of the text.
  package var count: Int32 { Int32(codePoints.count) }

  /// The code point that begins at a byte of the text.
  package func codePoint(_ offset: Int32) -> Int32 { codePoints.codePoint(at: offset) }

  /// Turns bytes of the text, from `first` on, into the code points that begin there.
  func replaceOffsets(_ offsets: inout [Int32], from first: Int) {
    codePoints.replaceOffsets(&offsets, from: first)
  }
}

/// The columns `document`, `start`, `end`, `raw_start`, `raw_end`, `text` that most tables share.
struct SpanColumns {
  var document = StringColumn()
  var start = ValueColumn<Int32>()
  var end = ValueColumn<Int32>()
  var rawStart = ValueColumn<Int32>()
  var rawEnd = ValueColumn<Int32>()
  var text = StringColumn()

  static let documentField = Field("document", .string, "Key of the article")
  static let sentenceField = Field(
    "sentence", .int32, "Number of the sentence within the document, from 0")
  static let offsetFields = [
    Field("start", .int32, "First code point of documents.text"),
    Field("end", .int32, "Code point of documents.text behind the last"),
    Field(
      "raw_start", .int32, nullable: true,
      "First byte of the record as it was read; null for given metadata"),
    Field(
      "raw_end", .int32, nullable: true,
      "Byte of the record behind the last; null for given metadata"),
  ]
  static let textField = Field("text", .string, "The words at documents.text[start:end]")

  /// One row.
  ///
  /// `text` is what stands in the column `text`: `range` unless given.
  mutating func append(
    _ range: ByteRange, text textRange: ByteRange? = nil, of document: Document, _ places: Places
  ) {
    start.append(places.codePoint(range.start))
    end.append(places.codePoint(range.end))
    let raw = document.text.recordRange(of: range)
    rawStart.append(raw?.start, orNull: 0)
    rawEnd.append(raw?.end, orNull: 0)
    text.append(document.text.bytes, (textRange ?? range).indices)
  }

  /// Says that the last `rows` rows belong to a document.
  mutating func finish(_ document: Document, rows: Int) {
    self.document.append(document.key, repeated: rows)
  }

  var offsets: [Column] { [.int32(start), .int32(end), .int32(rawStart), .int32(rawEnd)] }
}
