import Kernels
import Stages

/// Work on the parts of one corpus in many processes, on one machine or many that share its disks:
/// one lists the batches, any number make their parts, one assembles and publishes.
package struct Workers {
  /// A batch that is not in the list.
  package struct Unknown: Error, CustomStringConvertible {
    package let name: String
    package var description: String {
      "no batch is named '\(name)'; 'broadsheet batches' lists them"
    }
  }

  /// A part that was made or found.
  package struct Made: Sendable {
    package let delivery: PartSource.Delivery
    /// As it was asked for; another than the part's where the inputs changed since.
    package let asked: UInt64
  }

  private let configuration: PipelineConfiguration
  private let store: PartStore

  package init(_ configuration: PipelineConfiguration) {
    self.configuration = configuration
    store = PartStore(configuration, RunPlan(configuration))
  }

  /// Reads what changed, writes the list of batches, and returns the names of their parts in the
  /// order of the corpus.
  ///
  /// - Parameter missing: Whether only those without a part are returned.
  /// - Throws: `RunLock.Held`, `FileError`.
  package func list(missing: Bool, jobs: Int) throws -> [UInt64] {
    try FileSystem.createFolder(store.folder)
    let lock = try RunLock(configuration.write.to)
    defer { _ = lock.abandoned }
    let now = Machine.wallNanoseconds()
    let namer = PartNamer(configuration)
    let limit = configuration.read.limit
    var reader = try BatchReader(
      configuration.read,
      index: InputIndex(
        CorpusSurvey.indexPath(configuration),
        fingerprint: CorpusSurvey.fingerprint(configuration), now: now))
    let index = try InputIndexWriter(
      CorpusSurvey.indexPath(configuration),
      fingerprint: CorpusSurvey.fingerprint(configuration), now: now)
    var listing = BatchListing()
    try mapInOrder(
      jobs: jobs, inFlight: 2 * jobs + 2, next: { reader.next() },
      transform: { batch in
        var batch = batch
        batch.load(limit: limit) { $0.hash == nil }
        batch.dropBytes()
        return batch
      },
      deliver: { batch in
        try index.append(batch)
        listing.append(namer.name(of: batch), batch)
      })
    try listing.write(configuration)
    try index.finish()
    return listing.batches.map(\.name).filter { !missing || !store.contains($0) }
  }

  /// Makes the parts of some batches, those that are kept apart.
  ///
  /// - Parameter names: As `list` gave them, in 16 hexadecimal digits.
  /// - Throws: `BatchListing.Unusable`, `Unknown`, `FileError`.
  package func make(_ names: [String], jobs: Int, each: (Made) -> Void) throws {
    guard !names.isEmpty else { return }
    let listing = try BatchListing(configuration)
    let known = Dictionary(listing.batches.map { ($0.name, $0.batch) }) { first, _ in first }
    var seen: Set<UInt64> = []
    // A name that is given twice is made once: two threads would write the same file.
    let wanted = try names.map { name in
      guard let number = UInt64(name, radix: 16), let batch = known[number] else {
        throw Unknown(name: name)
      }
      return (name: number, batch: batch)
    }.filter { seen.insert($0.name).inserted }
    let source = PartSource(
      configuration, PartMaker(configuration, RunPlan(configuration)), store, isFull: false)
    var rest = wanted[...]
    try mapInOrder(
      jobs: jobs, inFlight: 2 * jobs + 2, next: { rest.popFirst() },
      transform: { Made(delivery: try source.part(of: $0.batch), asked: $0.name) },
      deliver: each)
  }
}
