import Kernels

/// Reads a columnar file, whoever wrote it.
///
/// Making a reader checks the file's frame: header, schema, index and trailer. Each group is
/// checked when something of it is read, each buffer when it is used. Whatever the bytes are, the
/// outcome is a table or a `FormatError`.
package struct ColumnarReader: Sendable {
  /// A group of rows.
  package struct Group: Sendable, Equatable {
    /// Where it lies in the file.
    package let offset: Int
    package let length: Int
    /// Rows of the groups before it.
    package let firstRow: Int
    package let rowCount: Int
    /// One per column.
    package let statistics: [ColumnStatistics]
  }

  package let schema: Schema
  package let rowCount: Int
  package let groups: [Group]
  private let file: FileBytes
  private let index: IndexSegment
  private let schemaChecksum: UInt32
  let memoryLimit: Int

  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - path: What errors call it.
  ///   - memoryLimit: How many bytes reading one column of a group may take.
  package init(
    _ bytes: [UInt8], path: String, memoryLimit: Int = 1 << 30
  ) throws(FormatError) {
    try self.init(FileBytes(bytes: bytes, path: path), memoryLimit: memoryLimit)
  }

  private init(_ file: FileBytes, memoryLimit: Int) throws(FormatError) {
    self.file = file
    self.memoryLimit = memoryLimit
    try FileHeader.check(file)
    let trailer = try Trailer(file)
    let end = file.count - ColumnarLimits.trailerSize
    let head = try SegmentHeader(file, at: 64, before: end, kind: .schema)
    try ColumnarReader.checkSchemaHeader(file, head, trailer)
    schemaChecksum = head.schemaChecksum
    var parser = SchemaParser(file, 128..<(128 + head.recordsLength))
    schema = try parser.schema(columns: head.columns)
    index = try ColumnarReader.readIndex(file, trailer, firstGroup: 64 + head.length, end, head)
    rowCount = index.rowCount
    groups = zip(index.groups, index.statistics).map { group, statistics in
      Group(
        offset: group.offset, length: group.length, firstRow: group.firstRow,
        rowCount: group.rows, statistics: statistics)
    }
    try file.require(
      trailer.rows == UInt64(rowCount), at: end + 16,
      "\(trailer.rows) rows, the groups have \(rowCount)")
  }

  /// Reads the file at `path`.
  ///
  /// - Parameter isMapped: Whether the file is mapped, and read only where it is looked at. Not for
  ///   files that others may cut short meanwhile: see `MappedFile`.
  /// - Throws: `FileError` or `FormatError`.
  package init(
    readingFrom path: String, memoryLimit: Int = 1 << 30, isMapped: Bool = true
  ) throws {
    let file = FileBytes(try MappedFile(path, isMapped: isMapped), path: path)
    try self.init(file, memoryLimit: memoryLimit)
  }

  private static func checkSchemaHeader(
    _ file: FileBytes, _ head: SegmentHeader, _ trailer: Trailer
  ) throws(FormatError) {
    try file.require(
      (1...ColumnarLimits.maximumColumns).contains(head.columns), at: 84,
      "\(head.columns) columns, expected 1 to \(ColumnarLimits.maximumColumns)")
    try file.require(
      head.rows == 0 && head.pools == 0 && head.entries == 0, at: 80,
      "rows, pools or entries of a schema")
    try file.require(
      head.schemaChecksum == head.recordsChecksum
        && head.schemaChecksum == trailer.schemaChecksum, at: 96,
      "the schema has checksum \(head.recordsChecksum), its header says "
        + "\(head.schemaChecksum), the trailer \(trailer.schemaChecksum)")
    try requireTightEnd(file, head, at: 64)
  }

  private static func readIndex(
    _ file: FileBytes, _ trailer: Trailer, firstGroup: Int, _ end: Int, _ head: SegmentHeader
  ) throws(FormatError) -> IndexSegment {
    guard let offset = Int(exactly: trailer.indexOffset), offset >= firstGroup, offset < end else {
      throw file.error(
        end, "an index at byte \(trailer.indexOffset), expected \(firstGroup) to \(end)")
    }
    try file.require(
      trailer.indexLength == UInt64(end - offset), at: end + 8,
      "an index of \(trailer.indexLength) bytes, expected \(end - offset)")
    let header = try SegmentHeader(file, at: offset, before: end, kind: .index)
    try file.require(
      header.length == end - offset, at: offset + 8,
      "an index of \(header.length) bytes, expected \(end - offset)")
    try file.require(
      header.columns == head.columns && header.schemaChecksum == head.schemaChecksum
        && header.rows == 0 && header.pools == 0, at: offset + 16,
      "an index of another schema")
    try file.require(
      header.entries == Int(trailer.groups), at: end + 24,
      "\(trailer.groups) groups, the index has \(header.entries)")
    try requireTightEnd(file, header, at: offset)
    return try IndexSegment(file, header, at: offset, firstGroup: firstGroup)
  }

  /// Checks that after its records a segment has nothing but zeros, fewer than 64.
  private static func requireTightEnd(
    _ file: FileBytes, _ header: SegmentHeader, at offset: Int
  ) throws(FormatError) {
    let expected = ColumnarLimits.aligned(64 + header.recordsLength)
    try file.require(
      header.length == expected, at: offset + 8,
      "a segment of \(header.length) bytes, expected \(expected)")
    try file.requireZeros((offset + 64 + header.recordsLength)..<(offset + header.length))
  }

  /// One column of one group.
  ///
  /// - Precondition: There are such a column and group.
  package func column(_ column: Int, ofGroup group: Int) throws(FormatError) -> Column {
    var source = try source(group)
    return try source.column(column, schema.fields[column])
  }

  /// All columns of one group.
  ///
  /// - Precondition: There is such a group.
  package func table(ofGroup group: Int) throws(FormatError) -> Table {
    var columns: [Column] = []
    var source = try source(group)
    for (number, field) in schema.fields.enumerated() {
      source.refill(memoryLimit)  // Each column has the whole budget.
      columns.append(try source.column(number, field))
    }
    return Table(schema, columns)
  }

  /// How a column of a group is stored.
  ///
  /// - Precondition: There are such a column and group.
  package func layout(ofColumn column: Int, group: Int) throws(FormatError) -> ColumnLayout {
    try source(group).layout(of: column)
  }

  func source(_ number: Int) throws(FormatError) -> GroupSource {
    let group = index.groups[number]
    let end = group.offset + group.length
    let source = try GroupSource(
      file, at: group.offset, before: end, columns: schema.fields.count, budget: memoryLimit)
    try file.require(
      source.header.length == group.length && source.header.rows == group.rows
        && source.header.schemaChecksum == schemaChecksum
        && file.field(UInt32.self, at: group.offset + 60) == group.headerChecksum,
      at: group.offset, "a group other than the index speaks of")
    for (column, expected) in zip(source.columns, index.statistics[number]) {
      try file.require(
        column.statistics == expected, at: column.offset + 32,
        "statistics other than those of the index")
    }
    return source
  }
}
