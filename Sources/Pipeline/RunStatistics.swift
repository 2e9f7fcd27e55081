/// What a run read, did and made: for its checks, its report and its log.
package struct RunStatistics: Sendable {
  package var counts = Counts()
  /// Inputs that could not be used.
  package var rejected = 0
  /// Parts that were taken from an earlier run.
  package var partsKept = 0
  package var partsMade = 0
  /// Of those made, the ones that took the place of a damaged one.
  package var partsMended = 0
  package var files: [PublishedFile] = []
  /// What `counts.nanoseconds` speaks of.
  package var clockNames: [String] = []
  /// Of the whole run, in seconds by the wall clock.
  package var seconds = 0.0

  /// Usable or not.
  package var inputs: Int { counts.documents + rejected }

  mutating func add(_ delivery: PartSource.Delivery) {
    counts.add(delivery.part.counts)
    rejected += delivery.part.rejects.count
    switch delivery.origin {
    case .kept: partsKept += 1
    case .made: partsMade += 1
    case .mended:
      partsMade += 1
      partsMended += 1
    }
  }
}
