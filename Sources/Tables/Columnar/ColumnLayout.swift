/// How a column of a group is stored, for people to look at.
package struct ColumnLayout: Sendable, Equatable {
  /// A piece of the column.
  package struct Piece: Sendable, Equatable {
    /// What it is for: `values`, `codes`, `lengths`, `bytes`, `validity`.
    package let role: String
    /// `elements`, `packed`, `flags`, `planes`, `pages`.
    package let form: String
    /// `stored`, `deflate`.
    package let codec: String
    /// Numbers in it.
    package let count: Int
    /// Bytes as stored, and decompressed.
    package let storedBytes: Int
    package let rawBytes: Int
  }

  /// The code of its encoding, and the word for it.
  package let encoding: UInt8
  package let encodingName: String
  /// Those of its own, then those of its pool.
  package let pieces: [Piece]

  /// Bytes of the column in the file, without its records.
  package var storedBytes: Int { pieces.reduce(0) { $0 + $1.storedBytes } }
}

extension GroupSource {
  /// - Precondition: There is such a column.
  func layout(of column: Int) -> ColumnLayout {
    let record = columns[column]
    var numbers = Array(record.firstBuffer..<(record.firstBuffer + record.buffers))
    if record.pool != ColumnRecord.none {
      let pool = pools[Int(record.pool)]
      numbers += pool.firstBuffer..<(pool.firstBuffer + pool.buffers)
    }
    let pieces = numbers.map { number in
      let buffer = buffers[number]
      return ColumnLayout.Piece(
        role: "\(buffer.role)", form: "\(buffer.form)", codec: "\(buffer.codec)",
        count: buffer.count, storedBytes: buffer.storedLength, rawBytes: buffer.rawLength)
    }
    return ColumnLayout(
      encoding: record.encoding,
      encodingName: EncodingRegistry.encoding(record.encoding)?.name ?? "unknown", pieces: pieces)
  }
}
