import Kernels
import TestSupport
import Tables
import Testing

/// Files that were cut short or changed: reading them gives a `FormatError`, or the right table,
/// and nothing else.
///
/// Each byte is changed in one way, which differs from byte to byte; with BROADSHEET_LONG_TESTS=1 in
/// every way.
struct ColumnarDamageTests {
  private static let names = [
    "several-groups", "int32-for-packed-nulls", "string-dict-nulls", "string-utf8", "int64-runs",
    "bool-bitmap-nulls", "string-runs-nulls", "float64-plain", "int32-delta-nulls",
    "date-const-nulls", "no-rows", "references-nulls", "string-wordtext-nulls",
    "string-dict-pages-nulls", "references-partners-nulls",
  ]

  private func golden(_ name: String) throws -> [UInt8] {
    try readFile("\(projectFolder)/Tests/Golden/columnar-v1/\(name).bsc")
  }

  private func chosen<Change>(_ changes: [Change], at place: Int) -> [Change] {
    isLongRun ? changes : [changes[place % changes.count]]
  }

  /// All that is in a file.
  private func contents(_ bytes: [UInt8], memoryLimit: Int = 1 << 24) throws -> [[[Cell]]] {
    let reader = try ColumnarReader(bytes, path: "damaged.bsc", memoryLimit: memoryLimit)
    return try reader.groups.indices.map { group in
      try reader.table(ofGroup: group).columns.map { cells($0) }
    }
  }

  @Test(arguments: names)
  func `a file that ends early is refused`(name: String) throws {
    let whole = try golden(name)
    for count in 0..<whole.count {
      #expect(throws: FormatError.self, "\(count) bytes") { try contents(Array(whole[..<count])) }
    }
  }

  @Test(arguments: names)
  func `a file with one changed byte is refused`(name: String) throws {
    let whole = try golden(name)
    for place in whole.indices {
      for change: UInt8 in chosen([0x01, 0xFF], at: place) {
        var bytes = whole
        bytes[place] ^= change
        #expect(throws: FormatError.self, "byte \(place)") { try contents(bytes) }
      }
    }
  }

  @Test(arguments: names)
  func `a file that was changed on purpose gives a table or an error`(name: String) throws {
    let whole = try golden(name)
    // Of the large file every fifth byte: it has the structures of the others.
    for place in stride(from: 0, to: whole.count, by: whole.count > 4096 ? 5 : 1) {
      let values = chosen([0, 0x7F, 0xFF, whole[place] &+ 1], at: place)
      for value in values where value != whole[place] {
        var bytes = whole
        bytes[place] = value
        try expectTableOrError(&bytes, of: whole)
      }
    }
  }

  @Test(arguments: names)
  func `a file with an extreme number gives a table or an error`(name: String) throws {
    let whole = try golden(name)
    for place in stride(from: 0, to: whole.count - 8, by: whole.count > 4096 ? 12 : 4) {
      let extremes = [(4, 0xFF), (4, 0x7F), (8, 0xFF), (8, 0x7F)]
      for (count, last) in chosen(extremes, at: place / 4) {
        var bytes = whole
        for index in 0..<(count - 1) { bytes[place + index] = 0xFF }
        bytes[place + count - 1] = UInt8(last)
        try expectTableOrError(&bytes, of: whole)
      }
    }
  }

  /// Reads a changed file with its checksums made right; fails on anything but a `FormatError`.
  private func expectTableOrError(_ bytes: inout [UInt8], of whole: [UInt8]) throws {
    repairChecksums(&bytes, of: whole)
    do {
      _ = try contents(bytes, memoryLimit: 1 << 20)
    } catch is FormatError {
      return
    }
  }

  @Test func `files made to do harm are refused`() throws {
    let folder = "\(projectFolder)/Tests/Fixtures/columnar-damaged"
    for name in try FileSystem.names(in: folder) where name.hasSuffix(".bsc") {
      let bytes = try readFile("\(folder)/\(name)")
      #expect(throws: FormatError.self, "\(name)") { try contents(bytes, memoryLimit: 1 << 22) }
    }
  }

  @Test func `bytes of chance are refused`() {
    var chance = SeededRandom(seed: 3)
    for count in 0..<300 {
      let bytes = (0..<count).map { _ in UInt8(truncatingIfNeeded: chance.next()) }
      #expect(throws: FormatError.self) { try contents(bytes) }
    }
  }

  @Test func `a column that needs more memory than allowed is refused`() throws {
    let table = table(integers(Array(repeating: 5, count: 1_000_000)))
    let bytes = file([table], schema: table.schema)
    #expect(bytes.count < 1000)
    #expect(throws: FormatError.self) { try contents(bytes, memoryLimit: 1 << 20) }
  }
}

struct FormatErrorTests {
  @Test func `the message says where, what was found, and what was expected`() throws {
    var bytes = try readFile("\(projectFolder)/Tests/Golden/columnar-v1/no-rows.bsc")
    bytes[0] = 0x50
    #expect(
      message(bytes) == "x.bsc: byte 0: 50 42 53 43 0d 0a 1a 0a, expected 89 42 53 43 0d "
        + "0a 1a 0a of a columnar file")
    bytes[0] = 0x89
    #expect(
      message(Array(bytes.prefix(40)))
        == "x.bsc: byte 40: the file ends here; it has at least 128 bytes")
    bytes[64] ^= 1
    #expect(message(bytes) == "x.bsc: byte 64: 43 53 45 47, expected 42 53 45 47 of a segment")
    bytes[64] ^= 1
    bytes[70] = 9
    let found = crc32(Array(bytes[64..<124]))
    let said = crc32(Array(bytes[64..<70]) + [0] + Array(bytes[71..<124]))
    #expect(message(bytes) == "x.bsc: byte 64: checksum is \(found), file says \(said)")
  }

  private func message(_ bytes: [UInt8]) -> String? {
    do {
      _ = try ColumnarReader(bytes, path: "x.bsc")
      return nil
    } catch {
      return error.description
    }
  }
}
