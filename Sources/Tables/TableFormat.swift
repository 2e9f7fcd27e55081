import Kernels

/// A file format that tables are written in.
///
/// A published file is the finished bytes of its parts laid one after another, with a head and a
/// foot; nothing of a part depends on where it comes to lie. So parts are made on many threads,
/// kept, and reused. (Of a columnar file, small parts that follow one another become one.)
package protocol TableFormat: Sendable {
  /// The word for it in `pipeline.json`: `csv`, `columnar`.
  static var name: String { get }
  /// What file names end in, with the dot: `.csv.gz`.
  var fileExtension: String { get }

  /// The finished bytes of some rows.
  ///
  /// - Precondition: The table has at least one row.
  func encode(_ table: Table) -> EncodedRows

  /// The bytes of some rows for `merging`: finished, or, where they are few, as they are.
  ///
  /// - Precondition: The table has at least one row.
  func encodePart(_ table: Table) -> EncodedRows

  /// Puts small parts together before they are laid into a file of that schema; nil where the
  /// parts of this format are finished as they come.
  func merging(of schema: Schema) -> GroupMerging?

  /// Begins a file of that schema.
  func assembly(of schema: Schema) -> any TableAssembly
}

extension TableFormat {
  package func encodePart(_ table: Table) -> EncodedRows { encode(table) }
  package func merging(of schema: Schema) -> GroupMerging? { nil }
}

/// Rows of one table in one format, ready to be laid into a file.
package struct EncodedRows: Sendable, Equatable {
  package var bytes: [UInt8]
  package var rowCount: Int
  /// CRC-32 and length of what `bytes` holds before compression, for formats that need them.
  package var checksum: UInt32
  package var uncompressedCount: Int

  package init(bytes: [UInt8], rowCount: Int, checksum: UInt32 = 0, uncompressedCount: Int = 0) {
    self.bytes = bytes
    self.rowCount = rowCount
    self.checksum = checksum
    self.uncompressedCount = uncompressedCount
  }

  /// Appends rows of the same table, in the same format, that follow these.
  package mutating func append(_ more: EncodedRows) {
    checksum = crc32Combined(checksum, more.checksum, secondCount: more.uncompressedCount)
    uncompressedCount += more.uncompressedCount
    rowCount += more.rowCount
    bytes += more.bytes
  }
}

/// A file that is being put together.
///
/// Each call returns the bytes to append to it next.
package protocol TableAssembly {
  mutating func head() -> [UInt8]
  mutating func append(_ rows: EncodedRows) -> [UInt8]
  mutating func foot() -> [UInt8]
}
