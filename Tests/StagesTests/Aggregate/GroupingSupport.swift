import Configuration
import Stages
import Tables
import TestSupport
import Testing

/// A small table of rows to group, and the documents that they belong to.
struct Things {
  typealias Row = (
    document: String, kind: String?, size: Int32?, weight: Double?, day: Int32?
  )

  static let schema = Schema(
    "things", "A thing",
    [
      Field("document", .string, ""), Field("kind", .string, nullable: true, ""),
      Field("size", .int32, nullable: true, ""), Field("weight", .float64, nullable: true, ""),
      Field("day", .date, nullable: true, ""), Field("big", .bool, ""),
    ])
  static let documentSchema = Schema(
    "documents", "A document",
    [
      Field("document", .string, ""), Field("source", .string, nullable: true, ""),
      Field("published", .date, nullable: true, ""),
    ])

  /// Of sources s, t and none; published 2015-10-22, never, and 2016-01-01.
  static let documents: [(String, String?, Int32?)] = [
    ("a", "s", 16_730), ("b", "t", nil), ("c", nil, 16_801), ("d", "s", 16_730),
  ]
  static let rows: [Row] = [
    ("a", "x", 3, 1.5, 0), ("a", "y", -7, nil, 31), ("a", "x", nil, -2.25, nil),
    ("c", nil, 10, 0, -1), ("c", "x", 5, 4, 365), ("c", "", 0, -0.0, 366), ("d", "y", 2, 1, 31),
  ]

  static func table(_ rows: ArraySlice<Row>) -> Table {
    var document = StringColumn()
    var kind = StringColumn()
    var size = ValueColumn<Int32>()
    var weight = ValueColumn<Double>()
    var day = ValueColumn<Int32>()
    var big = ValueColumn<Bool>()
    for row in rows {
      document.append(row.document, repeated: 1)
      kind.append(row.kind)
      size.append(row.size, orNull: 0)
      weight.append(row.weight, orNull: 0)
      day.append(row.day, orNull: 0)
      big.append((row.size ?? 0) > 4)
    }
    return Table(
      schema,
      [.string(document), .string(kind), .int32(size), .float64(weight), .date(day), .bool(big)])
  }

  static func documentTable() -> Table {
    var document = StringColumn()
    var source = StringColumn()
    var published = ValueColumn<Int32>()
    for row in documents {
      document.append(row.0)
      source.append(row.1)
      published.append(row.2, orNull: 0)
    }
    return Table(documentSchema, [.string(document), .string(source), .date(published)])
  }

  static func configuration(_ json: String) throws -> GroupConfiguration {
    let given = try options(#"{"name": "t", "from": "things", \#(json)}"#)
    let configuration = GroupConfiguration(given, schemas: [documentSchema, schema])
    return try #require(configuration, "\(given.source.mistakes.all)")
  }
}

/// The rows of a table, cells parted by a space, null as a dash.
func lines(_ table: Table) -> [String] {
  (0..<table.rowCount).map { row in
    table.columns.map { $0.text(row: row) ?? "-" }.joined(separator: " ")
  }
}
