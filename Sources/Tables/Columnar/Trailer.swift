/// The last 64 bytes of a file: where its index is.
///
/// ```
///  0  offset of the index     8
///  8  length of the index     8
/// 16  rows                    8
/// 24  groups                  4
/// 28  checksum of the schema  4
/// 32  zero                   16
/// 48  major, minor            2+2
/// 52  checksum of the above   4
/// 56  magic                   8   42 53 43 45 4E 44 1A 0A
/// ```
struct Trailer: Equatable {
  var indexOffset: UInt64
  var indexLength: UInt64
  var rows: UInt64
  var groups: UInt32
  var schemaChecksum: UInt32

  func append(to bytes: inout [UInt8]) {
    let start = bytes.count
    bytes.appendField(indexOffset)
    bytes.appendField(indexLength)
    bytes.appendField(rows)
    bytes.appendField(groups)
    bytes.appendField(schemaChecksum)
    bytes.appendZeros(16)
    bytes.appendField(ColumnarLimits.majorVersion)
    bytes.appendField(ColumnarLimits.minorVersion)
    bytes.appendChecksum(from: start)
    bytes += ColumnarLimits.endMagic
  }

  /// - Precondition: The file has room for it.
  init(_ file: FileBytes) throws(FormatError) {
    let start = file.count - ColumnarLimits.trailerSize
    try file.requireMagic(ColumnarLimits.endMagic, at: start + 56, of: "the end of a file")
    try file.requireChecksum(start..<(start + 52), saidAt: start + 52)
    try file.requireZeros((start + 32)..<(start + 48))
    let major = file.field(UInt16.self, at: start + 48)
    try file.require(
      major == file.field(UInt16.self, at: 8), at: start + 48,
      "format version \(major), the head of the file says \(file.field(UInt16.self, at: 8))")
    indexOffset = file.field(at: start)
    indexLength = file.field(at: start + 8)
    rows = file.field(at: start + 16)
    groups = file.field(at: start + 24)
    schemaChecksum = file.field(at: start + 28)
  }

  init(indexOffset: Int, indexLength: Int, rows: Int, groups: Int, schemaChecksum: UInt32) {
    self.indexOffset = UInt64(indexOffset)
    self.indexLength = UInt64(indexLength)
    self.rows = UInt64(rows)
    self.groups = UInt32(groups)
    self.schemaChecksum = schemaChecksum
  }
}
