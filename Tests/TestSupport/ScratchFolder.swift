import Kernels
import Synchronization

/// A folder of its own for one test, removed when the test lets go of it.
package final class ScratchFolder: Sendable {
  private static let counter = Atomic(0)

  package let path: String

  package init() throws {
    let number = ScratchFolder.counter.add(1, ordering: .relaxed).newValue
    let start = environmentVariable("TMPDIR") ?? "/tmp"
    path = "\(start)/broadsheet-test-\(Machine.processNumber())-\(number)"
    try FileSystem.createFolder(path)
  }

  deinit { try? FileSystem.removeFolder(path) }

  /// Writes a file below the folder, with the folders above it.
  @discardableResult
  package func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let whole = "\(path)/\(name)"
    let parts = whole.split(separator: "/", omittingEmptySubsequences: false)
    try FileSystem.createFolder(parts.dropLast().joined(separator: "/"))
    try writeFile(whole, bytes)
    return whole
  }

  @discardableResult
  package func write(_ name: String, _ text: String) throws -> String {
    try write(name, Array(text.utf8))
  }
}
