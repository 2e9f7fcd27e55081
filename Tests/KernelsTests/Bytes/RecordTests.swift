import Kernels
import Testing

struct RecordTests {
  private let bytes: [UInt8]

  init() {
    var writer = RecordWriter()
    writer.append(UInt64.max)
    writer.append(-5)
    writer.append("Zürich")
    writer.append([1, 2, 3])
    writer.append(Int?.none)
    writer.append(String?.some(""))
    bytes = writer.bytes
  }

  @Test func `values come back as they were written`() throws {
    var reader = RecordReader(bytes, bytes.indices)
    #expect(try reader.word() == .max)
    #expect(try reader.integer() == -5)
    #expect(try reader.string() == "Zürich")
    #expect(try reader.byteArray() == [1, 2, 3])
    #expect(try reader.optionalInteger() == nil)
    #expect(try reader.optionalString() == "")
    #expect(reader.isAtEnd)
  }

  @Test func `bytes that were cut short are damaged, never more`() {
    for end in 0..<bytes.count {
      var reader = RecordReader(bytes, 0..<end)
      #expect(throws: RecordReader.Damaged.self) {
        _ = try reader.word()
        _ = try reader.integer()
        _ = try reader.string()
        _ = try reader.byteArray()
        _ = try reader.optionalInteger()
        _ = try reader.optionalString()
      }
    }
  }

  @Test(arguments: [Int.max, -1, 1 << 40])
  func `a length beyond the bytes takes no memory`(length: Int) {
    var writer = RecordWriter()
    writer.append(length)
    var reader = RecordReader(writer.bytes, writer.bytes.indices)
    #expect(throws: RecordReader.Damaged.self) { _ = try reader.byteArray() }
  }
}
