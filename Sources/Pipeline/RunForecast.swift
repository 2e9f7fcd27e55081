import Configuration
import Kernels
import Stages

/// What a run would read, keep and make, and why; reads what changed, and writes nothing.
package struct RunForecast: Sendable {
  package private(set) var files = 0
  package private(set) var bytes = 0
  package private(set) var unusable = 0
  package private(set) var parts = 0
  /// Parts that would be made since their inputs are new.
  package private(set) var partsOfNewInputs = 0
  /// Parts that would be made since something else changed.
  package private(set) var partsOfOldInputs = 0
  /// What changed of the program and the configuration since the current run; nil where there is
  /// no current run.
  package let ingredients: [Ingredients.Difference]?
  /// How the inputs changed since the current run.
  package let changes: InputChanges?

  /// - Throws: `FileError` where the corpus cannot be listed.
  package init(_ configuration: PipelineConfiguration, isFull: Bool, jobs: Int) throws {
    var walk = try CorpusWalk(configuration.read)
    while let listed = walk.next() {
      switch listed {
      case .file(let file):
        files += 1
        bytes += file.size
      case .rejected: unusable += 1
      }
    }
    let current = try? RunRecord("\(configuration.write.to)/current")
    let earlier = try? current?.inputs()
    ingredients = current.map { configuration.ingredients.differences(from: $0.ingredients) }
    let store = PartStore(configuration, RunPlan(configuration))
    let namer = PartNamer(configuration)
    let limit = configuration.read.limit
    var survey = try BatchReader(
      configuration.read,
      index: InputIndex(
        CorpusSurvey.indexPath(configuration),
        fingerprint: CorpusSurvey.fingerprint(configuration), now: Machine.wallNanoseconds()))
    var inputs = RunRecord.Inputs()
    var (parts, made, known) = (0, 0, 0)
    try mapInOrder(
      jobs: jobs, inFlight: 2 * jobs + 2, next: { survey.next() },
      transform: { batch in
        var batch = batch
        batch.load(limit: limit) { $0.hash == nil }
        batch.dropBytes()
        return (batch, isFull || !store.contains(namer.name(of: batch)))
      },
      deliver: { (batch: RawBatch, isMade: Bool) in
        parts += 1
        inputs.add(batch)
        guard isMade else { return }
        made += 1
        if earlier?.batches.contains(namer.inputs(of: batch)) ?? false { known += 1 }
      })
    self.parts = parts
    partsOfOldInputs = known
    partsOfNewInputs = made - known
    changes = earlier.map { InputChanges(from: $0, to: inputs) }
  }
}

extension RunRecord.Inputs {
  /// As `inputs.index` tells them.
  fileprivate mutating func add(_ batch: RawBatch) {
    for item in batch.items {
      switch item {
      case .input(let input):
        add(path: input.file.key, record: input.lines?.firstRecord, hash: input.hash ?? 0)
      case .rejected(let key, let record, _, _): add(path: key, record: record, hash: 0)
      }
    }
  }
}
