package import Kernels

/// The output folder, with all its runs.
///
/// `OUT/runs/000042` holds a run, `OUT/current` is a link to the newest whole one. A run is written
/// to a hidden folder beside the others and gets its name when all is on disk, so whatever can be
/// seen is whole.
package struct RunFolder: ~Copyable {
  private let out: String
  private let lock: RunLock
  /// Where the files of this run are being written.
  package let path: String
  private let number: Int

  /// Makes room for a new run, and removes what a run that was killed left behind.
  ///
  /// - Parameter seconds: How long to wait for another run to end.
  /// - Throws: `RunLock.Held`, `FileError`.
  package init(_ out: String, waiting seconds: Int = 0) throws {
    let runs = "\(out)/runs"
    try FileSystem.createFolder(runs)
    let lock = try RunLock(out, waiting: seconds)
    try RunFolder.requireReplaceable("\(out)/current")
    let number = try RunFolder.nextNumber(in: runs)
    let path = "\(runs)/.\(RunFolder.name(number))"
    try FileSystem.createFolder(path)
    self.out = out
    self.lock = lock
    self.number = number
    self.path = path
  }

  /// What the run before said of itself, if it ended without letting go of the lock.
  package var abandoned: String? { lock.abandoned }

  /// Only a link is ever replaced: what somebody else put there stays.
  private static func requireReplaceable(_ current: String) throws(FileError) {
    if FileSystem.exists(current), FileSystem.linkTarget(of: current) == nil {
      throw FileError("replace by a link", current, code: FileError.exists)
    }
  }

  private static func nextNumber(in runs: String) throws(FileError) -> Int {
    var last = 0
    for name in try FileSystem.names(in: runs) {
      if name.hasPrefix("."), number(String(name.dropFirst())) != nil {
        try FileSystem.removeFolder("\(runs)/\(name)")
      } else if let found = number(name) {
        last = max(last, found)
      }
    }
    return last + 1
  }

  /// The number of a run's folder; nil for names that no run has.
  private static func number(_ name: String) -> Int? {
    guard (6...15).contains(name.utf8.count), name.utf8.allSatisfy({ $0 &- 0x30 < 10 }) else {
      return nil
    }
    return Int(name)
  }

  /// Gives the run its name and makes it the current one.
  ///
  /// - Parameters:
  ///   - count: How many runs stay, this one among them.
  ///   - afterwards: Done when the run is published.
  /// - Returns: The folder of the run.
  package consuming func publish(
    keeping count: Int = .max, afterwards: () -> Void = {}
  ) throws(FileError) -> String {
    let final = "\(out)/runs/\(RunFolder.name(number))"
    FaultPoint.pass("publish.written")
    try FileSystem.synchronize(folder: path)
    FaultPoint.pass("publish.synchronized")
    try FileSystem.rename(path, to: final)
    FaultPoint.pass("publish.named")
    try FileSystem.synchronize(folder: "\(out)/runs")
    try FileSystem.replaceLink(at: "\(out)/current", to: "runs/\(RunFolder.name(number))")
    FaultPoint.pass("publish.linked")
    try FileSystem.synchronize(folder: out)
    FaultPoint.pass("publish.published")
    afterwards()
    FaultPoint.pass("publish.parts-removed")
    removeRuns(but: count)
    FaultPoint.pass("publish.runs-removed")
    return final
  }

  /// Removes the oldest runs; one that cannot be removed now is removed by a later run.
  ///
  /// A run gets a hidden name first, so that nobody sees half of it.
  private func removeRuns(but count: Int) {
    let runs = "\(out)/runs"
    let numbers = ((try? FileSystem.names(in: runs)) ?? []).compactMap(RunFolder.number)
      .filter { $0 <= number }.sorted()
    for old in numbers.dropLast(count) {
      let hidden = "\(runs)/.\(RunFolder.name(old))"
      guard (try? FileSystem.rename("\(runs)/\(RunFolder.name(old))", to: hidden)) != nil else {
        continue
      }
      try? FileSystem.removeFolder(hidden)
    }
  }

  /// Keeps what was written for inspection, in the place of an earlier failure.
  ///
  /// - Returns: Where it lies: `OUT/failed`.
  package consuming func setAside() throws(FileError) -> String {
    let failed = "\(out)/failed"
    if FileSystem.exists(failed) { try FileSystem.removeFolder(failed) }
    try FileSystem.rename(path, to: failed)
    return failed
  }

  /// Removes what was written so far.
  package consuming func discard() throws(FileError) { try FileSystem.removeFolder(path) }

  /// The folder of a published run.
  package static func path(ofRun number: Int, in out: String) -> String {
    "\(out)/runs/\(name(max(0, number)))"
  }

  /// Six digits, so that names sort as numbers do.
  private static func name(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 6 - digits.utf8.count)) + digits
  }
}
