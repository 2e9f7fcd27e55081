package import Kernels

/// Cuts a corpus into batches of neighbouring inputs.
///
/// Where the cuts fall is decided by the content: behind each file or line, once a batch has its
/// least size, by a hash of its key or its bytes. So an article that is added or removed moves at
/// most the cuts next to it.
package struct BatchReader {
  /// In bytes of the corpus.
  package struct Sizes: Sendable {
    package var least: Int
    /// Mean distance of the cut behind `least`.
    package var spread: Int
    package var most: Int

    /// Batches of at least `least` bytes, of twice that on average, and of four times at most.
    package init(least: Int) { self.init(least: least, spread: least, most: 4 * least) }

    package init(least: Int, spread: Int, most: Int) {
      self.least = least
      self.spread = spread
      self.most = most
    }
  }

  private let configuration: ReadConfiguration
  private let sizes: Sizes
  /// Of the pieces in which JSON Lines files are taken; batches end behind pieces.
  private let pieceSizes: Sizes
  private var walk: CorpusWalk
  private var index: InputIndex?
  private var lines: LineSource?
  /// Pieces of a JSON Lines file that is as it was, the next one last.
  private var known: (file: SourceFile, pieces: [InputIndex.Piece])?
  private var bytesSoFar = 0
  /// Bytes that an input takes beside its name and content.
  private static let leastRoom = 64

  /// - Parameters:
  ///   - sizes: Those of the configuration unless given.
  ///   - index: What an earlier run remembers; files that are as they were are then not read.
  /// - Throws: `FileError` where there is no such file or folder.
  package init(
    _ configuration: ReadConfiguration, sizes: Sizes? = nil, index: InputIndex? = nil
  ) throws(FileError) {
    self.configuration = configuration
    let sizes = sizes ?? configuration.batches
    self.sizes = sizes
    pieceSizes = Sizes(
      least: sizes.least / 8, spread: max(1, sizes.spread / 8), most: max(1, sizes.most / 8))
    self.index = index
    walk = try CorpusWalk(configuration)
  }

  /// The next batch, or nil behind the last.
  package mutating func next() -> RawBatch? {
    var batch = RawBatch()
    var size = 0
    var isCut = false
    while !isCut {
      if let piece = takeKnown() {
        isCut = take(piece.content, of: piece.file, into: &batch, size: &size)
      } else if let source = lines {
        isCut = take(from: source, into: &batch, size: &size)
      } else if let listed = walk.next() {
        isCut = take(listed, into: &batch, size: &size)
      } else {
        break
      }
    }
    guard !batch.items.isEmpty else { return nil }
    batch.bytesSoFar = bytesSoFar
    return batch
  }

  private mutating func take(
    _ listed: Listed, into batch: inout RawBatch, size: inout Int
  ) -> Bool {
    switch listed {
    case .rejected(let key, let rejection):
      batch.items.append(.rejected(key: key, record: nil, rejection, file: nil))
      return isCut(behind: key, 0, size: &size)
    case .file(let file) where file.layout == .jsonl:
      return open(file, into: &batch, size: &size)
    case .file(let file):
      var hash: UInt64?
      if case .whole(let known)? = index?.content(of: file) { hash = known }
      batch.items.append(.input(RawInput(file, hash: hash)))
      bytesSoFar += file.size
      // Text compresses to about a third.
      let bytes = file.isCompressed ? file.size * 3 : file.size
      return isCut(behind: file.key, bytes, size: &size)
    }
  }

  /// What is empty or cannot be used counts too, by the room that its name takes, so that no batch
  /// holds any number of those.
  private func isCut(behind key: String, _ bytes: Int, size: inout Int) -> Bool {
    let bytes = bytes > 0 ? bytes : BatchReader.leastRoom + key.utf8.count
    size += bytes
    return isCut(xxHash64(Array(key.utf8).span), behind: bytes, size: size, sizes)
  }

  private mutating func open(
    _ file: SourceFile, into batch: inout RawBatch, size: inout Int
  ) -> Bool {
    if case .lines(let pieces)? = index?.content(of: file) {
      known = (file, pieces.reversed())
      return false
    }
    do throws(FileError) {
      lines = try LineSource(file, limit: configuration.limit)
      return false
    } catch {
      let piece = InputIndex.Piece.rejected(record: nil, .unreadable(error))
      return take(piece, of: file, into: &batch, size: &size)
    }
  }

  private mutating func takeKnown() -> (file: SourceFile, content: InputIndex.Piece)? {
    guard let file = known?.file else { return nil }
    if let piece = known?.pieces.popLast() { return (file, piece) }
    bytesSoFar += file.size
    known = nil
    return nil
  }

  private func take(
    _ piece: InputIndex.Piece, of file: SourceFile, bytes: [UInt8]? = nil,
    into batch: inout RawBatch, size: inout Int
  ) -> Bool {
    switch piece {
    case .lines(let lines, let hash):
      batch.items.append(.input(RawInput(file, lines: lines, hash: hash, bytes: bytes)))
      size += lines.count
      return isCut(hash, behind: lines.count, size: size, sizes)
    case .rejected(let record, let rejection):
      batch.items.append(.rejected(key: file.key, record: record, rejection, file: file))
      return isCut(behind: file.key, 0, size: &size)
    }
  }

  private mutating func take(
    from source: LineSource, into batch: inout RawBatch, size: inout Int
  ) -> Bool {
    let stretch = source.next { line, taken in
      isCut(xxHash64(line), behind: line.count, size: taken, pieceSizes)
    }
    let file = source.file
    switch stretch {
    case .lines(let bytes, let lines)?:
      let piece = InputIndex.Piece.lines(lines, hash: xxHash64(bytes.span))
      return take(piece, of: file, bytes: bytes, into: &batch, size: &size)
    case .rejected(let record, let rejection)?:
      return take(
        .rejected(record: record, rejection), of: file, into: &batch, size: &size)
    case nil:
      bytesSoFar += file.size
      lines = nil
      guard source.recordCount == 0, !source.isBroken else { return false }
      let rejection = Rejection(stage: "read", reason: "empty", detail: "no record", byte: 0)
      return take(
        .rejected(record: nil, rejection), of: file, into: &batch, size: &size)
    }
  }

  /// - Parameter size: With those bytes.
  private func isCut(
    _ hash: UInt64, behind bytes: Int, size: Int, _ sizes: Sizes
  ) -> Bool {
    if size >= sizes.most { return true }
    guard size >= sizes.least else { return false }
    // True with the probability bytes / spread.
    return hash.multipliedFullWidth(by: UInt64(sizes.spread)).high < UInt64(bytes)
  }
}
