package import Stages

/// Gives the part of each batch: the one that is kept, or a new one.
package struct PartSource: Sendable {
  /// A part on its way into the files of a run.
  package struct Delivery: Sendable {
    package let part: Part
    /// The name under which the part is kept: the hash of batch, configuration and program.
    package let name: UInt64
    /// The hash of the batch's inputs only.
    package let inputs: UInt64
    /// Without its bytes.
    package let batch: RawBatch
    package let origin: Origin
  }

  package enum Origin: Sendable {
    case kept, made
    /// Made in the place of one that was damaged.
    case mended
  }

  private let maker: PartMaker
  private let store: PartStore
  private let namer: PartNamer
  private let limit: Int
  private let isFull: Bool

  /// - Parameter isFull: Whether every part is made, whatever is kept.
  package init(
    _ configuration: PipelineConfiguration, _ maker: PartMaker, _ store: PartStore, isFull: Bool
  ) {
    self.maker = maker
    self.store = store
    self.isFull = isFull
    namer = PartNamer(configuration)
    limit = configuration.read.limit
  }

  /// Called from many threads at once.
  ///
  /// - Throws: `FileError` where a new part cannot be kept.
  package func part(of batch: RawBatch) throws -> Delivery {
    var batch = batch
    batch.load(limit: limit) { $0.hash == nil }
    var origin = Origin.made
    if !isFull {
      switch store.part(namer.name(of: batch)) {
      case .part(let part): return delivery(part, batch, .kept)
      case .damaged: origin = .mended
      case .missing: break
      }
    }
    // Hashes become those of what is read now, should a file have changed since it was listed.
    batch.load(limit: limit) { $0.bytes == nil }
    let part = maker.part(of: batch)
    try store.keep(part, as: namer.name(of: batch))
    return delivery(part, batch, origin)
  }

  private func delivery(_ part: Part, _ batch: RawBatch, _ origin: Origin) -> Delivery {
    var batch = batch
    batch.dropBytes()
    var part = part
    part.bytesSoFar = batch.bytesSoFar
    return Delivery(
      part: part, name: namer.name(of: batch), inputs: namer.inputs(of: batch), batch: batch,
      origin: origin)
  }
}
