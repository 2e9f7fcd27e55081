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
    package let account: RunAccount
    /// What the run before said of itself, if it ended without letting go of the lock.
    package let abandoned: String?
  }

  /// Something that happens in a run, for those who watch it.
  package enum Event: Sendable {
    /// The output folder is ours.
    case started
    /// A part is laid into the files, and all before it.
    case laid(bytesSoFar: Int)
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
  /// - Parameter watch: Told what happens.
  /// - Throws: `RunLock.Held`, `RunChecks.Failed`, `FileError`. Nothing is published then, what
  ///   was published before stays, and so do the parts that were made.
  package func callAsFunction(watch: (Event) -> Void) throws -> Summary {
    let start = Machine.nanoseconds()
    let startTime = TimeStamp.now()
    let folder = try RunFolder(configuration.write.to, waiting: manner.patience)
    let abandoned = folder.abandoned
    let last = try? RunRecord("\(configuration.write.to)/current")
    watch(.started)
    let parts: Set<UInt64>
    let index: InputIndexWriter?
    let account: RunAccount
    do {
      var statistics: RunStatistics
      (statistics, parts, index) = try fill(folder.path, watch)
      let run = FinishedRun(
        folder: folder.path, statistics: statistics, last: last, day: manner.day.day)
      let outcomes = try statistics.phases.measure(\.check) {
        try configuration.checks.outcomes(of: run)
      }
      statistics.seconds = Double(Machine.nanoseconds() - start) / 1e9
      account = self.account(of: statistics, outcomes, last, since: startTime)
      try writeFile("\(folder.path)/run.json", Array(account.json.text.utf8))
    } catch {
      try? folder.discard()
      throw error
    }
    guard account.isPublished else {
      throw RunChecks.Failed(account: account, folder: try folder.setAside())
    }
    let published = try folder.publish(keeping: configuration.keptRuns) {
      // The next run heals what fails here.
      try? index?.finish()
      FaultPoint.pass("publish.indexed")
      _ = try? store.removeAll(but: parts)
    }
    return Summary(
      folder: published, account: account, abandoned: abandoned)
  }

  private func account(
    of statistics: RunStatistics, _ outcomes: [CheckOutcome], _ last: RunRecord?,
    since start: TimeStamp
  ) -> RunAccount {
    let isUnfit = outcomes.contains { $0.level == .fail }
    return RunAccount(
      name: configuration.name, from: configuration.read.from, to: configuration.write.to,
      jobs: manner.jobs, start: start, end: .now(), statistics: statistics, outcomes: outcomes,
      last: last, isPublished: !isUnfit || manner.isPublishedAnyway)
  }

  /// Writes all files of the run.
  ///
  /// - Returns: What was done, the names of parts and groups in use, and the index of the inputs, if it is new.
  private func fill(
    _ folder: String, _ watch: (Event) -> Void
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
    let crew = Crew(jobs: manner.jobs)
    let shelf = KeptGroups(store, isFull: manner.isFull)
    let output = try RunOutput(configuration, plan, crew, shelf, in: folder)
    var phases = RunPhases()
    var parts: Set<UInt64> = []
    var delivered = FaultPoint("part.delivered")
    try mapInOrder(
      on: crew, inFlight: 2 * manner.jobs + 2,
      next: { phases.measure(\.list) { batches.next() }.map { Turn(batch: $0) } },
      transform: { try $0.taken { try source.part(of: $0) } },
      deliver: { (made: Turn.Result) in
        let delivery = made.delivery
        phases.wait += made.waited
        phases.make += made.worked
        try phases.measure(\.lay) {
          try output.append(delivery)
          try index?.append(delivery.batch)
        }
        parts.insert(delivery.name)
        watch(.laid(bytesSoFar: delivery.part.bytesSoFar))
        delivered.pass()
      })
    try phases.measure(\.finish) { try output.finish(in: folder) }
    var statistics = output.statistics
    statistics.phases = phases
    statistics.clockNames = maker.clockNames
    return (statistics, parts.union(output.groupNames), index)
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

/// A batch on its way to a thread.
private struct Turn: Sendable {
  let batch: RawBatch
  private let start = Machine.nanoseconds()

  init(batch: RawBatch) { self.batch = batch }

  struct Result: Sendable {
    let delivery: PartSource.Delivery
    /// In nanoseconds.
    let waited: UInt64
    let worked: UInt64
  }

  func taken(_ work: (RawBatch) throws -> PartSource.Delivery) throws -> Result {
    let taken = Machine.nanoseconds()
    let delivery = try work(batch)
    return Result(
      delivery: delivery, waited: taken - start, worked: Machine.nanoseconds() - taken)
  }
}
