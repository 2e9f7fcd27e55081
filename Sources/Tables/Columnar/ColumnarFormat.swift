import Kernels

/// The columnar format (`Documentation/columnar-format.md`).
///
/// ```
/// file header 64 | schema | group … | index | trailer 64
/// ```
///
/// A part is one group, or several where it has very many rows. Nothing in it depends on where it
/// lies, so a file is made by laying finished groups one after another and adding an index of them.
package struct ColumnarFormat: TableFormat {
  package static let name = "columnar"
  package let fileExtension = ".bsc"
  /// Of deflate: 1 (fast) to 9 (small); 0 for the profile `fast`.
  private let level: Int
  /// Whether text that seldom repeats may be stored as words.
  private var storesWords: Bool
  /// The most rows of a group: more than an ordinary batch has, as a group that is being made takes
  /// some 200 bytes of memory a row.
  private let rowsOfGroup: Int

  package init(
    level: Int = 1, profile: ColumnarProfile = .small, rowsOfGroup: Int = 1 << 19
  ) {
    self.level = profile == .fast ? 0 : level
    storesWords = self.level > 1
    self.rowsOfGroup = rowsOfGroup
  }

  /// One group, or several for a table of very many rows.
  ///
  /// - Precondition: The table has at least one row.
  package func encode(_ table: Table) -> EncodedRows {
    var encoded = EncodedRows(bytes: [], rowCount: table.rowCount)
    for rows in table.slices(most: rowsOfGroup) {
      let group = group(of: table.rows(rows))
      if encoded.bytes.isEmpty { encoded.bytes = group } else { encoded.bytes += group }
    }
    return encoded
  }

  private func group(of table: Table) -> [UInt8] {
    let group = GroupBuilder(table.columns, level: level, storesWords: storesWords)
    let schemaChecksum = crc32(SchemaSegment.records(table.schema))
    return group.finish(rows: table.rowCount, schemaChecksum: schemaChecksum)
  }

  /// For groups that are put together from small ones: they are worth more time.
  var forMerged: ColumnarFormat {
    var other = self
    other.storesWords = level > 0
    return other
  }

  /// All that the bytes of a group follow from, besides its rows and the program.
  var recipe: Int { level }

  package func encodePart(_ table: Table) -> EncodedRows {
    guard let bytes = TableRecord.bytes(of: table) else { return encode(table) }
    return EncodedRows(bytes: bytes, rowCount: table.rowCount)
  }

  package func merging(of schema: Schema) -> GroupMerging? { GroupMerging(schema, self) }

  package func assembly(of schema: Schema) -> any TableAssembly { ColumnarAssembly(schema) }
}

/// What files are made for.
package enum ColumnarProfile: String, Sendable, CaseIterable {
  /// Few bytes.
  case small
  /// Columns that can be used where they lie in a mapped file.
  ///
  /// Nothing is deflated but text, and what becomes much smaller.
  case fast
}

/// A columnar file that is being put together.
struct ColumnarAssembly: TableAssembly {
  private let schema: Schema
  private let schemaChecksum: UInt32
  private var index: IndexSegment
  /// Bytes handed out so far.
  private var end = 0

  init(_ schema: Schema) {
    self.schema = schema
    schemaChecksum = crc32(SchemaSegment.records(schema))
    index = IndexSegment(columns: schema.fields.count)
  }

  mutating func head() -> [UInt8] {
    var bytes: [UInt8] = []
    FileHeader.append(to: &bytes)
    SchemaSegment.append(schema, to: &bytes)
    end = bytes.count
    return bytes
  }

  /// - Precondition: The bytes are what `encode` made of a table with this schema, unchanged;
  ///   `ColumnarFormat.part` checks those that were kept elsewhere.
  mutating func append(_ rows: EncodedRows) -> [UInt8] {
    note(rows)
    return rows.bytes
  }

  /// Puts the next groups of the file into the index.
  private mutating func note(_ rows: EncodedRows) {
    let part = FileBytes(bytes: rows.bytes, path: schema.name)
    let firstRow = index.rowCount
    var start = 0
    do {
      while start < part.count { start += try noteGroup(of: part, at: start) }
    } catch {
      preconditionFailure("not a group: \(error)")
    }
    precondition(
      index.rowCount - firstRow == rows.rowCount, "\(schema.name): a group of another table")
    end += rows.bytes.count
  }

  /// - Returns: The length of the group that begins at a byte of `part`.
  private mutating func noteGroup(
    of part: FileBytes, at start: Int
  ) throws(FormatError) -> Int {
    let header = try SegmentHeader(part, at: start, before: part.count, kind: .group)
    precondition(
      header.schemaChecksum == schemaChecksum, "\(schema.name): a group of another table")
    var statistics: [ColumnStatistics] = []
    for column in 0..<header.columns {
      let offset = start + 64 + column * ColumnarLimits.columnRecordSize
      statistics.append(try ColumnRecord(part, at: offset).statistics)
    }
    let group = GroupRecord(
      offset: end + start, length: header.length, firstRow: index.rowCount, rows: header.rows,
      headerChecksum: part.field(at: start + 60))
    index.append(group, statistics)
    return header.length
  }

  mutating func foot() -> [UInt8] {
    var foot = index.bytes(schemaChecksum: schemaChecksum)
    Trailer(
      indexOffset: end, indexLength: foot.count, rows: index.rowCount,
      groups: index.groups.count, schemaChecksum: schemaChecksum
    ).append(to: &foot)
    end += foot.count
    return foot
  }
}
