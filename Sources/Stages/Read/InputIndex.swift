import Kernels

/// What a run remembers of the files that it read: by size, times and node, what they held.
///
/// Kept in the order of the corpus and looked at in that order, so that no table of all names is
/// needed. Lets a later run name batches without reading files that did not change. It is never
/// trusted for more than that: a file that changed shortly before it was read is not remembered,
/// and neither is anything when the clock was set back since, or when the index is damaged.
package struct InputIndex {
  /// What a file held.
  package enum Content: Sendable, Equatable {
    case whole(hash: UInt64)
    case lines([Piece])
  }

  package enum Piece: Sendable, Equatable {
    case lines(RawInput.Lines, hash: UInt64)
    case rejected(record: Int?, Rejection)
  }

  static let mark: [UInt8] = Array("BSINPUT1".utf8)
  /// Nanoseconds that must lie between the last change of a file and its reading: the coarsest
  /// clock of a file system in use, that of FAT.
  static let settling = 2_000_000_000

  private var records: RecordReader
  private var key: String?
  private var status: [Int] = []
  private var content = Content.whole(hash: 0)

  /// Nil where there is none, where it is damaged, where it was made with another configuration,
  /// or where it is of a time to come.
  ///
  /// - Parameters:
  ///   - fingerprint: Equal for equal configurations of reading.
  ///   - now: Nanoseconds since 1970.
  package init?(_ path: String, fingerprint: UInt64, now: Int) {
    guard let bytes = try? readFile(path), bytes.count >= 12,
      bytes.starts(with: InputIndex.mark)
    else { return nil }
    let end = bytes.count - 4
    let said = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[end + $1]) << UInt32(8 * $1) }
    guard crc32(bytes.span.extracting(first: end)) == said else { return nil }
    records = RecordReader(bytes, InputIndex.mark.count..<end)
    guard let made = try? records.word(), made == fingerprint, let time = try? records.integer(),
      time <= now
    else { return nil }
    move()
  }

  /// What is known of a file, if it is as it was.
  ///
  /// - Precondition: Keys ascend by their bytes.
  package mutating func content(of file: SourceFile) -> Content? {
    while let known = key, known.utf8.lexicographicallyPrecedes(file.key.utf8) { move() }
    guard key == file.key, status == InputIndex.numbers(file.status) else { return nil }
    return content
  }

  static func numbers(_ status: FileStatus) -> [Int] {
    [
      status.size, status.modified, status.changed,
      Int(truncatingIfNeeded: status.identity.node),
      Int(truncatingIfNeeded: status.identity.device),
    ]
  }

  private mutating func move() {
    do throws(RecordReader.Damaged) {
      guard !records.isAtEnd else {
        key = nil
        return
      }
      let next = try records.string()
      status = []
      for _ in 0..<5 { status.append(try records.integer()) }
      content = try readContent()
      key = next
    } catch {
      key = nil
    }
  }

  private mutating func readContent() throws(RecordReader.Damaged) -> Content {
    guard let count = try records.optionalInteger() else {
      return .whole(hash: try records.word())
    }
    var pieces: [Piece] = []
    for _ in 0..<count {
      if let hash = try records.optionalInteger() {
        let lines = RawInput.Lines(
          firstRecord: try records.integer(), offset: try records.integer(),
          count: try records.integer())
        pieces.append(.lines(lines, hash: UInt64(bitPattern: Int64(hash))))
      } else {
        let record = try records.optionalInteger()
        pieces.append(.rejected(record: record, try Rejection(from: &records)))
      }
    }
    return .lines(pieces)
  }
}
