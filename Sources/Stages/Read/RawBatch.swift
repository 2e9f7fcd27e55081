/// Neighbouring inputs of the corpus: the unit of work, of memory and of order.
package struct RawBatch: Sendable {
  package enum Item: Sendable {
    /// A file to be read where the batch is processed.
    case file(SourceFile)
    /// Whole lines of a JSON Lines file; `firstRecord` counts lines from 0, blank ones apart.
    case lines(SourceFile, firstRecord: Int, bytes: [UInt8])
    case rejected(key: String, record: Int?, Rejection)
  }

  /// Position in the corpus, from 0.
  package let index: Int
  package var items: [Item] = []
  /// Bytes of the corpus up to the end of this batch, as they lie on disk: for progress.
  package var bytesSoFar = 0

  package init(index: Int) { self.index = index }
}
