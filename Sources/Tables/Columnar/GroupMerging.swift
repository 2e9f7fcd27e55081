import Kernels

/// Groups that were put together before, each by the hash of all that it follows from.
///
/// Called from many threads at once.
package protocol GroupShelf: Sendable {
  /// Bytes that were kept under that name, whole or damaged; nil where there are none.
  func group(_ name: UInt64) -> [UInt8]?
  func keep(_ group: [UInt8], as name: UInt64)
}

/// Small parts that follow one another, put together into groups.
///
/// A group of few rows is mostly records, and pools that other groups have too. So small parts
/// wait here for those that follow, and are then written as one. What comes of them depends on
/// the parts and their order alone. Where a group ends depends on a hash of the part that is its
/// last, so that after a change in one part the same ones are put together soon again.
package struct GroupMerging {
  /// What comes next in a file.
  package enum Next: Sendable {
    case finished(EncodedRows)
    case waiting(WaitingGroup)
  }

  /// With so many bytes or rows, parts wait no longer.
  private static let (mostBytes, mostRows) = (1 << 23, 1 << 17)

  private let schema: Schema
  private let format: ColumnarFormat
  private var parts: [EncodedRows] = []
  private var (bytes, rows) = (0, 0)
  private var hashes: [UInt64] = []

  init(_ schema: Schema, _ format: ColumnarFormat) {
    self.schema = schema
    self.format = format
  }

  /// Takes what `encodePart` made of the next rows of a file.
  ///
  /// - Returns: What is to be written now, in order.
  package mutating func add(_ part: EncodedRows) -> [Next] {
    guard TableRecord.isRecord(part.bytes) else { return finish() + [.finished(part)] }
    let hash = xxHash64(part.bytes.span)
    parts.append(part)
    hashes.append(hash)
    bytes += part.bytes.count
    rows += part.rowCount
    let isFull = bytes >= Self.mostBytes || rows >= Self.mostRows
    let mayEnd = bytes >= Self.mostBytes / 4 || rows >= Self.mostRows / 4
    return isFull || (mayEnd && hash % 8 == 0) ? finish() : []
  }

  /// Those that still wait.
  package mutating func finish() -> [Next] {
    guard !parts.isEmpty else { return [] }
    defer { (parts, hashes, bytes, rows) = ([], [], 0, 0) }
    return [.waiting(WaitingGroup(schema, format, parts, hashes, rowCount: rows))]
  }
}

/// Small parts that are to become one group.
package struct WaitingGroup: Sendable {
  /// A hash of the parts and of what is made of them.
  package let name: UInt64
  private let schema: Schema
  private let format: ColumnarFormat
  private let parts: [EncodedRows]
  private let rowCount: Int

  fileprivate init(
    _ schema: Schema, _ format: ColumnarFormat, _ parts: [EncodedRows], _ hashes: [UInt64],
    rowCount: Int
  ) {
    self.schema = schema
    self.format = format
    self.parts = parts
    self.rowCount = rowCount
    var name = RecordWriter()
    name.append(schema.name)
    name.append(format.recipe)
    for hash in hashes { name.append(hash) }
    self.name = xxHash64(name.bytes.span)
  }

  /// The group; or several, where all together are too large to be one.
  ///
  /// - Parameter shelf: Where it may be, and is kept if it is of several parts.
  package func groups(_ shelf: (any GroupShelf)?) -> [EncodedRows] {
    if parts.count == 1 { return tables().map { format.encode($0) } }
    if let kept = kept(shelf) { return [kept] }
    let tables = tables()
    guard let table = Table(joining: tables) else { return tables.map { format.encode($0) } }
    let group = format.forMerged.encode(table)
    shelf?.keep(group.bytes, as: name)
    return [group]
  }

  private func kept(_ shelf: (any GroupShelf)?) -> EncodedRows? {
    guard let bytes = shelf?.group(name),
      let group = try? ColumnarFormat.part(bytes, of: schema, path: schema.name)
    else { return nil }
    return group.rowCount == rowCount ? group : nil
  }

  private func tables() -> [Table] {
    parts.map { part in
      do {
        return try TableRecord.table(part.bytes, schema)
      } catch {
        preconditionFailure("\(schema.name): a part that encodePart did not make")
      }
    }
  }
}
