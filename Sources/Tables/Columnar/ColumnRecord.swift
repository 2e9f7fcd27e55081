import Kernels

/// How one column of a group is stored.
///
/// ```
///  0  encoding        1
///  1  type            1   as in the schema
///  2  flags           2   of the statistics
///  4  column          2   that this one refers to; FF FF for none
///  6  second column   2
///  8  pool            2   of the group; FF FF for none
/// 10  buffers         2
/// 12  first buffer    4
/// 16  nulls           4
/// 20  distinct        4
/// 24  parameter       8   of the encoding
/// 32  minimum        16
/// 48  maximum        16
/// ```
struct ColumnRecord: Equatable {
  static let none: UInt16 = 0xFFFF

  var encoding: UInt8
  var type: ValueType
  /// Columns that this one refers to; `none` where it does not.
  var column = ColumnRecord.none
  var secondColumn = ColumnRecord.none
  var pool = ColumnRecord.none
  var buffers = 0
  var firstBuffer = 0
  var parameter: Int64 = 0
  var statistics: ColumnStatistics
  /// Where the record is in the file.
  var offset = 0

  func append(to bytes: inout [UInt8]) {
    bytes.append(encoding)
    bytes.append(type.rawValue)
    bytes.appendField(statistics.flags)
    bytes.appendField(column)
    bytes.appendField(secondColumn)
    bytes.appendField(pool)
    bytes.appendField(UInt16(buffers))
    bytes.appendField(UInt32(firstBuffer))
    bytes.appendField(UInt32(statistics.nullCount))
    bytes.appendField(
      statistics.distinctCount.map { UInt32($0) } ?? ColumnStatistics.unknownDistinct)
    bytes.appendField(parameter)
    statistics.appendBounds(to: &bytes)
  }
}

extension ColumnRecord {
  /// - Precondition: The record lies inside the file.
  init(_ file: FileBytes, at offset: Int) throws(FormatError) {
    self.offset = offset
    encoding = file.bytes[offset]
    guard let type = ValueType(rawValue: file.bytes[offset + 1]) else {
      throw file.error(offset + 1, "type \(file.bytes[offset + 1]), expected 1 to 6")
    }
    self.type = type
    column = file.field(at: offset + 4)
    secondColumn = file.field(at: offset + 6)
    pool = file.field(at: offset + 8)
    buffers = Int(file.field(UInt16.self, at: offset + 10))
    firstBuffer = Int(file.field(UInt32.self, at: offset + 12))
    parameter = file.field(at: offset + 24)
    statistics = try ColumnStatistics(
      file, flagsAt: offset + 2, nullsAt: offset + 16, distinctAt: offset + 20,
      boundsAt: offset + 32)
  }
}
