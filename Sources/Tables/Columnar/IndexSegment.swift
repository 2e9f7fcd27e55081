import Kernels

/// Where a group lies in the file.
///
/// ```
///  0  offset                    8
///  8  length                    8
/// 16  rows before it            8
/// 24  rows                      4
/// 28  checksum of its header    4   bytes 60 to 63 of the group
/// ```
struct GroupRecord: Equatable {
  var offset: Int
  var length: Int
  var firstRow: Int
  var rows: Int
  var headerChecksum: UInt32

  func append(to bytes: inout [UInt8]) {
    bytes.appendField(UInt64(offset))
    bytes.appendField(UInt64(length))
    bytes.appendField(UInt64(firstRow))
    bytes.appendField(UInt32(rows))
    bytes.appendField(headerChecksum)
  }
}

/// The last segment of a file: its groups, then for each group the statistics of each column.
struct IndexSegment: Sendable {
  private(set) var groups: [GroupRecord] = []
  /// By group, then by column.
  private(set) var statistics: [[ColumnStatistics]] = []
  let columns: Int

  init(columns: Int) { self.columns = columns }

  mutating func append(_ group: GroupRecord, _ statistics: [ColumnStatistics]) {
    precondition(statistics.count == columns, "statistics of \(statistics.count) columns")
    groups.append(group)
    self.statistics.append(statistics)
  }

  var rowCount: Int { groups.last.map { $0.firstRow + $0.rows } ?? 0 }

  func bytes(schemaChecksum: UInt32) -> [UInt8] {
    var records: [UInt8] = []
    for group in groups { group.append(to: &records) }
    for group in statistics {
      for column in group { column.append(to: &records) }
    }
    var bytes: [UInt8] = []
    SegmentHeader(
      kind: .index, length: ColumnarLimits.aligned(64 + records.count), columns: columns,
      entries: groups.count, recordsLength: records.count, schemaChecksum: schemaChecksum,
      recordsChecksum: crc32(records)
    ).append(to: &bytes)
    bytes += records
    bytes.align()
    return bytes
  }

  /// Reads the index at `range`, whose groups follow one another from `firstGroup` up to it.
  init(
    _ file: FileBytes, _ header: SegmentHeader, at offset: Int, firstGroup: Int
  ) throws(FormatError) {
    columns = header.columns
    let each = ColumnarLimits.groupRecordSize + columns * ColumnarLimits.statisticsRecordSize
    try file.require(
      header.recordsLength == header.entries * each, at: offset + 28,
      "\(header.recordsLength) bytes of index for \(header.entries) groups, "
        + "expected \(header.entries * each)")
    var place = offset + 64
    var next = firstGroup
    var rows = 0
    for _ in 0..<header.entries {
      let group = try GroupRecord(file, at: place, expectedAt: next, firstRow: rows, end: offset)
      next = group.offset + group.length
      rows += group.rows
      groups.append(group)
      place += ColumnarLimits.groupRecordSize
    }
    try file.require(
      next == offset, at: offset + 64,
      "the groups end at byte \(next), the index begins at \(offset)")
    for _ in 0..<header.entries {
      var group: [ColumnStatistics] = []
      for _ in 0..<columns {
        group.append(try ColumnStatistics(file, at: place))
        place += ColumnarLimits.statisticsRecordSize
      }
      statistics.append(group)
    }
  }
}

extension GroupRecord {
  /// - Precondition: The record lies inside the file.
  fileprivate init(
    _ file: FileBytes, at place: Int, expectedAt offset: Int, firstRow: Int, end: Int
  ) throws(FormatError) {
    let found = file.field(UInt64.self, at: place)
    try file.require(
      found == UInt64(offset), at: place, "a group at byte \(found), expected \(offset)")
    let length = file.field(UInt64.self, at: place + 8)
    try file.require(
      length >= 64 && length % 64 == 0 && length <= UInt64(end - offset), at: place + 8,
      "a group of \(length) bytes, with \(end - offset) before the index")
    let row = file.field(UInt64.self, at: place + 16)
    try file.require(
      row == UInt64(firstRow), at: place + 16, "\(row) rows before a group, expected \(firstRow)")
    let rows = Int(file.field(UInt32.self, at: place + 24))
    try file.require(
      rows >= 1 && rows <= ColumnarLimits.maximumRows, at: place + 24,
      "a group of \(rows) rows, expected 1 to \(ColumnarLimits.maximumRows)")
    self.offset = offset
    self.length = Int(length)
    self.firstRow = firstRow
    self.rows = rows
    headerChecksum = file.field(at: place + 28)
  }
}
