import Kernels
import Pipeline
import Stages

/// A run that says what it does: on the terminal, in the log, in metrics and lineage events.
struct ObservedRun {
  private let configuration: PipelineConfiguration
  private let manner: Run.Manner
  private let options: ObservationOptions
  private let log: RunLog
  private let start = TimeStamp.now()
  private let lineage: LineageEvents?

  init(
    _ configuration: PipelineConfiguration, _ manner: Run.Manner, _ options: ObservationOptions
  ) {
    var configuration = configuration
    options.apply(to: &configuration)
    self.configuration = configuration
    self.manner = manner
    self.options = options
    log = options.log
    lineage = configuration.observation.lineage.map { [start] path in
      LineageEvents(path, configuration, start: start)
    }
  }

  /// Runs, publishes and tells.
  ///
  /// - Parameter isTimed: Whether the computing time of each step is printed.
  /// - Throws: `ExitStatus` where not all is well.
  func callAsFunction(isTimed: Bool = false) throws(ExitStatus) {
    let isTerminal = Machine.isErrorTerminal() && log.format == .text
    var progress = Progress(configuration.read, isShown: !options.quiet && isTerminal)
    var beat = ProgressLog(log)
    let summary: Run.Summary
    do {
      summary = try Run(configuration, manner) { event in
        switch event {
        case .started: started()
        case .laid(let bytesSoFar):
          progress.show(bytesSoFar: bytesSoFar)
          beat.tell(bytesSoFar: bytesSoFar)
        }
      }
    } catch {
      progress.clear()
      throw ended(error)
    }
    progress.clear()
    if !options.quiet { print(RunReport(summary).text) }
    if isTimed { print(RunReport(summary).timings) }
    let status = ended(summary)
    if status != .published { throw status }
  }

  private func started() {
    log.tell(
      .info, .started, "run of \(configuration.name) began",
      [
        ("name", .string(configuration.name)),
        ("from", .string(FileSystem.absolutePath(configuration.read.from))),
        ("to", .string(FileSystem.absolutePath(configuration.write.to))),
        ("jobs", .integer(manner.jobs)),
      ])
    try? lineage?.started()  // What is wrong with the file is told at the end.
  }

  /// A run that is published.
  private func ended(_ summary: Run.Summary) -> ExitStatus {
    let (account, run) = (summary.account, summary.account.statistics)
    if let abandoned = summary.abandoned {
      log.note("the run before did not end by itself: \(abandoned)")
    }
    for finding in account.findings { log.tell(finding) }
    var status = account.findings.isEmpty ? ExitStatus.published : .warning
    if !record({ try lineage?.completed(account) }) { status = .warning }
    if !record({ try writeMetrics(status, account) }) { status = .warning }
    log.tell(
      .info, .published, "published in \(summary.folder)",
      [
        ("status", .integer(Int(status.rawValue))), ("folder", .string(summary.folder)),
        ("documents", .integer(run.counts.documents)), ("tokens", .integer(run.counts.tokens)),
        ("bytes", .integer(run.counts.bytes)), ("rejected", .integer(run.rejected)),
        ("made", .integer(run.partsMade)), ("kept", .integer(run.partsKept)),
        ("seconds", .number(run.seconds)),
      ])
    return status
  }

  /// A run that is not.
  ///
  /// One that found another at work did not begin, and leaves what that says of itself.
  private func ended(_ error: any Error) -> ExitStatus {
    let status = ExitStatus.telling(error, log)
    if status == .locked { return status }
    _ = record { try lineage?.failed("\(error)") }
    _ = record { try writeMetrics(status, (error as? RunChecks.Failed)?.account) }
    return status
  }

  private func writeMetrics(_ status: ExitStatus, _ account: RunAccount?) throws {
    guard let path = configuration.observation.metrics else { return }
    var metrics = MetricsFile(path, name: configuration.name)
    try metrics.write(start: start, status: Int(status.rawValue), account)
  }

  /// Whether something could be written that is not part of the run; if not, says so.
  private func record(_ write: () throws -> Void) -> Bool {
    do {
      try write()
      return true
    } catch {
      log.tell(.warning, .note, "\(error)")
      return false
    }
  }
}

/// Tells the log every ten seconds how far a run is.
private struct ProgressLog {
  private let log: RunLog
  private var last = Machine.nanoseconds()
  private var parts = 0

  init(_ log: RunLog) { self.log = log }

  mutating func tell(bytesSoFar: Int) {
    parts += 1
    let now = Machine.nanoseconds()
    guard now - last >= 10_000_000_000 else { return }
    last = now
    log.tell(
      .info, .progress, "\(parts) parts, \(bytesSoFar / 1_000_000) MB",
      [("parts", .integer(parts)), ("bytes", .integer(bytesSoFar))])
  }
}
