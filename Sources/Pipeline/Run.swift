import Kernels
import Stages
import Tables

/// One run: reads a corpus in batches, takes the parts that are kept and makes the others side by
/// side, lays them into files in the order of the corpus, checks these and publishes them.
package struct Run {
  /// What a run did, for people.
  package struct Summary: Sendable {
    /// The folder of the published run.
    package let folder: String
    package let statistics: RunStatistics
    /// What all checks found.
    package let outcomes: [CheckOutcome]
    /// The run that was published before, where there is one that can be read.
    package let last: RunRecord?
    /// What the run before said of itself, if it ended without letting go of the lock.
    package let abandoned: String?
  }

  /// Parts that are not there when a list of batches is assembled.
  package struct PartsMissing: Error, CustomStringConvertible {
    package let count: Int
    package let total: Int
    package var description: String {
      "\(count) of \(total) parts are missing; 'broadsheet batches --missing' lists them"
    }
  }

  /// How a run goes about its work; not what it gives.
  package struct Manner: Sendable {
    /// Threads that make parts, at least 1.
    package var jobs: Int
    /// Whether everything is read and made, whatever is known or kept.
    package var isFull: Bool
    /// Whether the batches of a list are assembled, of which all parts are kept, in place of those
    /// of the corpus.
    package var isAssembly = false
    /// Seconds to wait for another run to end.
    package var patience = 0
    /// Whether the run is published whatever its checks find.
    package var isPublishedAnyway = false
    /// What the age of articles is counted from, in checks only.
    package var day = RunDay()

    package init(jobs: Int, isFull: Bool = false) {
      self.jobs = jobs
      self.isFull = isFull
    }
  }

  private let configuration: PipelineConfiguration
  private let manner: Manner
  private let plan: RunPlan
  private let store: PartStore

  package init(_ configuration: PipelineConfiguration, _ manner: Manner) {
    self.configuration = configuration
    self.manner = manner
    plan = RunPlan(configuration)
    store = PartStore(configuration, plan)
  }

  /// Runs and publishes.
  ///
  /// - Parameter progress: Told after each part how many bytes of the corpus are done.
  /// - Throws: `RunLock.Held`, `RunChecks.Failed`, `FileError`. Nothing is published then, what
  ///   was published before stays, and so do the parts that were made.
  package func callAsFunction(progress: (Int) -> Void) throws -> Summary {
    let start = Machine.nanoseconds()
    let folder = try RunFolder(configuration.write.to, waiting: manner.patience)
    let abandoned = folder.abandoned
    let last = try? RunRecord("\(configuration.write.to)/current")
    var statistics: RunStatistics
    let parts: Set<UInt64>
    let index: InputIndexWriter?
    let outcomes: [CheckOutcome]
    do {
      (statistics, parts, index) = try fill(folder.path, progress)
      outcomes = try configuration.checks.outcomes(
        of: FinishedRun(
          folder: folder.path, statistics: statistics, last: last, day: manner.day.day))
      statistics.seconds = Double(Machine.nanoseconds() - start) / 1e9
    } catch {
      try? folder.discard()
      throw error
    }
    if outcomes.contains(where: { $0.level == .fail }), !manner.isPublishedAnyway {
      throw RunChecks.Failed(outcomes: outcomes, folder: try folder.setAside())
    }
    let published = try folder.publish(keeping: configuration.keptRuns) {
      // The next run heals what fails here.
      try? index?.finish()
      FaultPoint.pass("publish.indexed")
      _ = try? store.removeAll(but: parts)
    }
    return Summary(
      folder: published, statistics: statistics, outcomes: outcomes, last: last,
      abandoned: abandoned)
  }

  /// Writes all files of the run.
  ///
  /// - Returns: What was done, the names of the parts, and the index of the inputs, if it is new.
  private func fill(
    _ folder: String, _ progress: (Int) -> Void
  ) throws -> (RunStatistics, Set<UInt64>, InputIndexWriter?) {
    let maker = PartMaker(configuration, plan)
    let source = PartSource(configuration, maker, store, isFull: manner.isFull)
    let now = Machine.wallNanoseconds()
    var batches = try manner.isAssembly ? listed() : surveyed(now)
    try FileSystem.createFolder(store.folder)
    let index =
      manner.isAssembly
      ? nil
      : try InputIndexWriter(
        CorpusSurvey.indexPath(configuration),
        fingerprint: CorpusSurvey.fingerprint(configuration), now: now)
    let output = try RunOutput(configuration, plan, in: folder)
    var parts: Set<UInt64> = []
    var delivered = FaultPoint("part.delivered")
    try mapInOrder(
      jobs: manner.jobs, inFlight: 2 * manner.jobs + 2,
      next: { batches.next() },
      transform: { try source.part(of: $0) },
      deliver: { delivery in
        try output.append(delivery)
        try index?.append(delivery.batch)
        parts.insert(delivery.name)
        progress(delivery.part.bytesSoFar)
        delivered.pass()
      })
    try output.finish(in: folder)
    var statistics = output.statistics
    statistics.clockNames = maker.clockNames
    return (statistics, parts, index)
  }

  private func surveyed(_ now: Int) throws -> any IteratorProtocol<RawBatch> {
    try CorpusSurvey(configuration, store, isFull: manner.isFull, now: now)
  }

  private func listed() throws -> any IteratorProtocol<RawBatch> {
    let batches = try BatchListing(configuration).batches
    let missing = batches.count { !store.contains($0.name) }
    guard missing == 0 else { throw PartsMissing(count: missing, total: batches.count) }
    return batches.map(\.batch).makeIterator()
  }
}
