import Stages

/// What a run read, did and made: for its checks, its report and its log.
package struct RunStatistics: Sendable {
  package var counts = Counts()
  /// Inputs that could not be used.
  package var rejected = 0
  /// How many of these for each reason.
  package var reasons: [String: Int] = [:]
  /// Parts that were taken from an earlier run.
  package var partsKept = 0
  package var partsMade = 0
  /// Of those made, the ones that took the place of a damaged one.
  package var partsMended = 0
  package var slowest: [Part.Effort] { efforts.all }
  private var efforts = SlowestDocuments(most: 10)
  package var phases = RunPhases()
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
    for reject in delivery.part.rejects { reasons[reject.rejection.reason, default: 0] += 1 }
    for effort in delivery.part.slowest { efforts.add(effort) }
    switch delivery.origin {
    case .kept: partsKept += 1
    case .made: partsMade += 1
    case .mended:
      partsMade += 1
      partsMended += 1
    }
  }
}

/// The documents that took longest, so many at most, the slowest first.
struct SlowestDocuments: Sendable {
  private let most: Int
  private(set) var all: [Part.Effort] = []

  init(most: Int) { self.most = most }

  mutating func add(_ effort: Part.Effort) {
    if all.count == most, effort.nanoseconds <= all[most - 1].nanoseconds { return }
    if all.count == most { all.removeLast() }
    let place = all.firstIndex { $0.nanoseconds < effort.nanoseconds } ?? all.count
    all.insert(effort, at: place)
  }
}
