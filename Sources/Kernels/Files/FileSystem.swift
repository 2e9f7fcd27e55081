import Glibc

/// What stands at a path.
package struct FileStatus: Sendable, Equatable {
  package enum Kind: Sendable { case file, folder, other }

  package let kind: Kind
  /// In bytes.
  package let size: Int
  /// The same for two paths that lead to one file or folder, and for no others.
  package let identity: Identity
  /// When the content was last written, in nanoseconds since 1970; programs can set it.
  package let modified: Int
  /// When the content, the name or the rights last changed, by the clock of the machine.
  package let changed: Int

  package struct Identity: Sendable, Hashable {
    package let device: UInt64
    package let node: UInt64
  }

  /// Of a file that was looked at elsewhere or earlier, where only the size still matters.
  package init(size: Int) {
    (kind, self.size, modified, changed) = (.file, size, 0, 0)
    identity = Identity(device: 0, node: 0)
  }

  fileprivate init(kind: Kind, size: Int, identity: Identity, modified: Int, changed: Int) {
    self.kind = kind
    self.size = size
    self.identity = identity
    self.modified = modified
    self.changed = changed
  }
}

/// Folders, names and links.
///
/// Every call that fails throws a `FileError`.
package enum FileSystem {
  /// Follows links.
  package static func status(of path: String) throws(FileError) -> FileStatus {
    var record = stat()
    guard unsafe stat(path, &record) == 0 else { throw failure("look at", path) }
    let kind: FileStatus.Kind =
      switch record.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      default: .other
      }
    return FileStatus(
      kind: kind, size: Int(record.st_size),
      identity: .init(device: UInt64(record.st_dev), node: UInt64(record.st_ino)),
      modified: nanoseconds(record.st_mtim), changed: nanoseconds(record.st_ctim))
  }

  private static func nanoseconds(_ time: timespec) -> Int {
    time.tv_sec &* 1_000_000_000 &+ time.tv_nsec
  }

  package static func exists(_ path: String) -> Bool { (try? status(of: path)) != nil }

  /// Whether it is certain that nothing is there: a link that leads nowhere is something.
  package static func isMissing(_ path: String) -> Bool {
    var record = stat()
    return unsafe lstat(path, &record) != 0 && errno == ENOENT
  }

  package static func isFolder(_ path: String) -> Bool {
    (try? status(of: path))?.kind == .folder
  }

  /// Names in a folder, sorted by their bytes, without `.` and `..`.
  package static func names(in folder: String) throws(FileError) -> [String] {
    guard let stream = unsafe opendir(folder) else { throw failure("list", folder) }
    defer { unsafe _ = closedir(stream) }
    var names: [String] = []
    errno = 0
    while let entry = unsafe readdir(stream) {
      // SAFETY: the C library ends `d_name` with a zero, inside the entry that it lent us.
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: UInt8.self, capacity: 256) {
          unsafe String(decodingCString: $0, as: UTF8.self)
        }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    if errno != 0 { throw failure("list", folder) }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Creates a folder and those above it that are missing.
  package static func createFolder(_ path: String) throws(FileError) {
    if isFolder(path) { return }
    if let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash != path.startIndex {
      try createFolder(String(path[..<slash]))
    }
    guard unsafe mkdir(path, 0o777) == 0 || errno == EEXIST else { throw failure("create", path) }
    guard isFolder(path) else { throw FileError("create", path, code: ENOTDIR) }
  }

  /// Puts `source` in the place of `target` in one step.
  package static func rename(_ source: String, to target: String) throws(FileError) {
    guard unsafe Glibc.rename(source, target) == 0 else { throw failure("rename to", target) }
  }

  /// Makes `path` a link to `target` in one step, in the place of an earlier link.
  package static func replaceLink(at path: String, to target: String) throws(FileError) {
    let aside = path + ".new-\(getpid())"
    unsafe _ = unlink(aside)
    guard unsafe symlink(target, aside) == 0 else { throw failure("create", aside) }
    do {
      try rename(aside, to: path)
    } catch {
      unsafe _ = unlink(aside)
      throw error
    }
  }

  /// What a link points to, or nil where there is no link.
  package static func linkTarget(of path: String) -> String? {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = unsafe readlink(path, &buffer, buffer.count)
    guard count >= 0 else { return nil }
    return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  package static func removeFile(_ path: String) throws(FileError) {
    guard unsafe unlink(path) == 0 else { throw failure("remove", path) }
  }

  /// Removes a folder with all that is in it; links are removed, not followed.
  package static func removeFolder(_ path: String) throws(FileError) {
    for name in try names(in: path) {
      let child = path + "/" + name
      if linkTarget(of: child) == nil, isFolder(child) {
        try removeFolder(child)
      } else {
        try removeFile(child)
      }
    }
    guard unsafe rmdir(path) == 0 else { throw failure("remove", path) }
  }

  /// Waits until the names in a folder are on disk.
  package static func synchronize(folder path: String) throws(FileError) {
    let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY)
    guard descriptor >= 0 else { throw failure("open", path) }
    defer { _ = close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure("synchronize", path) }
  }

  /// The folder that relative paths start from.
  package static func currentFolder() -> String {
    guard let path = unsafe getcwd(nil, 0) else { return "." }
    defer { unsafe free(path) }
    return unsafe String(cString: path)
  }

  /// A path from the root on; where it leads is not looked at, nor whether anything is there.
  package static func absolutePath(_ path: String) -> String {
    let whole = path.hasPrefix("/") ? path : "\(currentFolder())/\(path)"
    return "/" + whole.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
  }

  /// The running program's own file.
  package static func programPath() -> String? { linkTarget(of: "/proc/self/exe") }
}

/// The value of an environment variable.
package func environmentVariable(_ name: String) -> String? {
  guard let value = unsafe getenv(name) else { return nil }
  return unsafe String(cString: value)
}
