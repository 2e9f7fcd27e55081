import Kernels

/// What a segment holds.
enum SegmentKind: UInt8 {
  case schema = 1
  // 2 is kept for dictionaries shared by groups, 5 for notes of the writer.
  case group = 3
  case index = 4
}

/// The first 64 bytes of every segment.
///
/// Nothing in a segment says where in the file it lies.
///
/// ```
///  0  magic                    4   42 53 45 47
///  4  kind                     1
///  5  zero                     3
///  8  length of the segment    8   this header included; a multiple of 64
/// 16  rows                     4   of a group, else 0
/// 20  columns                  2
/// 22  pools                    2   of a group, else 0
/// 24  entries                  4   buffers of a group, groups of an index, else 0
/// 28  length of the records    4   which follow this header
/// 32  checksum of the schema   4
/// 36  checksum of the records  4
/// 40  zero                    20
/// 60  checksum of the above    4
/// ```
struct SegmentHeader: Equatable {
  var kind: SegmentKind
  var length: Int
  var rows = 0
  var columns: Int
  var pools = 0
  var entries = 0
  var recordsLength: Int
  var schemaChecksum: UInt32
  var recordsChecksum: UInt32

  func append(to bytes: inout [UInt8]) {
    let start = bytes.count
    bytes += ColumnarLimits.segmentMagic
    bytes.append(kind.rawValue)
    bytes.appendZeros(3)
    bytes.appendField(UInt64(length))
    bytes.appendField(UInt32(rows))
    bytes.appendField(UInt16(columns))
    bytes.appendField(UInt16(pools))
    bytes.appendField(UInt32(entries))
    bytes.appendField(UInt32(recordsLength))
    bytes.appendField(schemaChecksum)
    bytes.appendField(recordsChecksum)
    bytes.appendZeros(20)
    bytes.appendChecksum(from: start)
  }
}

extension SegmentHeader {
  /// Reads the header at `offset` and checks that the segment is of that kind, ends before
  /// `end`, and has the records that its checksum speaks of.
  init(
    _ file: FileBytes, at offset: Int, before end: Int, kind: SegmentKind
  ) throws(FormatError) {
    try file.require(offset % 64 == 0, at: offset, "a segment begins off a multiple of 64")
    try file.requireRoom(64, at: offset, before: end, for: "a segment header")
    try file.requireMagic(ColumnarLimits.segmentMagic, at: offset, of: "a segment")
    try file.requireChecksum(offset..<(offset + 60), saidAt: offset + 60)
    let found = file.bytes[offset + 4]
    try file.require(
      found == kind.rawValue, at: offset + 4,
      "a segment of kind \(found), expected \(kind.rawValue) (\(kind))")
    try file.requireZeros((offset + 5)..<(offset + 8))
    try file.requireZeros((offset + 40)..<(offset + 60))
    let long = file.field(UInt64.self, at: offset + 8)
    guard let length = Int(exactly: long), length >= 64, length % 64 == 0, length <= end - offset
    else {
      throw file.error(
        offset + 8, "a segment of \(long) bytes, expected a multiple of 64 that ends by \(end)")
    }
    self.kind = kind
    self.length = length
    rows = Int(file.field(UInt32.self, at: offset + 16))
    columns = Int(file.field(UInt16.self, at: offset + 20))
    pools = Int(file.field(UInt16.self, at: offset + 22))
    entries = Int(file.field(UInt32.self, at: offset + 24))
    recordsLength = Int(file.field(UInt32.self, at: offset + 28))
    schemaChecksum = file.field(at: offset + 32)
    recordsChecksum = file.field(at: offset + 36)
    try file.require(
      recordsLength <= length - 64, at: offset + 28,
      "records of \(recordsLength) bytes in a segment of \(length)")
    let records = (offset + 64)..<(offset + 64 + recordsLength)
    try file.requireChecksum(records, saidAt: offset + 36)
  }
}
