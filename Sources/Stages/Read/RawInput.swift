import Kernels

/// A file, or some lines of one, that may have been read or not.
package struct RawInput: Sendable {
  /// Lines of a JSON Lines file.
  package struct Lines: Sendable, Equatable {
    /// Number of the first record, from 0; blank lines do not count.
    package let firstRecord: Int
    /// In bytes of the decompressed file.
    package let offset: Int
    package let count: Int
  }

  package let file: SourceFile
  /// Nil where the whole file is the input.
  package let lines: Lines?
  /// XXH64 of the bytes; nil where they were never read.
  package var hash: UInt64?
  /// A whole file as it lies on disk; lines decompressed.
  package var bytes: [UInt8]?

  package init(_ file: SourceFile, lines: Lines? = nil, hash: UInt64?, bytes: [UInt8]? = nil) {
    self.file = file
    self.lines = lines
    self.hash = hash
    self.bytes = bytes
  }

  /// Reads the bytes, if they were not, and takes their hash.
  ///
  /// The hash is then that of what was read, whatever was known before.
  package mutating func load(limit: Int) throws(Rejection) {
    if bytes == nil { keep(try read(limit: limit)) }
  }

  private mutating func keep(_ loaded: [UInt8]) {
    hash = xxHash64(loaded.span)
    bytes = loaded
  }

  private func read(limit: Int) throws(Rejection) -> [UInt8] {
    guard let lines else { return try wholeFile(limit: limit) }
    return try opened().read(lines)
  }

  private func opened() throws(Rejection) -> LineRangeReader {
    do throws(FileError) { return try LineRangeReader(file) } catch { throw .unreadable(error) }
  }

  /// Takes the bytes from a reader of the same file.
  package mutating func load(from reader: LineRangeReader) throws(Rejection) {
    guard let lines else { return }
    keep(try reader.read(lines))
  }

  private func wholeFile(limit: Int) throws(Rejection) -> [UInt8] {
    do throws(FileError) {
      return try readFile(file.path, limit: limit)
    } catch {
      if error.isTooLarge {
        let detail = "more than \(limit) bytes"
        throw Rejection(stage: "read", reason: "too-large", detail: detail, byte: limit)
      }
      throw .unreadable(error)
    }
  }
}
