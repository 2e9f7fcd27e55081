import Kernels
import TestSupport
import Tables
import Testing

struct ColumnarJoinTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private func write(_ name: String, _ tables: [Table], _ schema: Schema) throws -> String {
    try folder.write(name, file(tables, schema: schema))
  }

  private func files() throws -> [String] {
    let first = table(strings(["one", "two", nil]))
    let second = table(strings(["three"]))
    let schema = first.schema
    return [
      try write("a.bsc", [first, second], schema), try write("none.bsc", [], schema),
      try write("b.bsc", [second, first], schema),
    ]
  }

  @Test func `a joined file is what one writer of all groups makes`() throws {
    let first = table(strings(["one", "two", nil]))
    let second = table(strings(["three"]))
    let output = "\(folder.path)/c.bsc"
    var join = ColumnarJoin(try files())
    try join.write(to: output)
    #expect(join.rowCount == 8)
    #expect(join.groupCount == 4)
    let bytes = try readFile(output)
    #expect(bytes == file([first, second, second, first], schema: first.schema))
    let reader = try ColumnarReader(readingFrom: output)
    #expect(reader.groups.map(\.firstRow) == [0, 3, 4, 5])
    #expect(try reader.table(ofGroup: 3) == first)
  }

  @Test func `the output may be one of the inputs`() throws {
    let files = try files()
    var join = ColumnarJoin([files[0], files[0]])
    try join.write(to: files[0])
    #expect(try ColumnarReader(readingFrom: files[0]).rowCount == 8)
    #expect(try FileSystem.names(in: folder.path) == ["a.bsc", "b.bsc", "none.bsc"])
  }

  @Test(arguments: [
    (Schema("u", "", [Field("n", .int32, "")]), "table 'u', it is 't'"),
    (Schema("t", "", [Field("m", .int32, "")]), "column 'm' where column 'n' is"),
    (Schema("t", "", [Field("n", .int64, "")]), "'n' is int64, it is int32"),
    (
      Schema("t", "", [Field("n", .int32, nullable: true, "")]),
      "'n' may be null, which it may not"
    ),
    (Schema("t", "", [Field("n", .int32, "a")]), "'n' means 'a', it means ''"),
    (
      Schema("t", "", [Field("n", .int32, ""), Field("o", .bool, "")]),
      "column 'o', which is not"
    ),
    (Schema("t", "a", [Field("n", .int32, "")]), "a row is 'a', it is ''"),
  ])
  func `files that differ are refused by name, and nothing is written`(
    other: Schema, difference: String
  ) throws {
    let one = try write("a.bsc", [], Schema("t", "", [Field("n", .int32, "")]))
    let two = try write("b.bsc", [], other)
    let error = #expect(throws: ColumnarJoin.Mismatch.self) {
      var join = ColumnarJoin([one, one, two])
      try join.write(to: "\(folder.path)/c.bsc")
    }
    #expect(error?.description == "\(two): \(difference) in \(one)")
    #expect(try FileSystem.names(in: folder.path) == ["a.bsc", "b.bsc"])
  }

  @Test func `a damaged group is refused, and nothing is written`() throws {
    let files = try files()
    var bytes = try readFile(files[0])
    let group = try ColumnarReader(bytes, path: "a").groups[1]
    bytes[group.offset + group.length - 64] ^= 1
    try folder.write("a.bsc", bytes)
    #expect(throws: FormatError.self) {
      var join = ColumnarJoin(files)
      try join.write(to: "\(folder.path)/c.bsc")
    }
    #expect(try FileSystem.names(in: folder.path) == ["a.bsc", "b.bsc", "none.bsc"])
  }
}
