package import Kernels

/// Reads stretches of a JSON Lines file whose places are known.
///
/// Those of a compressed file are reached by decompressing what stands before; so one reader
/// serves stretches that follow each other, and reading all of them takes the time of one pass.
package final class LineRangeReader {
  package let file: SourceFile
  private var gzip = GzipReader()
  private let input: InputFile
  private var held: [UInt8] = []
  /// Byte of the decompressed file where `held` begins.
  private var offset = 0

  package init(_ file: SourceFile) throws(FileError) {
    self.file = file
    input = try InputFile(file.path)
  }

  /// Fewer bytes than asked for where the file has become shorter.
  ///
  /// - Precondition: Stretches of a compressed file ascend.
  func read(_ lines: RawInput.Lines) throws(Rejection) -> [UInt8] {
    do {
      return file.isCompressed ? try inflated(lines) : try plain(lines)
    } catch let error as FileError {
      throw .unreadable(error)
    } catch let error as GzipError {
      throw .damagedGzip(error)
    } catch {
      throw Rejection(stage: "read", reason: "unreadable", detail: "\(error)")
    }
  }

  private func plain(_ lines: RawInput.Lines) throws(FileError) -> [UInt8] {
    try input.move(to: lines.offset)
    var bytes: [UInt8] = []
    try input.read(lines.count, into: &bytes)
    return bytes
  }

  private func inflated(_ lines: RawInput.Lines) throws -> [UInt8] {
    let end = lines.offset + lines.count
    while offset + held.count < end {
      let skipped = min(held.count, max(0, lines.offset - offset))
      held.removeFirst(skipped)
      offset += skipped
      guard try inflatePiece() else { break }
    }
    let start = min(held.count, max(0, lines.offset - offset))
    return Array(held[start..<min(held.count, start + lines.count)])
  }

  /// - Returns: Whether there was more.
  private func inflatePiece() throws -> Bool {
    while true {
      if let bytes = try gzip.read(upTo: 1 << 18) {
        held += bytes
        return true
      }
      var piece: [UInt8] = []
      try input.read(1 << 18, into: &piece)
      if piece.isEmpty { return false }
      gzip.feed(piece)
    }
  }
}
