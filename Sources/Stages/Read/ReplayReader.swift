package import Kernels

/// Reads single inputs of a corpus again, by the names that `rejects` gives them.
package struct ReplayReader {
  private let configuration: ReadConfiguration
  private var walk: CorpusWalk
  /// Numbers of records by the path of their file; nil stands for the file as a whole.
  private let wanted: [String: Set<Int?>]
  /// JSON Lines files that were wanted as a whole and now can be read to their end.
  package private(set) var wholeFiles: [String] = []

  /// - Throws: `FileError` where the corpus is not there.
  package init(
    _ configuration: ReadConfiguration, wanted: [String: Set<Int?>]
  ) throws(FileError) {
    self.configuration = configuration
    self.wanted = wanted
    walk = try CorpusWalk(configuration)
  }

  /// What is wanted of the next file of the corpus; nil behind the last.
  package mutating func next() -> RawBatch? {
    while let listed = walk.next() {
      var batch = RawBatch()
      switch listed {
      case .rejected(let key, let rejection):
        guard wanted[key] != nil else { continue }
        batch.items.append(.rejected(key: key, record: nil, rejection, file: nil))
      case .file(let file):
        guard let records = wanted[file.key] else { continue }
        if file.layout == .jsonl {
          take(records, of: file, into: &batch)
        } else {
          batch.items.append(.input(RawInput(file, hash: nil)))
        }
      }
      guard !batch.items.isEmpty else { continue }
      return batch
    }
    return nil
  }

  private mutating func take(_ records: Set<Int?>, of file: SourceFile, into batch: inout RawBatch)
  {
    do throws(FileError) {
      var isWhole = true
      let source = try LineSource(file, limit: configuration.limit)
      while let stretch = source.next(isCut: { _, _ in true }) {
        switch stretch {
        case .lines(let bytes, let lines):
          guard records.contains(lines.firstRecord) else { continue }
          batch.items.append(
            .input(RawInput(file, lines: lines, hash: nil, bytes: bytes)))
        case .rejected(let record, let rejection):
          guard record == nil || records.contains(record) else { continue }
          isWhole = isWhole && record != nil
          batch.items.append(.rejected(key: file.key, record: record, rejection, file: file))
        }
      }
      if source.recordCount == 0, batch.items.isEmpty {
        isWhole = false
        let rejection = Rejection(stage: "read", reason: "empty", detail: "no record", byte: 0)
        batch.items.append(.rejected(key: file.key, record: nil, rejection, file: file))
      }
      if isWhole, records.contains(nil) { wholeFiles.append(file.key) }
    } catch {
      batch.items.append(.rejected(key: file.key, record: nil, .unreadable(error), file: file))
    }
  }
}
