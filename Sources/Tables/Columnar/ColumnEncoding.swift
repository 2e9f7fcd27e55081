/// One way to store the values of a column that are not null.
///
/// The writer asks every encoding for its `size` and takes the smallest.
protocol ColumnEncoding: Sendable {
  /// Names this encoding in files. Never used for another, even after this one is gone.
  static var code: UInt8 { get }
  /// The word for it in the specification and in messages.
  static var name: String { get }

  /// About how many bytes `encode` would make, or `nil` where it cannot store these values.
  func size(of column: ColumnImage) -> Int?

  /// - Precondition: `size` is not `nil`.
  func encode(_ column: ColumnImage, level: Int) -> EncodedColumn

  /// The values, `count` of them.
  ///
  /// - Parameter column: The record and buffers of a file that may be damaged: everything
  ///   that the other parts of the file do not promise is checked, and memory is asked for
  ///   before it is taken.
  func decode(
    _ column: StoredColumn, count: Int, from group: inout GroupSource
  ) throws(FormatError) -> DecodedValues
}

extension ColumnEncoding {
  var code: UInt8 { Self.code }
  var name: String { Self.name }
}

/// What an encoding makes of a column.
struct EncodedColumn: Sendable {
  var parameter: Int64 = 0
  var buffers: [EncodedBuffer] = []
  var pool: EncodedPool?
}

/// A column of a group in a file: its record, and which buffers hold its values.
struct StoredColumn: Sendable {
  let record: ColumnRecord
  /// Numbers of its buffers in the group, without that of the nulls.
  let buffers: Range<Int>

  /// Throws unless there are so many buffers of values.
  func requireBuffers(_ count: Int, _ group: GroupSource) throws(FormatError) {
    try group.file.require(
      buffers.count == count, at: record.offset + 10,
      "\(buffers.count) buffers of values, expected \(count) of encoding \(record.encoding)")
  }

  func requireNoParameter(_ group: GroupSource) throws(FormatError) {
    try group.file.require(
      record.parameter == 0, at: record.offset + 24,
      "parameter \(record.parameter), expected 0 of encoding \(record.encoding)")
  }

  func requireNoPool(_ group: GroupSource) throws(FormatError) {
    try group.file.require(
      record.pool == ColumnRecord.none, at: record.offset + 8,
      "pool \(record.pool) of a column that has none")
  }

  func requireType(isText: Bool, _ group: GroupSource) throws(FormatError) {
    try group.file.require(
      (record.type == .string) == isText, at: record.offset,
      "encoding \(record.encoding) does not store \(record.type.name)")
  }
}

/// The values of a column that are not null, in row order.
enum DecodedValues: Sendable {
  case numbers([Int64])
  /// Strings, one after another, and where each ends.
  case texts(bytes: [UInt8], ends: [Int32])
  /// For each string, its place in a pool.
  case coded(codes: [Int64], pool: StringPool)
  /// The same for runs of equal strings, and up to which value each goes.
  case codedRuns(codes: [Int64], runEnds: [Int32], pool: StringPool)
}
