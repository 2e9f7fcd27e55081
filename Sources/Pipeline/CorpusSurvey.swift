package import Kernels
package import Stages

/// The batches of a corpus, with the hashes of their inputs, reading no more than it must.
///
/// Files that an earlier run remembers and that are as they were are not opened.
package struct CorpusSurvey: IteratorProtocol {
  private let namer: PartNamer
  private let store: PartStore
  private let isFull: Bool
  private var reader: BatchReader
  /// Reads compressed lines; kept from batch to batch, since they must be read in order.
  private var lines: LineRangeReader?

  /// - Throws: `FileError` where the corpus is not there.
  package init(
    _ configuration: PipelineConfiguration, _ store: PartStore, isFull: Bool, now: Int
  ) throws(FileError) {
    namer = PartNamer(configuration)
    self.store = store
    self.isFull = isFull
    let index = CorpusSurvey.indexPath(configuration)
    let fingerprint = CorpusSurvey.fingerprint(configuration)
    reader = try BatchReader(
      configuration.read,
      index: isFull ? nil : InputIndex(index, fingerprint: fingerprint, now: now))
  }

  /// Where the index of inputs lies.
  package static func indexPath(_ configuration: PipelineConfiguration) -> String {
    "\(configuration.write.to)/parts/inputs"
  }

  /// Of all that decides how files are cut.
  package static func fingerprint(_ configuration: PipelineConfiguration) -> UInt64 {
    let read = configuration.read
    let sizes = read.batches
    let text =
      "\(read.from)\n\(read.format.rawValue) \(read.limit) \(sizes.least) \(sizes.spread) "
      + "\(sizes.most)"
    return xxHash64(Array(text.utf8).span)
  }

  /// The next batch, or nil behind the last.
  package mutating func next() -> RawBatch? {
    guard var batch = reader.next() else { return nil }
    if isFull || !batch.isHashed || !store.contains(namer.name(of: batch)) {
      loadCompressedLines(of: &batch)
    }
    return batch
  }

  /// Everything else is read where the part is made, on many threads.
  private mutating func loadCompressedLines(of batch: inout RawBatch) {
    for index in batch.items.indices {
      guard case .input(var input) = batch.items[index], input.lines != nil,
        input.file.isCompressed, input.bytes == nil
      else { continue }
      if lines?.file != input.file { lines = try? LineRangeReader(input.file) }
      guard let lines else { continue }  // Fails again, with its reason, where the part is made.
      do throws(Rejection) {
        try input.load(from: lines)
        batch.items[index] = .input(input)
      } catch {
        self.lines = nil
      }
    }
  }
}
