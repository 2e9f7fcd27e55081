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
  private var walk: CorpusWalk
  private var lines: LineSource?
  private var batchCount = 0
  private var bytesSoFar = 0

  /// - Parameter sizes: Those of the configuration unless given.
  /// - Throws: `FileError` where there is no such file or folder.
  package init(
    _ configuration: ReadConfiguration, sizes: Sizes? = nil
  ) throws(FileError) {
    self.configuration = configuration
    self.sizes = sizes ?? configuration.batches
    walk = try CorpusWalk(configuration)
  }

  /// The next batch, or nil behind the last.
  package mutating func next() -> RawBatch? {
    var batch = RawBatch(index: batchCount)
    var size = 0
    var isCut = false
    while !isCut {
      if let source = lines {
        isCut = take(from: source, into: &batch, size: &size)
      } else if let listed = walk.next() {
        isCut = take(listed, into: &batch, size: &size)
      } else {
        break
      }
    }
    guard !batch.items.isEmpty else { return nil }
    batchCount += 1
    batch.bytesSoFar = bytesSoFar
    return batch
  }

  private mutating func take(
    _ listed: Listed, into batch: inout RawBatch, size: inout Int
  ) -> Bool {
    switch listed {
    case .rejected(let key, let rejection):
      batch.items.append(.rejected(key: key, record: nil, rejection))
      return false
    case .file(let file) where file.layout == .jsonl:
      do throws(FileError) {
        lines = try LineSource(file, limit: configuration.limit)
      } catch {
        batch.items.append(.rejected(key: file.key, record: nil, .unreadable(error)))
      }
      return false
    case .file(let file):
      batch.items.append(.file(file))
      bytesSoFar += file.size
      // Text compresses to about a third.
      let bytes = file.isCompressed ? file.size * 3 : file.size
      size += bytes
      let key = Array(file.key.utf8)
      return isCut(xxHash64(key.span), behind: bytes, size: size)
    }
  }

  private mutating func take(
    from source: LineSource, into batch: inout RawBatch, size: inout Int
  ) -> Bool {
    let before = size
    var wasCut = false
    let stretch = source.next { line, taken in
      wasCut = isCut(xxHash64(line), behind: line.count, size: before + taken)
      return wasCut
    }
    switch stretch {
    case .lines(let bytes, let firstRecord)?:
      batch.items.append(.lines(source.file, firstRecord: firstRecord, bytes: bytes))
      size += bytes.count
      return wasCut
    case .rejected(let record, let rejection)?:
      batch.items.append(.rejected(key: source.file.key, record: record, rejection))
      return false
    case nil:
      if source.recordCount == 0 {
        let rejection = Rejection(stage: "read", reason: "empty", detail: "no record", byte: 0)
        batch.items.append(.rejected(key: source.file.key, record: nil, rejection))
      }
      bytesSoFar += source.file.size
      lines = nil
      return false
    }
  }

  private func isCut(_ hash: UInt64, behind bytes: Int, size: Int) -> Bool {
    if size >= sizes.most { return true }
    guard size >= sizes.least else { return false }
    // True with the probability bytes / spread.
    return hash.multipliedFullWidth(by: UInt64(sizes.spread)).high < UInt64(bytes)
  }
}
