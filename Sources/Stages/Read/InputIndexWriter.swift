package import Kernels

/// Writes an `InputIndex` while the batches of a run are delivered.
package final class InputIndexWriter {
  private let path: String
  private var file: OutputFile
  private var records = RecordWriter()
  private var checksum: UInt32 = 0
  private let now: Int
  /// The JSON Lines file whose stretches are coming, and those so far.
  private var source: SourceFile?
  private var pieces: [InputIndex.Piece] = []
  private var isReadable = true

  /// - Parameters:
  ///   - fingerprint: Equal for equal configurations of reading.
  ///   - now: When reading began, in nanoseconds since 1970.
  package init(_ path: String, fingerprint: UInt64, now: Int) throws(FileError) {
    self.path = path
    self.now = now
    file = try OutputFile("\(path).new")
    try put(InputIndex.mark)
    records.append(fingerprint)
    records.append(now)
  }

  /// Takes the inputs of the next batch of the corpus.
  package func append(_ batch: RawBatch) throws(FileError) {
    for item in batch.items {
      switch item {
      case .input(let input):
        guard let lines = input.lines else {
          endSource()
          appendWhole(input)
          continue
        }
        begin(input.file)
        if let hash = input.hash { pieces.append(.lines(lines, hash: hash)) }
      case .rejected(_, let record, let rejection, let file?):
        begin(file)
        if rejection.reason == "unreadable" { isReadable = false }
        pieces.append(.rejected(record: record, rejection))
      case .rejected: endSource()
      }
    }
    if records.bytes.count > 1 << 16 { try write() }
  }

  /// Puts the index in the place of the earlier one.
  package func finish() throws(FileError) {
    endSource()
    try write()
    try file.write((0..<4).map { UInt8(truncatingIfNeeded: checksum >> UInt32(8 * $0)) })
    try FileSystem.rename("\(path).new", to: path)
  }

  private func write() throws(FileError) {
    try put(records.bytes)
    records.removeAll()
  }

  private func put(_ bytes: [UInt8]) throws(FileError) {
    checksum = crc32(bytes.span, after: checksum)
    try file.write(bytes)
  }

  private func begin(_ file: SourceFile) {
    if source == file { return }
    endSource()
    source = file
  }

  private func endSource() {
    if let source, isReadable, isSettled(source) {
      appendHead(source)
      records.append(Int?.some(pieces.count))
      for piece in pieces {
        switch piece {
        case .lines(let lines, let hash):
          records.append(Int?.some(Int(Int64(bitPattern: hash))))
          records.append(lines.firstRecord)
          records.append(lines.offset)
          records.append(lines.count)
        case .rejected(let record, let rejection):
          records.append(Int?.none)
          records.append(record)
          rejection.append(to: &records)
        }
      }
    }
    source = nil
    pieces = []
    isReadable = true
  }

  private func appendWhole(_ input: RawInput) {
    guard let hash = input.hash, isSettled(input.file) else { return }
    appendHead(input.file)
    records.append(Int?.none)
    records.append(hash)
  }

  private func appendHead(_ file: SourceFile) {
    records.append(file.key)
    for number in InputIndex.numbers(file.status) { records.append(number) }
  }

  /// Whether a later change of the file would give it another time.
  private func isSettled(_ file: SourceFile) -> Bool {
    max(file.status.modified, file.status.changed) < now - InputIndex.settling
  }
}
