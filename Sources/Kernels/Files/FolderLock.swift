import Glibc

/// A lock on a folder, held by one process at a time until it is let go or the process ends.
package struct FolderLock: ~Copyable {
  private let descriptor: Int32

  /// Takes the lock with the file `.lock` in `folder`, or returns nil where another holds it.
  package init?(_ folder: String) throws(FileError) {
    let path = folder + "/.lock"
    descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw failure("create", path) }
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return }
    let code = errno
    if code == EWOULDBLOCK { return nil }
    throw FileError("lock", path, code: code)
  }

  deinit { _ = close(descriptor) }
}
