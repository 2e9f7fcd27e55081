import Kernels

/// What a buffer is for.
enum BufferRole: UInt8 {
  /// Which rows hold a value.
  case validity = 1
  case values = 2
  /// Numbers of strings in a pool.
  case codes = 3
  /// Lengths of runs in rows, or of strings in bytes.
  case lengths = 4
  /// UTF-8 of strings, one after another.
  case bytes = 5
  /// Which values a correction is for.
  case positions = 6
  /// What each entry of another column's pool stands for.
  case targets = 7
}

/// How the numbers of a buffer stand in it, once it is decompressed.
enum BufferForm: UInt8 {
  /// One after another, in 1, 2, 4 or 8 bytes each.
  case elements = 0
  /// In so many bits each, in blocks of 1024 (`packTransposed`).
  case packed = 1
  /// In one bit each (`packedFlags`).
  case flags = 2
  /// The lowest byte of all, then the next byte of all (`planeBytes`).
  case planes = 3
  /// In one byte each, and then the low bits of those that are large (`PageCut`).
  case pages = 4
}

/// How a buffer is compressed.
enum BufferCodec: UInt8 {
  case stored = 0
  /// One raw deflate stream.
  case deflate = 1
}

/// One piece of a column or pool.
///
/// ```
///  0  role              1
///  1  form              1
///  2  element           1   bytes of an element or a lane; how many planes; 0 for flags;
///                           how many numbers of pages are symbols themselves
///  3  bits              1   of a packed number, or the low ones of pages; 1 for flags, else 0
///  4  codec             1
///  5  zero              3
///  8  count             4   numbers in it
/// 12  checksum          4   of the bytes as they are stored
/// 16  offset            8   from the beginning of the segment
/// 24  length            4   as stored
/// 28  length            4   decompressed
/// 32  base              8   added to each number
/// 40  zero              8
/// ```
struct BufferRecord: Equatable {
  var role: BufferRole
  var form: BufferForm
  var element: Int
  var bits: Int
  var codec: BufferCodec
  var count: Int
  var checksum: UInt32
  var start = 0
  var storedLength: Int
  var rawLength: Int
  var base: Int64
  /// Where the record is in the file.
  var offset = 0

  func append(to bytes: inout [UInt8]) {
    bytes += [role.rawValue, form.rawValue, UInt8(element), UInt8(bits), codec.rawValue, 0, 0, 0]
    bytes.appendField(UInt32(count))
    bytes.appendField(checksum)
    bytes.appendField(UInt64(start))
    bytes.appendField(UInt32(storedLength))
    bytes.appendField(UInt32(rawLength))
    bytes.appendField(base)
    bytes.appendZeros(8)
  }

  /// Bytes of a lane of the packed form.
  static func laneBytes(bits: Int) -> Int {
    switch bits {
    case 0: 0
    case 1...8: 1
    case 9...16: 2
    case 17...32: 4
    default: 8
    }
  }
}

extension BufferRecord {
  /// - Precondition: The record lies inside the file.
  init(_ file: FileBytes, at offset: Int) throws(FormatError) {
    self.offset = offset
    guard let role = BufferRole(rawValue: file.bytes[offset]) else {
      throw file.error(offset, "buffer role \(file.bytes[offset]), expected 1 to 7")
    }
    guard let form = BufferForm(rawValue: file.bytes[offset + 1]) else {
      throw file.error(offset + 1, "buffer form \(file.bytes[offset + 1]), expected 0 to 4")
    }
    guard let codec = BufferCodec(rawValue: file.bytes[offset + 4]) else {
      throw file.error(offset + 4, "codec \(file.bytes[offset + 4]), expected 0 or 1")
    }
    self.role = role
    self.form = form
    self.codec = codec
    element = Int(file.bytes[offset + 2])
    bits = Int(file.bytes[offset + 3])
    try file.requireZeros((offset + 5)..<(offset + 8))
    count = Int(file.field(UInt32.self, at: offset + 8))
    checksum = file.field(at: offset + 12)
    let start = file.field(UInt64.self, at: offset + 16)
    self.start = Int(exactly: start) ?? Int.max
    storedLength = Int(file.field(UInt32.self, at: offset + 24))
    rawLength = Int(file.field(UInt32.self, at: offset + 28))
    base = file.field(at: offset + 32)
    try file.requireZeros((offset + 40)..<(offset + 48))
    try checkShape(file)
  }

  /// Checks that form, count and lengths agree.
  private func checkShape(_ file: FileBytes) throws(FormatError) {
    let expected: ClosedRange<Int>
    switch form {
    case .elements:
      try file.require(
        [1, 2, 4, 8].contains(element), at: offset + 2,
        "elements of \(element) bytes, expected 1, 2, 4 or 8")
      try file.require(bits == 0, at: offset + 3, "\(bits) bits of an element, expected 0")
      expected = count * element...count * element
    case .packed:
      try file.require(bits <= 64, at: offset + 3, "numbers of \(bits) bits, expected 0 to 64")
      let lane = BufferRecord.laneBytes(bits: bits)
      try file.require(
        element == lane, at: offset + 2, "lanes of \(element) bytes, expected \(lane)")
      let bytes = packedByteCount(count: count, bits: bits)
      expected = bytes...bytes
    case .planes:
      try file.require(
        (1...8).contains(element), at: offset + 2, "\(element) planes, expected 1 to 8")
      try file.require(bits == 0, at: offset + 3, "\(bits) bits of planes, expected 0")
      expected = count * element...count * element
    case .pages:
      try file.require(
        (1...16).contains(bits), at: offset + 3, "\(bits) low bits of pages, expected 1 to 16")
      // How many numbers lie in pages, only the symbols say.
      expected = count...(count + packedByteCount(count: count, bits: bits))
    case .flags:
      try file.require(
        element == 0 && bits == 1 && base == 0, at: offset + 2,
        "flags of \(element) bytes, \(bits) bits, base \(base), expected 0, 1, 0")
      expected = (count + 7) / 8...(count + 7) / 8
    }
    try file.require(
      expected.contains(rawLength), at: offset + 28,
      "\(rawLength) bytes for \(count) numbers, expected \(expected.text)")
    try file.require(
      rawLength <= ColumnarLimits.maximumBufferBytes, at: offset + 28,
      "a buffer of \(rawLength) bytes, at most \(ColumnarLimits.maximumBufferBytes)")
    switch codec {
    case .stored:
      try file.require(
        storedLength == rawLength, at: offset + 24,
        "\(storedLength) bytes stored of \(rawLength)")
    case .deflate:
      try file.require(
        rawLength <= storedLength * ColumnarLimits.maximumExpansion, at: offset + 24,
        "\(rawLength) bytes out of \(storedLength); deflate cannot do that")
    }
  }
}

extension ClosedRange<Int> {
  /// For messages: the only number in it, or the first and the last.
  fileprivate var text: String {
    lowerBound == upperBound ? "\(lowerBound)" : "\(lowerBound) to \(upperBound)"
  }
}
