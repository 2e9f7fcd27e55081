import Kernels

/// Values of a model, as little-endian bytes.
package struct ModelWriter {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package mutating func append<Value: FixedWidthInteger>(_ value: Value) {
    for index in 0..<(Value.bitWidth / 8) {
      bytes.append(UInt8(truncatingIfNeeded: value >> Value(index * 8)))
    }
  }

  /// The bytes as they are, without their number.
  package mutating func append(bytes added: [UInt8]) { bytes += added }

  /// - Precondition: Shorter than 2^16 bytes.
  package mutating func append(string: String) {
    append(UInt16(string.utf8.count))
    bytes += Array(string.utf8)
  }

  package mutating func append(strings: [String]) {
    append(UInt32(strings.count))
    for string in strings { append(string: string) }
  }

  package mutating func append(_ table: WeightTable) {
    append(UInt32(table.width))
    append(UInt64(table.weights.count))
    bytes += weightBytes(table.weights.span)
  }
}

/// Reads what `ModelWriter` wrote, and trusts none of it.
package struct ModelReader {
  private let content: [UInt8]
  private let path: String
  private let section: String
  /// Where the section begins in the file.
  private let start: Int
  /// The next byte of the section.
  package private(set) var offset = 0

  package init(_ content: [UInt8], path: String, section: String, start: Int = 0) {
    self.content = content
    self.path = path
    self.section = section
    self.start = start
  }

  /// A message about the byte that comes next.
  package func error(_ message: String) -> ModelError {
    ModelError(path: path, byte: start, "byte \(offset) of section '\(section)': \(message)")
  }

  package mutating func bytes(_ count: Int) throws(ModelError) -> [UInt8] {
    guard count >= 0, count <= content.count - offset else {
      throw error("found \(content.count - offset) bytes, expected \(count)")
    }
    defer { offset += count }
    return Array(content[offset..<offset + count])
  }

  /// Hands the next bytes over without copying them.
  package mutating func withBytes<Result>(
    _ count: Int, _ body: (Span<UInt8>) -> Result
  ) throws(ModelError) -> Result {
    guard count >= 0, count <= content.count - offset else {
      throw error("found \(content.count - offset) bytes, expected \(count)")
    }
    defer { offset += count }
    return body(content.span.extracting(offset..<offset + count))
  }

  package mutating func uint16() throws(ModelError) -> UInt16 { try integer() }
  package mutating func uint32() throws(ModelError) -> UInt32 { try integer() }
  package mutating func uint64() throws(ModelError) -> UInt64 { try integer() }

  private mutating func integer<Value: FixedWidthInteger>() throws(ModelError) -> Value {
    var value: Value = 0
    let size = Value.bitWidth / 8
    guard size <= content.count - offset else {
      throw error("found \(content.count - offset) bytes, expected \(size)")
    }
    for index in 0..<size { value |= Value(content[offset + index]) << Value(index * 8) }
    offset += size
    return value
  }

  /// A number of things, in 8 bytes.
  package mutating func count(below limit: Int) throws(ModelError) -> Int {
    let value = try uint64()
    guard value < UInt64(limit) else { throw error("found \(value), expected less than \(limit)") }
    return Int(value)
  }

  package mutating func string() throws(ModelError) -> String {
    let bytes = try bytes(Int(try uint16()))
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw error("found bytes that are not UTF-8")
    }
    return text
  }

  package mutating func strings() throws(ModelError) -> [String] {
    let count = try uint32()
    guard Int(count) <= content.count - offset else {
      throw error("found \(count) strings, expected fewer than there are bytes")
    }
    var strings: [String] = []
    for _ in 0..<count { strings.append(try string()) }
    return strings
  }

  /// - Parameter labels: How many labels the table must have room for.
  package mutating func weights(labels: Int) throws(ModelError) -> WeightTable {
    let width = Int(try uint32())
    let count = try count(below: content.count)
    guard width == WeightTable.width(labels: labels),
      WeightTable.isSound(width: width, weights: count)
    else { throw error("found \(count) weights in rows of \(width) for \(labels) labels") }
    guard count <= (content.count - offset) / 2 else {
      throw error("found \(content.count - offset) bytes, expected \(count) weights")
    }
    let range = offset..<offset + 2 * count
    offset = range.upperBound
    return WeightTable(width: width, weights: storedWeights(content.span.extracting(range)))
  }

  /// - Throws: `ModelError` where there is more.
  package func finish() throws(ModelError) {
    guard offset == content.count else {
      throw error("found \(content.count - offset) more bytes, expected the end")
    }
  }
}
