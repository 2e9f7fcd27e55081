import Kernels

/// Reads a JSON Lines file from front to back, gzip-compressed or not, in stretches of whole lines.
///
/// Holds one stretch and the line behind it, whatever the size of the file.
final class LineSource {
  /// What comes next in the file.
  enum Stretch {
    /// Whole lines, each with its line end but perhaps the last of the file.
    case lines([UInt8], RawInput.Lines)
    /// One line that cannot be used; or the rest of the file, with no record number.
    case rejected(record: Int?, Rejection)
  }

  private static let pieceSize = 1 << 18

  let file: SourceFile
  /// Longest line, in bytes.
  private let limit: Int
  private let input: InputFile
  private var gzip: GzipReader?
  /// `buffer[given..<lineStart]` are whole lines not yet given out; up to `searched` there is no
  /// further line end.
  private var buffer: [UInt8] = []
  private var given = 0
  private var lineStart = 0
  private var searched = 0
  private var isAtEnd = false
  /// Why the file ends too early.
  private var failure: Rejection?
  /// Whether the file ended too early: the rejection that says so was given out, or will be.
  private(set) var isBroken = false
  /// Records up to `lineStart`; blank lines do not count.
  private(set) var recordCount = 0
  private var firstRecord = 0
  /// Byte of the decompressed file where the buffer begins.
  private var bufferOffset = 0

  init(_ file: SourceFile, limit: Int) throws(FileError) {
    self.file = file
    self.limit = limit
    input = try InputFile(file.path)
    gzip = file.isCompressed ? GzipReader() : nil
  }

  /// The lines up to a cut: behind the first line for which `isCut` holds, or the end.
  ///
  /// - Parameter isCut: Told a line and the number of bytes taken with it.
  /// - Returns: nil behind the last line.
  func next(isCut: (Span<UInt8>, Int) -> Bool) -> Stretch? {
    while true {
      while let end = lineEnd() {
        let line = lineStart..<end
        if line.count - 1 > limit {
          searched = lineStart
          return lineStart > given ? give() : rejectLongLine()
        }
        lineStart = end
        if isBlank(buffer, in: line) {
          // No document tells how many there may be.
          if end - given > limit { return give() }
          continue
        }
        recordCount += 1
        if isCut(buffer.span.extracting(line), end - given) { return give() }
      }
      if buffer.count - lineStart > limit {
        return lineStart > given ? give() : rejectLongLine()
      }
      if isAtEnd { return last() }
      readPiece()
    }
  }

  /// What is left at the end of the file, call by call.
  private func last() -> Stretch? {
    if failure == nil, lineStart < buffer.count {
      if !isBlank(buffer, in: lineStart..<buffer.count) { recordCount += 1 }
      lineStart = buffer.count
    }
    if lineStart > given { return give() }
    // The line that broke off is part of what cannot be used.
    defer {
      failure = nil
      lineStart = buffer.count
      given = buffer.count
    }
    return failure.map { .rejected(record: nil, $0) }
  }

  private func give() -> Stretch {
    let place = RawInput.Lines(
      firstRecord: firstRecord, offset: bufferOffset + given, count: lineStart - given)
    let stretch = Stretch.lines(Array(buffer[given..<lineStart]), place)
    given = lineStart
    firstRecord = recordCount
    return stretch
  }

  /// The index behind the next line end, if there is one in the buffer.
  private func lineEnd() -> Int? {
    let end = firstIndex(of: 0x0A, in: buffer, from: max(searched, lineStart)).map { $0 + 1 }
    searched = end ?? buffer.count
    return end
  }

  /// Passes over a line without keeping it.
  private func rejectLongLine() -> Stretch {
    let rejection = Rejection(
      stage: "read", reason: "too-large", detail: "a line of more than \(limit) bytes",
      byte: bufferOffset + lineStart)
    var end: Int?
    while true {
      end = lineEnd()
      if end != nil || isAtEnd { break }
      bufferOffset += buffer.count
      buffer.removeAll(keepingCapacity: true)
      (given, lineStart, searched) = (0, 0, 0)
      readPiece()
    }
    lineStart = end ?? buffer.count
    given = lineStart
    recordCount += 1
    firstRecord = recordCount
    return .rejected(record: recordCount - 1, rejection)
  }

  /// Appends the next piece of the decompressed file to the buffer.
  private func readPiece() {
    if given > 0 {
      buffer.removeFirst(given)
      bufferOffset += given
      lineStart -= given
      searched = max(0, searched - given)
      given = 0
    }
    let before = buffer.count
    do {
      if gzip == nil {
        try input.read(LineSource.pieceSize, into: &buffer)
      } else {
        try inflatePiece()
      }
    } catch let error as FileError {
      failure = .unreadable(error)
    } catch let error as GzipError {
      failure = .damagedGzip(error)
    } catch {
      failure = Rejection(stage: "read", reason: "unreadable", detail: "\(error)")
    }
    isBroken = failure != nil
    isAtEnd = buffer.count == before
    if failure != nil && !isAtEnd { buffer.removeLast(buffer.count - before) }
    isAtEnd = isAtEnd || failure != nil
  }

  private func inflatePiece() throws {
    while true {
      if let bytes = try gzip?.read(upTo: LineSource.pieceSize) {
        buffer += bytes
        return
      }
      var piece: [UInt8] = []
      try input.read(LineSource.pieceSize, into: &piece)
      if piece.isEmpty {
        try gzip?.finish()
        return
      }
      gzip?.feed(piece)
    }
  }
}

extension Rejection {
  static func damagedGzip(_ error: GzipError) -> Rejection {
    let isTooLarge = if case .larger = error.reason { true } else { false }
    return Rejection(
      stage: "read", reason: isTooLarge ? "too-large" : "damaged-gzip",
      detail: error.description, byte: error.offset)
  }
}
