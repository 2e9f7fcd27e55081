import Kernels

/// Strings that columns of a group name by their number.
///
/// ```
///  0  entries        4
///  4  first buffer   4
///  8  buffers        2
/// 10  encoding       1   0: lengths, then bytes
/// 11  zero          21
/// ```
struct PoolRecord: Equatable {
  var entries: Int
  var firstBuffer = 0
  var buffers = 2
  /// Where the record is in the file.
  var offset = 0

  func append(to bytes: inout [UInt8]) {
    bytes.appendField(UInt32(entries))
    bytes.appendField(UInt32(firstBuffer))
    bytes.appendField(UInt16(buffers))
    bytes.appendZeros(22)
  }
}

extension PoolRecord {
  /// - Precondition: The record lies inside the file.
  init(_ file: FileBytes, at offset: Int) throws(FormatError) {
    self.offset = offset
    entries = Int(file.field(UInt32.self, at: offset))
    firstBuffer = Int(file.field(UInt32.self, at: offset + 4))
    buffers = Int(file.field(UInt16.self, at: offset + 8))
    try file.require(
      file.bytes[offset + 10] == 0, at: offset + 10,
      "pool encoding \(file.bytes[offset + 10]), expected 0")
    try file.requireZeros((offset + 11)..<(offset + 32))
    try file.require(buffers == 2, at: offset + 8, "\(buffers) buffers of a pool, expected 2")
    try file.require(entries > 0, at: offset, "a pool without entries")
  }
}
