import Kernels
import Tables
import Testing

struct ColumnarAssemblyTests {
  private static let first = table(strings(["one", "two", nil]))
  private static let second = table(strings(["three"]))

  @Test func `a file is its head, its parts as they are, and its foot`() throws {
    let format = ColumnarFormat()
    let schema = Self.first.schema
    let parts = [Self.first, Self.second].map { format.encode($0) }
    var assembly = format.assembly(of: schema)
    let head = assembly.head()
    for part in parts { #expect(assembly.append(part) == part.bytes) }
    let bytes = head + parts[0].bytes + parts[1].bytes + assembly.foot()
    #expect(bytes == file([Self.first, Self.second], schema: schema))
    let reader = try ColumnarReader(bytes, path: "two.bsc")
    #expect(reader.schema == schema)
    #expect(reader.rowCount == 4)
    #expect(reader.groups.map(\.firstRow) == [0, 3])
    #expect(try reader.table(ofGroup: 0) == Self.first)
    #expect(cells(try reader.column(0, ofGroup: 1)) == [.text(Array("three".utf8))])
  }

  @Test func `a table of very many rows becomes groups of about the same size`() throws {
    var documents = StringColumn()
    documents.append("a.txt", repeated: 3)
    documents.append("b.txt", repeated: 5)
    var (texts, numbers) = (StringColumn(), ValueColumn<Int32>())
    for row in 0..<8 {
      texts.append(row % 3 == 1 ? nil : "row \(row)")
      numbers.append(row < 5 ? Int32(row) : nil, orNull: 0)
    }
    let fields = [
      Field("document", .string, "Key."), Field("text", .string, nullable: true, "Any."),
      Field("number", .int32, nullable: true, "Any."),
    ]
    let columns: [Column] = [.string(documents), .string(texts), .int32(numbers)]
    let table = Table(Schema("rows", "Some rows.", fields), columns)
    var assembly = ColumnarFormat().assembly(of: table.schema)
    var bytes = assembly.head()
    bytes += assembly.append(ColumnarFormat(rowsOfGroup: 3).encode(table))
    let reader = try ColumnarReader(bytes + assembly.foot(), path: "rows.bsc")
    #expect(reader.groups.map(\.firstRow) == [0, 2, 5])
    for (number, column) in columns.enumerated() {
      let read = try (0..<3).flatMap { cells(try reader.column(number, ofGroup: $0)) }
      #expect(read == cells(column), "column \(number)")
    }
  }

  @Test func `a kept part is checked before it is used again`() throws {
    let part = ColumnarFormat().encode(Self.first)
    let schema = Self.first.schema
    #expect(try ColumnarFormat.part(part.bytes, of: schema, path: "part") == part)
    for place in part.bytes.indices {
      var bytes = part.bytes
      bytes[place] ^= 0x10
      #expect(throws: FormatError.self, "byte \(place)") {
        try ColumnarFormat.part(bytes, of: schema, path: "part")
      }
    }
    for bytes in [[], Array(part.bytes.dropLast(64)), part.bytes + part.bytes] {
      #expect(throws: FormatError.self) {
        try ColumnarFormat.part(bytes, of: schema, path: "part")
      }
    }
    let other = Schema("other", "Other rows.", schema.fields)
    #expect(throws: FormatError.self) {
      try ColumnarFormat.part(part.bytes, of: other, path: "part")
    }
  }

  @Test func `parts are whole multiples of 64 bytes`() {
    #expect(ColumnarFormat().encode(Self.first).bytes.count % 64 == 0)
  }

  @Test func `a file without rows has its columns`() throws {
    let reader = try ColumnarReader(file([], schema: Self.first.schema), path: "none.bsc")
    #expect(reader.rowCount == 0)
    #expect(reader.groups.isEmpty)
    #expect(reader.schema == Self.first.schema)
  }

  @Test func `the same table is always the same bytes`() {
    let format = ColumnarFormat()
    #expect(format.encode(Self.first) == format.encode(Self.first))
  }
}
