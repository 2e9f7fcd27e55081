import Kernels

extension ColumnarReader {
  /// The bytes of a group as they stand in the file, every checksum compared, to be laid into
  /// another file with the same schema.
  ///
  /// - Precondition: There is such a group.
  package func part(_ number: Int) throws(FormatError) -> EncodedRows {
    let source = try source(number)
    for buffer in source.buffers { try source.requireChecksum(of: buffer) }
    let group = groups[number]
    return EncodedRows(
      bytes: source.file.bytes[group.offset..<(group.offset + group.length)],
      rowCount: group.rowCount)
  }
}

extension GroupSource {
  /// Compares the stored bytes of a buffer with their checksum.
  func requireChecksum(of buffer: BufferRecord) throws(FormatError) {
    let begin = offset + buffer.start
    try file.requireChecksum(
      begin..<(begin + buffer.storedLength), saidAt: buffer.offset + 12)
  }
}
