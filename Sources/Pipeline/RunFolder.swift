package import Kernels

/// The output folder, with all its runs.
///
/// `OUT/runs/000042` holds a run, `OUT/current` is a link to the newest whole one. A run is written
/// to a hidden folder beside the others and gets its name when all is on disk, so whatever can be
/// seen is whole.
package struct RunFolder: ~Copyable {
  private let out: String
  private let lock: FolderLock
  /// Where the files of this run are being written.
  package let path: String
  private let number: Int

  /// Another run is at work in the same folder.
  package struct Locked: Error, CustomStringConvertible {
    package let folder: String
    package var description: String {
      "\(folder): another run is at work here; wait until it ends, or write to another folder"
    }
  }

  /// Makes room for a new run, and removes what a run that was killed left behind.
  ///
  /// - Throws: `Locked`, `FileError`.
  package init(_ out: String) throws {
    let runs = "\(out)/runs"
    try FileSystem.createFolder(runs)
    guard let lock = try FolderLock(out) else { throw Locked(folder: out) }
    try RunFolder.requireReplaceable("\(out)/current")
    let number = try RunFolder.nextNumber(in: runs)
    let path = "\(runs)/.\(RunFolder.name(number))"
    try FileSystem.createFolder(path)
    self.out = out
    self.lock = lock
    self.number = number
    self.path = path
  }

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
  /// - Returns: The folder of the run.
  package consuming func publish() throws(FileError) -> String {
    let final = "\(out)/runs/\(RunFolder.name(number))"
    try FileSystem.synchronize(folder: path)
    try FileSystem.rename(path, to: final)
    try FileSystem.synchronize(folder: "\(out)/runs")
    try FileSystem.replaceLink(at: "\(out)/current", to: "runs/\(RunFolder.name(number))")
    try FileSystem.synchronize(folder: out)
    return final
  }

  /// Removes what was written so far.
  package consuming func discard() throws(FileError) { try FileSystem.removeFolder(path) }

  /// Six digits, so that names sort as numbers do.
  private static func name(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 6 - digits.utf8.count)) + digits
  }
}
