import Kernels
import Testing

@testable import Tables

struct TableRecordTests {
  private static let schema = Schema(
    "sayings", "a saying",
    [
      Field("document", .string, "its article"), Field("text", .string, nullable: true, "it"),
      Field("number", .int32, nullable: true, "its"), Field("bytes", .int64, "of its article"),
      Field("share", .float64, nullable: true, "of all"), Field("odd", .bool, "whether it is"),
      Field("day", .date, nullable: true, "of its article"),
    ])

  private static func table(rows: Int, text: String = "said", hasNulls: Bool = true) -> Table {
    var (documents, texts) = (StringColumn(), StringColumn())
    var (numbers, days) = (ValueColumn<Int32>(), ValueColumn<Int32>())
    var (sizes, shares) = (ValueColumn<Int64>(), ValueColumn<Double>())
    var flags = ValueColumn<Bool>()
    documents.append("article", repeated: rows)
    for row in 0..<rows {
      let isNull = hasNulls && row % 3 == 1
      texts.append(isNull ? nil : "\(text) \(row)")
      numbers.append(isNull ? nil : Int32(row) - 40, orNull: 0)
      sizes.append([.min, .max, 0][row % 3])
      shares.append(isNull ? nil : -Double(row) / 7, orNull: 0)
      flags.append(row % 2 == 0)
      days.append(nil, orNull: 0)
    }
    return Table(
      schema,
      [
        .string(documents), .string(texts), .int32(numbers), .int64(sizes), .float64(shares),
        .bool(flags), .date(days),
      ])
  }

  @Test(arguments: [1, 2, 9, 1024, 5000], [true, false])
  func `a small table comes back as it was`(rows: Int, hasNulls: Bool) throws {
    let table = Self.table(rows: rows, hasNulls: hasNulls)
    let bytes = try #require(TableRecord.bytes(of: table))
    #expect(TableRecord.isRecord(bytes))
    #expect(try TableRecord.table(bytes, Self.schema) == table)
  }

  @Test func `a table of many rows or many bytes is not small, and a group is no record`() {
    let long = String(repeating: "said ", count: 1000)
    #expect(TableRecord.bytes(of: Self.table(rows: 70_000)) == nil)
    #expect(TableRecord.bytes(of: Self.table(rows: 1000, text: long, hasNulls: false)) == nil)
    #expect(TableRecord.bytes(of: Self.table(rows: 600, text: long)) != nil)
    let many = Self.table(rows: 1100, text: String(long.prefix(600)), hasNulls: false)
    #expect(TableRecord.bytes(of: many) == nil)
    #expect(!TableRecord.isRecord(ColumnarFormat().encode(Self.table(rows: 3)).bytes))
  }

  @Test func `damage is an error or another table, and stops nothing`() throws {
    let bytes = try #require(TableRecord.bytes(of: Self.table(rows: 9)))
    for place in bytes.indices {
      for bit in [UInt8(0x01), 0x80] {
        var damaged = bytes
        damaged[place] ^= bit
        _ = try? TableRecord.table(damaged, Self.schema)
      }
    }
    for count in 0..<bytes.count {
      #expect(throws: RecordReader.Damaged.self) {
        try TableRecord.table(Array(bytes.prefix(count)), Self.schema)
      }
    }
  }
}
