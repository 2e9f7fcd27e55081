import Kernels
import Tables
import Testing

struct CSVFormatTests {
  @Test(arguments: 1...9)
  func `a file is one gzip member of the header and the rows`(level: Int) throws {
    let table = numberedTable(rows: 10_000)
    let file = csvFile(of: [table], level: level)
    #expect(Array(file[0..<10]) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255])
    var expected = "name,number\r\n"
    for row in 0..<10_000 { expected += "row \(row),\(row * row)\r\n" }
    #expect(try gunzip(file, limit: 1 << 20) == Array(expected.utf8))
    #expect(try memberCount(file) == 1)
  }

  @Test func `rows of several parts follow each other`() throws {
    let parts = [3, 1, 40_000, 2].map { numberedTable(rows: $0) }
    let file = csvFile(of: parts, level: 1)
    var expected = "name,number\r\n"
    for part in parts {
      for row in 0..<part.rowCount { expected += "row \(row),\(row * row)\r\n" }
    }
    #expect(try gunzip(file, limit: 1 << 24) == Array(expected.utf8))
    #expect(try memberCount(file) == 1)
  }

  @Test func `a file without rows holds the header`() throws {
    let file = csvFile(of: [], level: 1)
    #expect(try gunzip(file, limit: 100) == Array("name,number\r\n".utf8))
  }

  @Test func `the same parts give the same bytes`() {
    let parts = [3, 70_000].map { numberedTable(rows: $0) }
    #expect(csvFile(of: parts, level: 1) == csvFile(of: parts, level: 1))
  }

  @Test(arguments: [1, 6])
  func `a damaged file never reads as other rows`(level: Int) throws {
    let file = csvFile(of: [numberedTable(rows: 20), numberedTable(rows: 5)], level: level)
    let contents = try gunzip(file, limit: 1 << 16)
    for index in file.indices {
      #expect(throws: GzipError(.truncated, offset: index)) {
        try gunzip(Array(file[..<index]), limit: 1 << 16)
      }
      for flip in [UInt8(1), 0x10, 0x80, 0xFF] {
        var damaged = file
        damaged[index] ^= flip
        let read = try? gunzip(damaged, limit: 1 << 16)
        #expect(read == nil || read == contents)
      }
    }
  }

  @Test func `a field name that needs quotes has them`() throws {
    let schema = Schema("t", "", [Field("a,b", .int32, ""), Field("c", .int32, "")])
    var assembly = CSVFormat(level: 6).assembly(of: schema)
    let file = assembly.head() + assembly.foot()
    #expect(try gunzip(file, limit: 100) == Array("\"a,b\",c\r\n".utf8))
  }
}

private let schema = Schema(
  "numbers", "a number", [Field("name", .string, "its name"), Field("number", .int64, "it")])

private func numberedTable(rows: Int) -> Table {
  var names = StringColumn()
  var numbers = ValueColumn<Int64>()
  for row in 0..<rows {
    names.append("row \(row)")
    numbers.append(Int64(row * row))
  }
  return Table(schema, [.string(names), .int64(numbers)])
}

private func csvFile(of parts: [Table], level: Int) -> [UInt8] {
  let format = CSVFormat(level: level)
  var assembly = format.assembly(of: schema)
  var file = assembly.head()
  for part in parts { file += assembly.append(format.encode(part)) }
  return file + assembly.foot()
}

private func memberCount(_ file: [UInt8]) throws -> Int {
  var reader = GzipReader()
  reader.feed(file)
  while try reader.read(upTo: 1 << 16) != nil {}
  try reader.finish()
  return reader.members
}
