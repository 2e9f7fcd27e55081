import Kernels

extension ColumnarFormat {
  /// Checks that bytes that were kept on disk are still a group of a table with that schema:
  /// every structure and every checksum, but not what the buffers hold.
  ///
  /// - Parameter path: What errors call it.
  /// - Returns: The rows, ready to be laid into a file.
  package static func part(
    _ bytes: [UInt8], of schema: Schema, path: String
  ) throws(FormatError) -> EncodedRows {
    let file = FileBytes(bytes: bytes, path: path)
    let group = try GroupSource(
      file, at: 0, before: bytes.count, columns: schema.fields.count, budget: 0)
    let expected = crc32(SchemaSegment.records(schema))
    try file.require(
      group.header.schemaChecksum == expected, at: 32,
      "a group of a schema with checksum \(group.header.schemaChecksum), expected \(expected)")
    try file.require(
      group.header.length == bytes.count, at: group.header.length,
      "\(bytes.count - group.header.length) bytes after the group")
    try file.require(group.header.rows > 0, at: 16, "a group without rows")
    for buffer in group.buffers { try group.requireChecksum(of: buffer) }
    return EncodedRows(bytes: bytes, rowCount: group.header.rows)
  }
}
