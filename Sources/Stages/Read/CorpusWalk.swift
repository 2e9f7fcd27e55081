package import Kernels

/// Walks the files of a corpus in the order of their keys' bytes.
///
/// Holds the names of the folders from the root to the present file and no more, so a corpus of
/// millions of files needs no list of them.
package struct CorpusWalk {
  private struct Level {
    /// Path below the root, with a slash behind it; empty for the root.
    let prefix: String
    let identity: FileStatus.Identity
    /// Sorted so that a folder stands where its files stand in the order of keys; reversed, so
    /// that the next one is the last.
    var names: [(name: String, isFolder: Bool)]
  }

  private let root: String
  private let format: ReadConfiguration.Format
  private let pattern: Glob?
  private var levels: [Level] = []
  /// Where one file was named, it and nothing else.
  private var single: SourceFile?

  /// - Throws: `FileError` where there is no such file or folder, or it cannot be listed.
  package init(_ configuration: ReadConfiguration) throws(FileError) {
    format = configuration.format
    let from = configuration.from
    if Glob.isPattern(from) && !FileSystem.exists(from) {
      let glob = Glob(from)
      root = glob.root
      pattern = glob
    } else {
      root = from
      pattern = nil
    }
    let status = try FileSystem.status(of: root)
    if status.kind == .folder {
      levels = [Level(prefix: "", identity: status.identity, names: try Self.names(in: root))]
    } else {
      // A run opens its corpus more than once: of a pipe, it would publish what is left.
      guard status.kind == .file else {
        throw FileError("read more than once", root, code: FileError.notSeekable)
      }
      single = try Self.sniffed(root, status, format: format)
    }
  }

  /// The next file, or nil behind the last.
  package mutating func next() -> Listed? {
    if let file = single {
      single = nil
      return .file(file)
    }
    while let level = levels.last {
      guard let (name, isFolder) = levels[levels.count - 1].names.popLast() else {
        levels.removeLast()
        continue
      }
      let key = level.prefix + name
      if isFolder {
        if let rejected = enter(key) { return rejected }
      } else if let rejected = unnamed(key) {
        return rejected
      } else if pattern.map({ $0.matches(key) }) ?? true {
        return listed(key, name)
      }
    }
    return nil
  }

  /// The folder that is walked; nil where one file was named.
  var corpusFolder: FileStatus.Identity? { levels.first?.identity }

  /// Whether the walk comes by a file with that key, where it is there.
  func lists(_ key: String) -> Bool {
    let isHidden = key.split(separator: "/").contains { $0.hasPrefix(".") }
    return !isHidden && (pattern?.matches(key) ?? true)
  }

  /// A file or folder whose name is not UTF-8, so that nothing leads to it.
  ///
  /// Rejected whatever the pattern: it may be a folder with files that fit.
  private func unnamed(_ key: String) -> Listed? {
    guard key.unicodeScalars.contains("\u{FFFD}"), FileSystem.isMissing("\(root)/\(key)") else {
      return nil
    }
    let detail = "the name is not UTF-8"
    return .rejected(key: key, Rejection(stage: "read", reason: "unreadable", detail: detail))
  }

  private mutating func enter(_ key: String) -> Listed? {
    do throws(FileError) {
      let path = "\(root)/\(key)"
      let identity = try FileSystem.status(of: path).identity
      if levels.contains(where: { $0.identity == identity }) {
        let detail = "a link to a folder above it"
        return .rejected(key: key, Rejection(stage: "read", reason: "unreadable", detail: detail))
      }
      levels.append(Level(prefix: key + "/", identity: identity, names: try Self.names(in: path)))
      return nil
    } catch {
      return .rejected(key: key, .unreadable(error))
    }
  }

  private func listed(_ key: String, _ name: String) -> Listed {
    let layout: SourceFile.Layout? =
      switch format {
      case .auto: SourceFile.layout(ofName: name)
      case .text: .text
      case .jsonl: .jsonl
      }
    guard let layout else {
      let detail = "found '\(name)', expected a name ending in \(SourceFile.knownEndings)"
      return .rejected(
        key: key, Rejection(stage: "read", reason: "unknown-format", detail: detail))
    }
    do throws(FileError) {
      let path = "\(root)/\(key)"
      let status = try FileSystem.status(of: path)
      guard status.kind == .file else {
        let detail = "neither a file nor a folder"
        return .rejected(key: key, Rejection(stage: "read", reason: "unreadable", detail: detail))
      }
      return .file(
        SourceFile(
          path: path, key: key, status: status, layout: layout,
          isCompressed: name.hasSuffix(".gz")))
    } catch {
      return .rejected(key: key, .unreadable(error))
    }
  }

  /// Names in a folder in walking order, last first; hidden ones are left out.
  private static func names(
    in folder: String
  ) throws(FileError) -> [(name: String, isFolder: Bool)] {
    var names: [(name: String, isFolder: Bool)] = []
    for name in try FileSystem.names(in: folder) where !name.hasPrefix(".") {
      names.append((name, FileSystem.isFolder("\(folder)/\(name)")))
    }
    return names.sorted { left, right in
      let leftKey = left.isFolder ? left.name + "/" : left.name
      let rightKey = right.isFolder ? right.name + "/" : right.name
      return rightKey.utf8.lexicographicallyPrecedes(leftKey.utf8)
    }
  }

  /// One file that was named itself: its content tells what its name does not.
  private static func sniffed(
    _ path: String, _ status: FileStatus, format: ReadConfiguration.Format
  ) throws(FileError) -> SourceFile {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    var head: [UInt8] = []
    try InputFile(path).read(1 << 16, into: &head)
    let isCompressed = head.starts(with: [0x1F, 0x8B])
    let text = isCompressed ? inflated(head) : head[...]
    let first = text.dropFirst(byteOrderMark(in: text)).first { $0 > 0x20 }
    let layout: SourceFile.Layout =
      switch format {
      case .text: .text
      case .jsonl: .jsonl
      case .auto: SourceFile.layout(ofName: name) ?? (first == UInt8(ascii: "{") ? .jsonl : .text)
      }
    return SourceFile(
      path: path, key: name, status: status, layout: layout,
      isCompressed: isCompressed)
  }

  /// What the first bytes of a gzip file hold; nothing where they are damaged.
  private static func inflated(_ head: [UInt8]) -> ArraySlice<UInt8> {
    var gzip = GzipReader()
    gzip.feed(head)
    let bytes = try? gzip.read(upTo: 512)
    return (bytes ?? [])[...]
  }
}

extension Rejection {
  static func unreadable(_ error: FileError) -> Rejection {
    Rejection(stage: "read", reason: "unreadable", detail: error.reason)
  }
}
