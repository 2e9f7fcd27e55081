import Kernels
import Tables
import TestSupport
import Testing

struct ColumnarDocumentTests {
  private static let path = projectFolder + "/Documentation/columnar-format.md"

  /// The bytes of the worked example: `0040  42 53 …  00 00 …   remark`.
  private func example(count: Int) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let text = String(decoding: try readFile(Self.path), as: UTF8.self)
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ").prefix(17)
      guard words.count == 17, words[0].count == 4, let offset = Int(words[0], radix: 16) else {
        continue
      }
      for (index, word) in words.dropFirst().enumerated() {
        bytes[offset + index] = try #require(UInt8(word, radix: 16))
      }
    }
    return bytes
  }

  @Test func `the worked example is the file that is written`() throws {
    let schema = Schema("t", "", [Field("n", .int32, "")])
    let table = Table(schema, [.int32(ValueColumn([3, 5]))])
    let bytes = try example(count: 704)
    #expect(bytes == file([table], schema: schema))
    let reader = try ColumnarReader(bytes, path: Self.path)
    #expect(try reader.table(ofGroup: 0) == table)
  }

  @Test(arguments: [
    "0 | CONST", "1 | PLAIN", "2 | FOR", "3 | DELTA", "4 | RUNS", "6 | DICT", "10 | UTF8",
    "13 | BITMAP", "15 | GROUPED",
  ])
  func `every encoding is described`(row: String) throws {
    let text = String(decoding: try readFile(Self.path), as: UTF8.self)
    #expect(text.contains("\n| \(row) |"))
  }
}
