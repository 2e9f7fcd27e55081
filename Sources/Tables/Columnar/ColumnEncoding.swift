/// One way to store the values of a column that are not null.
///
/// The writer asks every encoding for its `size` and takes the smallest.
protocol ColumnEncoding: Sendable {
  /// Names this encoding in files. Never used for another, even after this one is gone.
  static var code: UInt8 { get }
  /// The word for it in the specification and in messages.
  static var name: String { get }

  /// How many of the record's two columns it may refer to.
  static var references: Int { get }
  /// Whether it stores strings by their places in a pool.
  static var usesPool: Bool { get }

  /// About how many bytes `encode` would make, or `nil` where it cannot store these values.
  func size(of column: ColumnImage) -> Int?

  /// - Parameter places: For each distinct string its place in a pool, if the column uses one.
  /// - Precondition: `size` is not `nil`.
  func encode(_ column: ColumnImage, places: [UInt32], level: Int) -> EncodedColumn

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
  static var references: Int { 0 }
  static var usesPool: Bool { false }
  var usesPool: Bool { Self.usesPool }
}

/// An encoding that foretells values from those of other columns.
///
/// `ReferencePlan` writes it, since it takes more than one column to do so.
protocol ReferringEncoding: ColumnEncoding {}

extension ReferringEncoding {
  func size(of column: ColumnImage) -> Int? { nil }

  func encode(_ column: ColumnImage, places: [UInt32], level: Int) -> EncodedColumn {
    preconditionFailure("\(name) of one column alone")
  }
}

/// What an encoding makes of a column.
struct EncodedColumn: Sendable {
  /// Columns that it refers to.
  var column: Int?
  var secondColumn: Int?
  var parameter: Int64 = 0
  var buffers: [EncodedBuffer] = []
  var usesPool = false

  /// Bytes that it adds to a file, without its pool.
  var size: Int { buffers.reduce(0) { $0 + $1.size } }
}

/// A column of a group in a file: its record, and which buffers hold its values.
struct StoredColumn: Sendable {
  let record: ColumnRecord
  /// Numbers of its buffers in the group, without that of the nulls.
  let buffers: Range<Int>
  /// One per row: whether it holds a value; empty where all do.
  let valid: [Bool]

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
  /// Of `int32`, `date` and `bool`.
  case narrow([Int32])
  /// Of `int64`, and of `float64` its bits.
  case wide([Int64])
  /// Strings, one after another, and where each ends.
  case texts(bytes: [UInt8], ends: [Int32])
  /// For each string, its place in a pool.
  case coded(codes: [Int32], pool: StringPool)
  /// The same for runs of equal strings, and up to which value each goes.
  case codedRuns(codes: [Int32], runEnds: [Int32], pool: StringPool)
}
