import Glibc

/// A new file that is written from front to back.
package struct OutputFile: ~Copyable {
  package let path: String
  let descriptor: Int32
  /// Bytes written so far.
  package internal(set) var count = 0

  /// Creates the file, or empties the one that is there.
  package init(_ path: String) throws(FileError) {
    self.path = path
    descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw failure("create", path) }
  }

  deinit { _ = close(descriptor) }

  package mutating func write(_ bytes: [UInt8]) throws(FileError) {
    var written = 0
    while written < bytes.count {
      // SAFETY: stays inside the array's buffer.
      let done = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(
          descriptor, buffer.baseAddress.map { unsafe $0 + written }, buffer.count - written)
      }
      if done < 0 && errno == EINTR { continue }
      guard done >= 0 else { throw failure("write", path) }
      written += done
    }
    count += bytes.count
  }

  /// Waits until all that was written is on disk.
  package func synchronize() throws(FileError) {
    guard fsync(descriptor) == 0 else { throw failure("synchronize", path) }
  }
}

/// Appends bytes in one step to a file, which is created where it is missing.
package func appendToFile(_ path: String, _ bytes: [UInt8]) throws(FileError) {
  if let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash != path.startIndex {
    try FileSystem.createFolder(String(path[..<slash]))
  }
  let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
  guard descriptor >= 0 else { throw failure("create", path) }
  defer { _ = close(descriptor) }
  // SAFETY: stays inside the array's buffer.
  let done = unsafe bytes.withUnsafeBytes { buffer in
    unsafe Glibc.write(descriptor, buffer.baseAddress, buffer.count)
  }
  guard done == bytes.count else { throw failure("write", path) }
}

/// Writes a whole file and waits until it is on disk.
package func writeFile(_ path: String, _ bytes: [UInt8]) throws(FileError) {
  var file = try OutputFile(path)
  try file.write(bytes)
  try file.synchronize()
}
