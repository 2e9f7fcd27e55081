import Kernels

/// Groups that were put together before, each by the hash of all that it follows from.
package protocol GroupShelf: AnyObject {
  /// Bytes that were kept under that name, whole or damaged; nil where there are none.
  func group(_ name: UInt64) -> [UInt8]?
  func keep(_ group: [UInt8], as name: UInt64)
}

/// Small groups of neighbouring parts, laid into one.
///
/// A group of few rows is mostly records, and pools that other groups have too. So small groups
/// wait here for those that follow, and are then read and written as one. What comes of them
/// depends on the groups and their order alone. Where one ends depends on a hash of the group that
/// is its last, so that after a change in one part the same groups are put together soon again.
struct GroupMerging {
  /// A group of more rows, and one of more bytes that has not few rows, is copied as it is.
  private static let (largeRows, largeBytes, fewRows) = (1 << 16, 1 << 18, 1 << 10)
  /// With so many bytes or rows, groups wait no longer.
  private static let (mostBytes, mostRows) = (1 << 22, 1 << 17)
  /// What reading one column of a group may take; a group that needs more is copied as it is.
  private static let memoryLimit = 1 << 28

  private let schema: Schema
  private let format: ColumnarFormat
  private let shelf: (any GroupShelf)?
  private var waiting: [EncodedRows] = []
  private var (bytes, rows) = (0, 0)
  private var hashes: [UInt64] = []

  init(_ schema: Schema, _ format: ColumnarFormat, _ shelf: (any GroupShelf)?) {
    self.schema = schema
    self.format = format
    self.shelf = shelf
  }

  /// Takes the next group of a file.
  ///
  /// - Returns: Groups that are to be written now, in order.
  mutating func add(_ group: EncodedRows) -> [EncodedRows] {
    let size = group.bytes.count
    let isLarge =
      group.rowCount > Self.largeRows || size > Self.mostBytes / 4
      || (size > Self.largeBytes && group.rowCount > Self.fewRows)
    if isLarge { return finish() + [group] }
    let hash = xxHash64(group.bytes.span)
    waiting.append(group)
    hashes.append(hash)
    bytes += size
    rows += group.rowCount
    let isFull = bytes >= Self.mostBytes || rows >= Self.mostRows
    let mayEnd = bytes >= Self.mostBytes / 4 || rows >= Self.mostRows / 4
    return isFull || (mayEnd && hash % 8 == 0) ? finish() : []
  }

  /// The groups that still wait, as one.
  mutating func finish() -> [EncodedRows] {
    defer { (waiting, hashes, bytes, rows) = ([], [], 0, 0) }
    guard waiting.count > 1 else { return waiting }
    if let kept = kept() { return [kept] }
    guard let merged = merged() else { return waiting }
    shelf?.keep(merged.bytes, as: name)
    return [merged]
  }

  /// A hash of the groups that wait and of what is made of them.
  private var name: UInt64 {
    var name = RecordWriter()
    name.append(schema.name)
    name.append(format.recipe)
    for hash in hashes { name.append(hash) }
    return xxHash64(name.bytes.span)
  }

  private func kept() -> EncodedRows? {
    guard let bytes = shelf?.group(name),
      let group = try? ColumnarFormat.part(bytes, of: schema, path: schema.name)
    else { return nil }
    return group.rowCount == rows ? group : nil
  }

  /// Nil where a group cannot be read, or where all together are too large to be held.
  private func merged() -> EncodedRows? {
    var tables: [Table] = []
    for group in waiting {
      guard let table = try? table(of: group) else { return nil }
      tables.append(table)
    }
    return Table(joining: tables).map { format.forMerged.encode($0) }
  }

  private func table(of group: EncodedRows) throws(FormatError) -> Table {
    let file = FileBytes(bytes: group.bytes, path: schema.name)
    var source = try GroupSource(
      file, at: 0, before: file.count, columns: schema.fields.count, budget: 0)
    var columns: [Column] = []
    for (number, field) in schema.fields.enumerated() {
      source.refill(Self.memoryLimit)
      columns.append(try source.column(number, field))
    }
    return Table(schema, columns)
  }
}
