import Glibc

/// A file that is read from front to back.
package struct InputFile: ~Copyable {
  package let path: String
  let descriptor: Int32

  package init(_ path: String) throws(FileError) {
    self.path = path
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure("read", path) }
  }

  deinit { _ = close(descriptor) }

  /// Goes to a byte of the file, from which on it is read next.
  package func move(to offset: Int) throws(FileError) {
    guard lseek(descriptor, offset, SEEK_SET) == offset else { throw failure("read", path) }
  }

  /// Appends up to `count` more bytes; appends none at the end of the file.
  package func read(_ count: Int, into bytes: inout [UInt8]) throws(FileError) {
    let before = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: count))
    var filled = 0
    while filled < count {
      // SAFETY: the buffer holds `count` bytes from `before` on.
      let got = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe Glibc.read(
          descriptor, buffer.baseAddress.map { unsafe $0 + before + filled }, count - filled)
      }
      if got < 0 && errno == EINTR { continue }
      if got < 0 {
        let error = failure("read", path)
        bytes.removeLast(bytes.count - before)
        throw error
      }
      if got == 0 { break }
      filled += got
    }
    bytes.removeLast(count - filled)
  }
}

/// All bytes of a file.
///
/// - Throws: `FileError`, with code `EFBIG` where it is longer than `limit` bytes.
package func readFile(_ path: String, limit: Int = 1 << 40) throws(FileError) -> [UInt8] {
  let status = try FileSystem.status(of: path)
  if status.kind == .folder { throw FileError("read", path, code: EISDIR) }
  if status.size > limit { throw FileError("read", path, code: EFBIG) }
  let file = try InputFile(path)
  var bytes: [UInt8] = []
  try file.read(status.size, into: &bytes)
  if status.kind == .file && bytes.count == status.size { return bytes }
  while true {  // A pipe, or a file that grows.
    let before = bytes.count
    try file.read(1 << 16, into: &bytes)
    if bytes.count > limit { throw FileError("read", path, code: EFBIG) }
    if bytes.count == before { return bytes }
  }
}
