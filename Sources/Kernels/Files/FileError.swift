import Glibc

/// A call to the file system that failed: on which path, doing what, and why.
package struct FileError: Error, Equatable, CustomStringConvertible {
  package let path: String
  /// What was tried ("read", "create").
  package let action: String
  /// The C error number.
  package let code: Int32

  package init(_ action: String, _ path: String, code: Int32) {
    self.path = path
    self.action = action
    self.code = code
  }

  /// The reason in words ("No such file or directory").
  package var reason: String {
    guard let text = unsafe strerror(code) else { return "error \(code)" }
    return unsafe String(cString: text)
  }

  package var description: String { "\(path): cannot \(action): \(reason)" }

  /// The error number of something in the way.
  package static let exists = EEXIST
  /// The error number of something that can be read only once, as a pipe.
  package static let notSeekable = ESPIPE

  package var isMissing: Bool { code == ENOENT || code == ENOTDIR }
  /// Longer than the reader allows.
  package var isTooLarge: Bool { code == EFBIG }
}

/// The call that just failed.
func failure(_ action: String, _ path: String) -> FileError {
  FileError(action, path, code: errno)
}
