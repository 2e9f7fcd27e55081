import Kernels
package import Stages

/// Names parts by the hash of all that they follow from.
package struct PartNamer: Sendable {
  private let fingerprint: UInt64

  package init(_ configuration: PipelineConfiguration) {
    fingerprint = configuration.ingredients.fingerprint
  }

  /// - Precondition: All of the batch is hashed.
  package func name(of batch: RawBatch) -> UInt64 { hash(of: batch, with: fingerprint) }

  /// The hash of the batch's inputs, whatever is done to them.
  ///
  /// - Precondition: All of the batch is hashed.
  package func inputs(of batch: RawBatch) -> UInt64 { hash(of: batch, with: 0) }

  private func hash(of batch: RawBatch, with fingerprint: UInt64) -> UInt64 {
    var writer = RecordWriter()
    writer.append(fingerprint)
    batch.appendRecipe(to: &writer)
    return xxHash64(writer.bytes.span)
  }
}
