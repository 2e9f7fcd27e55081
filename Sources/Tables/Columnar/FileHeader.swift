/// The first 64 bytes of a file: what it is, and which version of the format.
///
/// ```
///  0  magic                   8   89 42 53 43 0D 0A 1A 0A
///  8  major, minor            2+2
/// 12  zero                    4
/// 16  incompatible features   8   none yet: a reader refuses bits that it does not know
/// 24  compatible features     8   a reader may ignore these
/// 32  zero                   28
/// 60  checksum of the above   4
/// ```
enum FileHeader {
  static func append(to bytes: inout [UInt8]) {
    let start = bytes.count
    bytes += ColumnarLimits.fileMagic
    bytes.appendField(ColumnarLimits.majorVersion)
    bytes.appendField(ColumnarLimits.minorVersion)
    bytes.appendZeros(48)
    bytes.appendChecksum(from: start)
  }

  static func check(_ file: FileBytes) throws(FormatError) {
    let least = ColumnarLimits.headerSize + ColumnarLimits.trailerSize
    try file.require(
      file.count >= least, at: file.count, "the file ends here; it has at least \(least) bytes")
    try file.requireMagic(ColumnarLimits.fileMagic, at: 0, of: "a columnar file")
    try file.requireChecksum(0..<60, saidAt: 60)
    let major = file.field(UInt16.self, at: 8)
    try file.require(
      major == ColumnarLimits.majorVersion, at: 8,
      "format version \(major), this reader knows \(ColumnarLimits.majorVersion)")
    try file.requireZeros(12..<16)
    let features = file.field(UInt64.self, at: 16)
    try file.require(features == 0, at: 16, "features \(features), this reader knows none")
    try file.requireZeros(32..<60)
  }
}
