import Glibc

/// A lock on a folder, held by one process at a time until it is let go or the process ends.
///
/// The system lets go of the lock of a process that ends, in whatever way; so a lock file that
/// stands there without being held is nobody's lock. What is written in it says who holds it, for
/// people.
package struct FolderLock: ~Copyable {
  private let descriptor: Int32
  /// Not so in a lock that another holds, which is let go of at once.
  private var isHeld = false
  /// What stood in the lock file of a process that ended without letting go.
  package private(set) var abandoned: String?

  /// Takes the lock with the file `.lock` in `folder`, or returns nil where another holds it.
  ///
  /// - Parameter holder: What to say of this process.
  package init?(_ folder: String, holder: String = "") throws(FileError) {
    let path = folder + "/.lock"
    descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw failure("create", path) }
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
      isHeld = true
      abandoned = FolderLock.holder(of: folder)
      try FolderLock.write(holder, to: descriptor, path)
      return
    }
    let code = errno
    if code == EWOULDBLOCK { return nil }
    throw FileError("lock", path, code: code)
  }

  deinit {
    if isHeld { _ = ftruncate(descriptor, 0) }
    _ = close(descriptor)
  }

  /// What the lock file says; nil where it says nothing.
  package static func holder(of folder: String) -> String? {
    guard let bytes = try? readFile(folder + "/.lock", limit: 4096), !bytes.isEmpty else {
      return nil
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func write(
    _ text: String, to descriptor: Int32, _ path: String
  ) throws(FileError) {
    let bytes = Array(text.utf8)
    guard ftruncate(descriptor, 0) == 0 else { throw failure("write", path) }
    // SAFETY: stays inside the array's buffer.
    let done = unsafe bytes.withUnsafeBytes { buffer in
      unsafe Glibc.pwrite(descriptor, buffer.baseAddress, buffer.count, 0)
    }
    guard done == bytes.count else { throw failure("write", path) }
  }
}
