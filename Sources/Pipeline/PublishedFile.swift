import Kernels
package import Tables

/// A file of a run that is being put together.
///
/// Small parts become groups on the threads of a crew; what comes behind them waits here until
/// they are there.
final class GrowingFile {
  /// What comes next in the file.
  private enum Piece {
    case finished(EncodedRows)
    case made(Pending<Groups>)
  }

  /// What was made of small parts.
  private struct Groups: Sendable {
    let all: [EncodedRows]
    /// Of computing.
    let nanoseconds: UInt64

    init(_ group: WaitingGroup, _ shelf: KeptGroups?) {
      let start = Machine.threadNanoseconds()
      all = group.groups(shelf)
      nanoseconds = Machine.threadNanoseconds() - start
    }
  }

  /// So many pieces wait at most.
  private static let mostPieces = 8

  let output: RunPlan.Output
  private let crew: Crew
  private let shelf: KeptGroups?
  private var merging: GroupMerging?
  private var pieces: [Piece] = []
  private var assembly: any TableAssembly
  private var file: OutputFile
  private var checksum: UInt32 = 0
  private var rowCount = 0
  /// Names of groups that are made of several parts, as they are kept.
  private(set) var groupNames: Set<UInt64> = []
  /// What it took to make groups of small parts.
  private(set) var nanoseconds: UInt64 = 0
  /// Of what nothing is written so far.
  private var front: SharedFront?

  /// - Parameters:
  ///   - earlier: The folder of a run with which blocks can be shared.
  ///   - crew: Makes groups of small parts.
  ///   - shelf: Keeps what is made of several small parts; nil where nothing is kept.
  init(
    _ output: RunPlan.Output, in folder: String, sharingWith earlier: String? = nil,
    _ crew: Crew, _ shelf: KeptGroups? = nil
  ) throws(FileError) {
    self.output = output
    self.crew = crew
    self.shelf = shelf
    front = earlier.flatMap { SharedFront("\($0)/\(output.fileName)") }
    merging = output.format.merging(of: output.schema)
    assembly = output.format.assembly(of: output.schema)
    file = try OutputFile("\(folder)/\(output.fileName)")
    try write(assembly.head())
  }

  // Nothing may run on when a run has failed.
  deinit {
    for case .made(let groups) in pieces { groups.wait() }
  }

  /// Appends rows as `encodePart` gives them.
  func append(_ rows: EncodedRows) throws(FileError) {
    rowCount += rows.rowCount
    guard merging != nil else { return try lay(rows) }
    for next in merging?.add(rows) ?? [] { try take(next) }
  }

  /// Has groups made of all that still waits.
  func close() throws(FileError) {
    for next in merging?.finish() ?? [] { try take(next) }
  }

  /// Writes the foot and waits until the file is on disk.
  func finish() throws(FileError) -> PublishedFile {
    try close()
    try layPieces(leaving: 0)
    try write(assembly.foot())
    try writeFront()
    try file.synchronize()
    return PublishedFile(
      name: output.fileName, schema: output.schema, format: output.formatName, rows: rowCount,
      bytes: file.count, checksum: checksum)
  }

  private func take(_ next: GroupMerging.Next) throws(FileError) {
    switch next {
    case .finished(let rows): pieces.append(.finished(rows))
    case .waiting(let group):
      if let shelf { groupNames.insert(shelf.keptName(group.name)) }
      pieces.append(.made(crew.start(isUrgent: true) { [shelf] in Groups(group, shelf) }))
    }
    try layPieces(leaving: Self.mostPieces)
  }

  /// Lays those pieces into the file that are there; and so many more that no more than `most`
  /// wait.
  private func layPieces(leaving most: Int) throws(FileError) {
    while let piece = pieces.first {
      switch piece {
      case .finished(let rows): try lay(rows)
      case .made(let groups):
        guard groups.isDone || pieces.count > most else { return }
        let made = taken(groups)
        nanoseconds += made.nanoseconds
        for rows in made.all { try lay(rows) }
      }
      pieces.removeFirst()
    }
  }

  private func taken(_ groups: Pending<Groups>) -> Groups {
    do {
      return try groups.value()
    } catch {
      preconditionFailure("groups are made without errors: \(error)")
    }
  }

  private func lay(_ rows: EncodedRows) throws(FileError) { try write(assembly.append(rows)) }

  private func write(_ bytes: [UInt8]) throws(FileError) {
    checksum = crc32(bytes.span, after: checksum)
    if front?.reaches(over: bytes) == true { return }
    try writeFront()
    try file.write(bytes)
  }

  private func writeFront() throws(FileError) {
    if let front = front.take() { try front.copy(to: &file) }
  }
}

/// A finished file of a run.
package struct PublishedFile: Sendable {
  package let name: String
  package let schema: Schema
  /// `csv` or `columnar`.
  package let format: String
  package let rows: Int
  package let bytes: Int
  /// CRC-32 of all bytes.
  package let checksum: UInt32
}
