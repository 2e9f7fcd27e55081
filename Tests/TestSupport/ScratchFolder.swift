import Glibc
import Kernels
import Synchronization

/// A folder of its own for one test, removed when the test lets go of it.
package final class ScratchFolder: Sendable {
  private static let counter = Atomic(0)
  private static let shared = Mutex<[String]>([])

  package let path: String

  package init() throws {
    let number = ScratchFolder.counter.add(1, ordering: .relaxed).newValue
    let start = environmentVariable("TMPDIR") ?? "/tmp"
    path = "\(start)/broadsheet-test-\(Machine.processNumber())-\(number)"
    try FileSystem.createFolder(path)
  }

  deinit { try? FileSystem.removeFolder(path) }

  /// Removes the folder when the tests end, for one that they share and so never let go of.
  package func removeAtExit() {
    let isFirst = ScratchFolder.shared.withLock { paths in
      paths.append(path)
      return paths.count == 1
    }
    guard isFirst else { return }
    atexit {
      ScratchFolder.shared.withLock { for path in $0 { try? FileSystem.removeFolder(path) } }
    }
  }

  /// Writes a file below the folder, with the folders above it.
  @discardableResult
  package func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let whole = "\(path)/\(name)"
    let parts = whole.split(separator: "/", omittingEmptySubsequences: false)
    try FileSystem.createFolder(parts.dropLast().joined(separator: "/"))
    // Without waiting for the disk, as `writeFile` would.
    var file = try OutputFile(whole)
    try file.write(bytes)
    return whole
  }

  @discardableResult
  package func write(_ name: String, _ text: String) throws -> String {
    try write(name, Array(text.utf8))
  }
}
