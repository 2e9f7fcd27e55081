import Kernels
import Stages
import Tables

/// One run: reads a corpus in batches, makes their parts side by side, and lays them into files in
/// the order of the corpus.
package struct Run {
  /// What a run did, for people.
  package struct Summary: Sendable {
    /// The folder of the published run.
    package let folder: String
    package let counts: Counts
    package let rejected: Int
    package let files: [PublishedFile]
    package let clockNames: [String]
    /// Of the whole run, in seconds by the wall clock.
    package let seconds: Double
    /// More inputs were rejected than the configuration allows without a warning.
    package let isWarning: Bool
  }

  private let configuration: PipelineConfiguration
  private let jobs: Int

  /// - Parameter jobs: Threads that make parts, at least 1.
  package init(_ configuration: PipelineConfiguration, jobs: Int) {
    self.configuration = configuration
    self.jobs = jobs
  }

  /// Runs and publishes.
  ///
  /// - Parameter progress: Told after each part how many bytes of the corpus are done.
  /// - Throws: `RunFolder.Locked`, `FileError`. Nothing is published then, and what was
  ///   published before stays.
  package func callAsFunction(progress: (Int) -> Void) throws -> Summary {
    let start = Machine.nanoseconds()
    let plan = RunPlan(configuration)
    let maker = PartMaker(configuration, plan)
    var reader = try BatchReader(configuration.read)
    let folder = try RunFolder(configuration.write.to)
    var output: RunOutput
    do {
      output = try RunOutput(configuration, plan, in: folder.path)
      try mapInOrder(
        jobs: jobs, inFlight: 2 * jobs + 2,
        next: { reader.next() },
        transform: { maker.part(of: $0) },
        deliver: { part in
          try output.append(part)
          progress(part.bytesSoFar)
        })
      try output.finish(in: folder.path)
    } catch {
      try? folder.discard()
      throw error
    }
    let published = try folder.publish()
    let rejected = output.rejects.total
    let inputs = output.counts.documents + rejected
    return Summary(
      folder: published, counts: output.counts, rejected: rejected, files: output.files,
      clockNames: maker.clockNames,
      seconds: Double(Machine.nanoseconds() - start) / 1e9,
      isWarning: Double(rejected) > configuration.write.warningShare * Double(inputs))
  }
}
