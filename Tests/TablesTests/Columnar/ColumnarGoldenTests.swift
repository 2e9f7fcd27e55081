import Kernels
import Tables
import TestSupport
import Testing

/// Files of version 1, with what they hold beside them: `Tests/Golden/columnar-v1`.
///
/// They are read for ever, here and by the Python package, and are never written again: a
/// program that can not read them reads another format. A new file is added to `GoldenTables`
/// and recorded, with its twin, by
///
///     BROADSHEET_RECORD_GOLDEN=1 swift test --filter ColumnarGoldenTests
///
/// which leaves those that are there alone, and fails, so that a person looks at the new ones.
struct ColumnarGoldenTests {
  private static let folder = projectFolder + "/Tests/Golden/columnar-v1"

  @Test func `each golden table has its file`() throws {
    for (name, tables) in GoldenTables.all {
      let path = "\(Self.folder)/\(name).bsc"
      if FileSystem.exists(path) { continue }
      guard environmentVariable("BROADSHEET_RECORD_GOLDEN") != nil else {
        Issue.record("\(name).bsc is missing")
        continue
      }
      let bytes = file(tables, schema: tables.first?.schema ?? GoldenTables.noRows)
      let reader = try ColumnarReader(bytes, path: path)
      try writeFile(path, bytes)
      try writeFile("\(Self.folder)/\(name).json", Array(jsonText(reader).utf8))
      Issue.record("recorded \(name).bsc; look at \(name).json")
    }
  }

  @Test func `every golden file holds what stands beside it`() throws {
    let names = try FileSystem.names(in: Self.folder).filter { $0.hasSuffix(".bsc") }
    #expect(names.count >= 30)
    for name in names {
      let path = "\(Self.folder)/\(name)"
      let expected = try readFile(String(path.dropLast(4)) + ".json")
      let found = try jsonText(ColumnarReader(readingFrom: path))
      #expect(found == String(decoding: expected, as: UTF8.self), "\(name)")
    }
  }

  @Test func `the golden files have every encoding of every type`() throws {
    var found: Set<String> = []
    for name in try FileSystem.names(in: Self.folder) where name.hasSuffix(".bsc") {
      let reader = try ColumnarReader(readingFrom: "\(Self.folder)/\(name)")
      for group in reader.groups.indices {
        for (column, field) in reader.schema.fields.enumerated() {
          try found.insert(
            "\(field.type.name) \(reader.layout(ofColumn: column, group: group).encoding)")
        }
      }
    }
    let numeric = ["int32", "int64", "float64", "date"].flatMap { type in
      [0, 1, 2, 3, 4].map { "\(type) \($0)" }
    }
    let expected = Set(
      numeric + ["bool 0", "bool 4", "bool 13"] + [0, 4, 6, 7, 10, 11, 15].map { "string \($0)" }
        + [5, 7, 8, 9].map { "int32 \($0)" })
    #expect(expected.subtracting(found).sorted() == [])
  }

  @Test func `the golden files have every form`() throws {
    var found: Set<String> = []
    for name in try FileSystem.names(in: Self.folder) where name.hasSuffix(".bsc") {
      let reader = try ColumnarReader(readingFrom: "\(Self.folder)/\(name)")
      for group in reader.groups.indices {
        for column in reader.schema.fields.indices {
          found.formUnion(try reader.layout(ofColumn: column, group: group).pieces.map(\.form))
        }
      }
    }
    #expect(found == ["elements", "packed", "flags", "planes", "pages"])
  }
}
