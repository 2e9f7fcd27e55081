/// Values laid one behind another as bytes, for files that only this program reads.
///
/// Numbers take 8 bytes, lowest first; strings and lists their length before them.
package struct RecordWriter: Sendable {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package mutating func append(_ value: UInt64) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: value &>> shift))
    }
  }

  package mutating func append(_ value: Int) { append(UInt64(bitPattern: Int64(value))) }

  package mutating func append(_ value: [UInt8]) {
    append(value.count)
    bytes += value
  }

  package mutating func append(_ value: String) {
    append(value.utf8.count)
    bytes += value.utf8
  }

  package mutating func append(_ value: Int?) {
    bytes.append(value == nil ? 0 : 1)
    if let value { append(value) }
  }

  package mutating func append(_ value: String?) {
    bytes.append(value == nil ? 0 : 1)
    if let value { append(value) }
  }

  package mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }
}

/// Takes values apart that a `RecordWriter` laid together.
///
/// Whatever the bytes are, the outcome is a value or `Damaged`, with no more memory than the bytes
/// take.
package struct RecordReader: Sendable {
  /// The bytes are not what was written.
  package struct Damaged: Error, Equatable {
    package init() {}
  }

  private let bytes: [UInt8]
  private var position: Int
  private let end: Int

  /// - Precondition: The range lies in the bytes.
  package init(_ bytes: [UInt8], _ range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "outside of the bytes")
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
  }

  package var isAtEnd: Bool { position == end }

  package mutating func word() throws(Damaged) -> UInt64 {
    guard end - position >= 8 else { throw Damaged() }
    var value: UInt64 = 0
    for index in 0..<8 { value |= UInt64(bytes[position + index]) &<< UInt64(8 * index) }
    position += 8
    return value
  }

  package mutating func integer() throws(Damaged) -> Int {
    Int(truncatingIfNeeded: Int64(bitPattern: try word()))
  }

  /// A number of things that take at least a byte each.
  package mutating func count() throws(Damaged) -> Int {
    let count = try integer()
    guard count >= 0, count <= end - position else { throw Damaged() }
    return count
  }

  package mutating func byteArray() throws(Damaged) -> [UInt8] {
    let count = try count()
    defer { position += count }
    return Array(bytes[position..<(position + count)])
  }

  package mutating func string() throws(Damaged) -> String {
    let count = try count()
    defer { position += count }
    return String(decoding: bytes[position..<(position + count)], as: UTF8.self)
  }

  package mutating func optionalInteger() throws(Damaged) -> Int? {
    try flag() ? try integer() : nil
  }

  package mutating func optionalString() throws(Damaged) -> String? {
    try flag() ? try string() : nil
  }

  private mutating func flag() throws(Damaged) -> Bool {
    guard position < end, bytes[position] < 2 else { throw Damaged() }
    position += 1
    return bytes[position - 1] == 1
  }
}
