import Kernels
import Tables
import Testing

struct GroupMergingTests {
  private static let schema = Schema(
    "sayings", "a saying",
    [
      Field("document", .string, "its article"), Field("number", .int32, nullable: true, "its"),
      Field("text", .string, nullable: true, "what is said"),
      Field("share", .float64, nullable: true, "of all"), Field("odd", .bool, "whether it is"),
      Field("day", .date, "of its article"), Field("bytes", .int64, "of its article"),
    ])

  /// The rows of one batch.
  private static func table(_ number: Int, rows: Int, hasRuns: Bool = true) -> Table {
    var document = StringColumn()
    var texts = StringColumn()
    var (numbers, days) = (ValueColumn<Int32>(), ValueColumn<Int32>())
    var (shares, flags) = (ValueColumn<Double>(), ValueColumn<Bool>())
    var sizes = ValueColumn<Int64>()
    if hasRuns { document.append("article \(number)", repeated: rows) }
    for row in 0..<rows {
      if !hasRuns { document.append("article \(number)-\(row)") }
      texts.append(row % 5 == number % 5 ? nil : "what \(row * number % 7) said")
      numbers.append(row % 3 == 0 ? nil : Int32(row), orNull: 0)
      shares.append(number % 2 == 0 ? nil : Double(row) / 4, orNull: 0)
      flags.append(row % 2 == 1)
      days.append(Int32(19_000 + number))
      sizes.append(Int64(number) << 33)
    }
    return Table(
      schema,
      [
        .string(document), .int32(numbers), .string(texts), .float64(shares), .bool(flags),
        .date(days), .int64(sizes),
      ])
  }

  private static func reader(
    _ tables: [Table], _ shelf: (any GroupShelf)? = nil, profile: ColumnarProfile = .small
  ) throws -> ColumnarReader {
    let format = ColumnarFormat(profile: profile)
    var assembly = format.assembly(of: schema, shelf)
    var bytes = assembly.head()
    for table in tables { bytes += assembly.append(format.encode(table)) }
    return try ColumnarReader(bytes + assembly.foot(), path: "sayings.bsc")
  }

  private static func rows(_ tables: [Table]) -> [[Cell]] {
    schema.fields.indices.map { column in tables.flatMap { cells($0.columns[column]) } }
  }

  @Test(arguments: [ColumnarProfile.small, .fast])
  func `small groups become one with the same rows`(profile: ColumnarProfile) throws {
    let tables = (1...9).map { Self.table($0, rows: $0 * 3, hasRuns: $0 != 4) }
    let reader = try Self.reader(tables, profile: profile)
    #expect(reader.groups.count == 1)
    #expect(Self.rows([try reader.table(ofGroup: 0)]) == Self.rows(tables))
  }

  @Test func `a large group is copied as it is, between the small ones`() throws {
    let tables = [
      Self.table(1, rows: 8), Self.table(2, rows: 9), Self.table(3, rows: 70_000),
      Self.table(4, rows: 7), Self.table(5, rows: 6),
    ]
    let reader = try Self.reader(tables)
    #expect(reader.groups.map(\.rowCount) == [17, 70_000, 13])
    #expect(try reader.part(1) == ColumnarFormat().encode(tables[2]))
    let found = try reader.groups.indices.map { try reader.table(ofGroup: $0) }
    #expect(Self.rows(found) == Self.rows(tables))
  }

  @Test func `groups end soon after the same rows, whatever stands before them`() throws {
    let schema = Schema("numbers", "a number", [Field("number", .int32, "it")])
    let tables = (1...150).map { number in
      Table(schema, [.int32(ValueColumn(Array(repeating: Int32(number), count: 8000)))])
    }
    let ends = { (tables: ArraySlice<Table>) in
      let format = ColumnarFormat()
      var assembly = format.assembly(of: schema, nil)
      var bytes = assembly.head()
      for table in tables { bytes += assembly.append(format.encode(table)) }
      let reader = try ColumnarReader(bytes + assembly.foot(), path: "numbers.bsc")
      return Set(reader.groups.map { reader.rowCount - $0.firstRow - $0.rowCount })
    }
    let (all, rest) = (try ends(tables[...]), try ends(tables[1...]))
    #expect(all.count > 4)
    #expect(all.intersection(rest).count > 2)
  }

  @Test func `a group is made once where it is kept, and anew where that is damaged`() throws {
    let tables = (1...9).map { Self.table($0, rows: 40) }
    let shelf = Shelf()
    let first = try Self.reader(tables, shelf)
    #expect(shelf.kept.count == 1)
    #expect(try Self.reader(tables, shelf).part(0) == first.part(0))
    #expect(shelf.taken == 1)
    for name in shelf.kept.keys { shelf.kept[name]?[200] ^= 1 }
    #expect(try Self.reader(tables, shelf).part(0) == first.part(0))
    #expect(shelf.made == 2)
  }

  private final class Shelf: GroupShelf {
    var kept: [UInt64: [UInt8]] = [:]
    var (taken, made) = (0, 0)

    func group(_ name: UInt64) -> [UInt8]? {
      taken += kept[name] == nil ? 0 : 1
      return kept[name]
    }

    func keep(_ group: [UInt8], as name: UInt64) {
      made += 1
      kept[name] = group
    }
  }
}
