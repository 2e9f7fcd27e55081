import Kernels

/// The bytes of a columnar file, and the ways to look at them that end in a `FormatError` where
/// they are not as expected.
struct FileBytes: Sendable {
  let bytes: MappedFile
  let path: String

  init(_ bytes: MappedFile, path: String) {
    self.bytes = bytes
    self.path = path
  }

  init(bytes: [UInt8], path: String) { self.init(MappedFile(bytes), path: path) }

  var count: Int { bytes.count }

  func error(_ byte: Int, _ message: String) -> FormatError {
    FormatError(path: path, byte: byte, message)
  }

  /// Throws unless the statement holds.
  func require(
    _ holds: Bool, at byte: Int, _ message: @autoclosure () -> String
  ) throws(FormatError) {
    if !holds { throw error(byte, message()) }
  }

  /// The number at `offset`, lowest byte first.
  ///
  /// - Precondition: It lies inside the file; whoever reads a record checks that once for all of
  ///   its fields.
  func field<Number: FixedWidthInteger>(_ type: Number.Type = Number.self, at offset: Int) -> Number
  {
    var number: Number = 0
    for index in 0..<(Number.bitWidth / 8) {
      number |= Number(truncatingIfNeeded: bytes[offset + index]) << Number(index * 8)
    }
    return number
  }

  /// Throws unless `count` bytes from `offset` on lie before `end`.
  func requireRoom(
    _ count: Int, at offset: Int, before end: Int, for what: String
  ) throws(FormatError) {
    guard offset >= 0, count >= 0, end <= bytes.count, offset <= end, count <= end - offset else {
      throw error(offset, "\(what) of \(count) bytes ends after byte \(end)")
    }
  }

  func requireMagic(_ magic: [UInt8], at offset: Int, of what: String) throws(FormatError) {
    let found = bytes[offset..<(offset + magic.count)]
    guard found == magic else {
      throw error(offset, "\(hexadecimal(found)), expected \(hexadecimal(magic)) of \(what)")
    }
  }

  func requireZeros(_ range: Range<Int>) throws(FormatError) {
    for index in range where bytes[index] != 0 {
      throw error(index, "\(bytes[index]) in bytes that must be 0")
    }
  }

  /// Compares the checksum of a range with what `place` says it is.
  func requireChecksum(_ range: Range<Int>, saidAt place: Int) throws(FormatError) {
    let found = bytes.withBytes(range) { crc32($0) }
    let said = field(UInt32.self, at: place)
    guard found == said else {
      throw error(range.lowerBound, "checksum is \(found), file says \(said)")
    }
  }

  /// Throws unless a range is well-formed UTF-8.
  func requireText(_ text: [UInt8], at byte: Int) throws(FormatError) {
    do {
      _ = try UTF8Span(validating: text.span)
    } catch {
      throw self.error(byte, "not UTF-8 at byte \(error.byteOffsets.lowerBound) of the text")
    }
  }
}

private func hexadecimal(_ bytes: [UInt8]) -> String {
  bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: " ")
}

extension [UInt8] {
  /// Appends a number, lowest byte first.
  mutating func appendField<Number: FixedWidthInteger>(_ number: Number) {
    for index in 0..<(Number.bitWidth / 8) {
      append(UInt8(truncatingIfNeeded: number >> Number(index * 8)))
    }
  }

  mutating func appendZeros(_ count: Int) {
    append(contentsOf: repeatElement(0, count: count))
  }

  /// Appends zeros up to the next multiple of 64.
  mutating func align() { appendZeros(ColumnarLimits.aligned(count) - count) }

  /// Appends the checksum of all bytes from `start` on.
  mutating func appendChecksum(from start: Int) {
    appendField(crc32(span.extracting(start..<count)))
  }
}
