/// Why compressed bytes could not be read, and where.
package struct GzipError: Error, Equatable, CustomStringConvertible {
  package enum Reason: Sendable, Equatable {
    /// The bytes do not begin as gzip does.
    case notGzip
    /// No encoder writes such bytes.
    case damaged
    /// The bytes end before the compressed data do.
    case truncated
    /// What came out is not what the checksum or the length in the file speaks of.
    case wrongChecksum
    /// Something else follows the compressed data.
    case trailingGarbage
    /// More comes out than the caller allows.
    case larger(limit: Int)
    /// Less comes out than the caller knows there to be.
    case smaller(expected: Int)
  }

  package let reason: Reason
  /// Compressed bytes that had been read when it showed.
  package let offset: Int

  package init(_ reason: Reason, offset: Int) {
    self.reason = reason
    self.offset = offset
  }

  package var description: String {
    switch reason {
    case .notGzip: "byte \(offset): not gzip"
    case .damaged: "byte \(offset): the compressed data are damaged"
    case .truncated: "byte \(offset): the compressed data break off"
    case .wrongChecksum: "byte \(offset): the checksum of the data is not that in the file"
    case .trailingGarbage: "byte \(offset): something else follows the compressed data"
    case .larger(let limit): "byte \(offset): more than \(limit) bytes when decompressed"
    case .smaller(let expected): "byte \(offset): less than \(expected) bytes when decompressed"
    }
  }
}
