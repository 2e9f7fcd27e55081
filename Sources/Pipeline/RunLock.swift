import Corpus
import Kernels

/// The lock of an output folder: one run at a time.
package struct RunLock: ~Copyable {
  private let lock: FolderLock

  /// Another run is at work in the same folder.
  package struct Held: Error, CustomStringConvertible {
    package let folder: String
    /// Host, process and start of the other run, where it said so.
    package let holder: String?

    package var description: String {
      let who = holder.map { " (\($0))" } ?? ""
      return
        "\(folder): another run is at work here\(who); wait until it ends, or write to another "
        + "folder"
    }
  }

  /// - Parameter seconds: How long to wait for another run to end.
  /// - Throws: `Held`, `FileError`.
  package init(_ folder: String, waiting seconds: Int = 0) throws {
    // At most a century, which no sum exceeds.
    let patience = UInt64(clamping: min(seconds, 3_000_000_000))
    let end = Machine.nanoseconds() + patience * 1_000_000_000
    let holder = RunLock.holder()
    while true {
      if let lock = try FolderLock(folder, holder: holder) {
        self.lock = lock
        return
      }
      guard Machine.nanoseconds() < end else {
        throw Held(folder: folder, holder: FolderLock.holder(of: folder))
      }
      Machine.sleep(milliseconds: 50)
    }
  }

  /// What the run before, which ended without letting go of the lock, said of itself.
  package var abandoned: String? { lock.abandoned }

  /// `host db1, process 4711, since 2026-03-01 02:00:05 UTC`.
  private static func holder() -> String {
    let seconds = Machine.wallNanoseconds() / 1_000_000_000
    let day = Day(number: Int32(clamping: seconds / 86_400)).description
    let time = [seconds / 3600 % 24, seconds / 60 % 60, seconds % 60]
      .map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    return
      "host \(Machine.hostName()), process \(Machine.processNumber()), since \(day) \(time) UTC"
  }
}
