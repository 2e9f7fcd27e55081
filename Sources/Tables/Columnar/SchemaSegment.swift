import Kernels

/// The columns of a file: the segment after the file header, and the bytes that two files must
/// share to be laid one after another.
///
/// ```
/// table:    name length 2 | name | meaning length 2 | meaning
/// columns:  type 1 | flags 1 (1: may be null) | name length 2 | name | meaning length 2 | meaning
/// ```
enum SchemaSegment {
  /// The records of the segment.
  static func records(_ schema: Schema) -> [UInt8] {
    precondition(
      (1...ColumnarLimits.maximumColumns).contains(schema.fields.count),
      "\(schema.name): \(schema.fields.count) columns")
    var bytes: [UInt8] = []
    append(schema.name, to: &bytes)
    append(schema.meaning, to: &bytes)
    for field in schema.fields {
      bytes.append(field.type.rawValue)
      bytes.append(field.isNullable ? 1 : 0)
      append(field.name, to: &bytes)
      append(field.meaning, to: &bytes)
    }
    return bytes
  }

  static func append(_ schema: Schema, to bytes: inout [UInt8]) {
    let records = records(schema)
    let checksum = crc32(records)
    SegmentHeader(
      kind: .schema, length: ColumnarLimits.aligned(64 + records.count),
      columns: schema.fields.count, recordsLength: records.count, schemaChecksum: checksum,
      recordsChecksum: checksum
    ).append(to: &bytes)
    bytes += records
    bytes.align()
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    precondition(text.utf8.count <= Int(UInt16.max), "a name of \(text.utf8.count) bytes")
    bytes.appendField(UInt16(text.utf8.count))
    bytes += text.utf8
  }
}

/// Reads the records of a schema segment from front to back.
struct SchemaParser {
  private let file: FileBytes
  private var offset: Int
  private let end: Int

  /// - Parameter records: Bytes inside the file.
  init(_ file: FileBytes, _ records: Range<Int>) {
    self.file = file
    offset = records.lowerBound
    end = records.upperBound
  }

  mutating func schema(columns: Int) throws(FormatError) -> Schema {
    let name = try text("the name of the table", atMost: ColumnarLimits.maximumNameBytes)
    let meaning = try text("the meaning of the table")
    var fields: [Field] = []
    var names: Set<String> = []
    for number in 0..<columns {
      let place = offset
      let field = try self.field(number)
      try file.require(
        names.insert(field.name).inserted, at: place, "a second column named '\(field.name)'")
      fields.append(field)
    }
    try file.require(offset == end, at: offset, "\(end - offset) bytes after the last column")
    return Schema(name, meaning, fields)
  }

  private mutating func field(_ number: Int) throws(FormatError) -> Field {
    try file.requireRoom(2, at: offset, before: end, for: "column \(number)")
    let code = file.bytes[offset]
    guard let type = ValueType(rawValue: code) else {
      throw file.error(offset, "type \(code) of column \(number), expected 1 to 6")
    }
    let flags = file.bytes[offset + 1]
    try file.require(flags <= 1, at: offset + 1, "flags \(flags) of column \(number)")
    offset += 2
    let name = try text("the name of column \(number)", atMost: ColumnarLimits.maximumNameBytes)
    let meaning = try text("the meaning of column \(number)")
    return Field(name, type, nullable: flags == 1, meaning)
  }

  private mutating func text(
    _ what: String, atMost limit: Int = Int(UInt16.max)
  ) throws(FormatError) -> String {
    try file.requireRoom(2, at: offset, before: end, for: "the length of \(what)")
    let count = Int(file.field(UInt16.self, at: offset))
    try file.require(count <= limit, at: offset, "\(what) has \(count) bytes, at most \(limit)")
    try file.requireRoom(count, at: offset + 2, before: end, for: what)
    let bytes = file.bytes[(offset + 2)..<(offset + 2 + count)]
    try file.requireText(bytes, at: offset + 2)
    offset += 2 + count
    return String(decoding: bytes, as: UTF8.self)
  }
}
