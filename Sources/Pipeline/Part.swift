package import Linguistics
package import Stages
package import Tables

/// Everything that one batch yields: finished bytes for every file, and what is added up over the
/// corpus.
///
/// A pure function of the batch and the configuration.
package struct Part: Sendable {
  /// Finished rows for each file of `RunPlan.outputs`, in its order; nil where there are none.
  package var rows: [EncodedRows?]
  /// Partial results for each aggregate table, in the order of the configuration.
  package var groupings: [PartGrouping]
  /// What is kept of each document to find those that repeat others; none where that is not asked.
  package var signatures: [KeyedSignature] = []
  package var rejects: [Reject] = []
  package var counts = Counts()
  /// Identifiers that records brought along, to find those that are used twice.
  package var identifiers: [Identifier] = []
  /// The documents that took longest; not kept, and not in any table.
  package var slowest: [Effort] = []
  /// Of the corpus up to the end of this part's batch, as it lies on disk.
  package var bytesSoFar: Int

  /// A batch's share of an aggregate table.
  package enum PartGrouping: Sendable {
    case whole(Grouping)
    /// For a table without duplicates, which are known only when the part is delivered: document
    /// by document, at positions of `signatures`.
    case byDocument([(document: Int, grouping: Grouping)])
  }

  package struct KeyedSignature: Sendable {
    package let key: String
    package let signature: Signature
  }

  /// What a document cost.
  package struct Effort: Sendable {
    package let document: String
    package let bytes: Int
    /// In the units of `read.budget`.
    package let work: Int
    /// Of computing.
    package let nanoseconds: UInt64
  }

  /// An input that could not be used.
  package struct Reject: Sendable {
    package let path: String
    package let record: Int?
    package let rejection: Rejection
  }

  package struct Identifier: Sendable {
    /// The file of the record.
    package let path: String
    package let record: Int
    package let id: String
  }
}

/// What a stretch of the corpus held, and how long its steps took.
package struct Counts: Sendable, Equatable {
  package var documents = 0
  package var tokens = 0
  /// Bytes of the records of those documents.
  package var bytes = 0
  /// Nanoseconds of computing, for each name of `PartMaker.clockNames`.
  ///
  /// Not in any output.
  package var nanoseconds: [UInt64] = []

  package mutating func add(_ other: Counts) {
    documents += other.documents
    tokens += other.tokens
    bytes += other.bytes
    if nanoseconds.isEmpty { nanoseconds = Array(repeating: 0, count: other.nanoseconds.count) }
    for index in other.nanoseconds.indices { nanoseconds[index] += other.nanoseconds[index] }
  }
}
