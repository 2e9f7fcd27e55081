package import Kernels

/// A configuration file that is being read: its name for messages, the folder that its paths
/// start from, the program's own data, and the mistakes found so far.
package final class ConfigurationSource {
  /// As the user named it.
  package let name: String
  /// Relative paths in the file start here.
  package let folder: String
  package let data: DataFolder
  package let mistakes = Mistakes()
  /// The files that were read so far, apart from the configuration itself.
  package private(set) var files: [NamedHash] = []

  package init(name: String, folder: String, data: DataFolder) {
    self.name = name
    self.folder = folder
    self.data = data
  }

  /// All bytes of a file that results depend on; it is remembered in `files`.
  ///
  /// - Parameter name: As the user knows it.
  package func read(_ path: String, name: String) throws(FileError) -> [UInt8] {
    let bytes = try readFile(path)
    files.append(NamedHash(name: name, hash: xxHash64(bytes.span)))
    return bytes
  }

  /// Remembers a file that results depend on and that is mapped where it is used.
  package func remember(_ path: String, name: String) throws(FileError) {
    let file = try MappedFile(path)
    let checksum = file.withBytes(0..<file.count) { crc32($0) }
    files.append(NamedHash(name: name, hash: UInt64(checksum)))
  }

  /// The object at a place of the file; none, and a mistake, where there is something else.
  package func options(_ value: JSONValue, at place: String) -> Options? {
    guard case .object(let members) = value.content else {
      mistakes.add(
        ConfigurationError(
          file: name, place: place, "found \(value.kind), expected an object"))
      return nil
    }
    return Options(members, at: place, in: self)
  }

  func reference(to path: String, at place: String) -> FileReference {
    FileReference(
      name: path, path: path.hasPrefix("/") ? path : "\(folder)/\(path)", file: name, place: place,
      source: self)
  }
}

/// The folder of lexicons and gazetteers that the program brings along.
package struct DataFolder: Sendable, Equatable {
  package let path: String

  package init(path: String) { self.path = path }

  /// The folder named by `BROADSHEET_DATA`; else `share/broadsheet` beside the program's `bin`;
  /// else the `data` of the project that the program was built in; else `data` here.
  package static func find() -> DataFolder {
    if let named = environmentVariable("BROADSHEET_DATA") { return DataFolder(path: named) }
    var folder = FileSystem.programPath() ?? ""
    for _ in 0..<6 {
      guard let slash = folder.utf8.lastIndex(of: UInt8(ascii: "/")) else { break }
      folder = String(folder[..<slash])
      for candidate in ["\(folder)/share/broadsheet", "\(folder)/data"]
      where FileSystem.isFolder("\(candidate)/lexicons") {
        return DataFolder(path: candidate)
      }
    }
    return DataFolder(path: "data")
  }

  /// `lexicons/en/abbreviations.txt` made whole.
  package func path(of file: String) -> String { "\(path)/\(file)" }
}

/// Something that results depend on, and the hash of what it is at present.
package struct NamedHash: Sendable, Equatable {
  package let name: String
  package let hash: UInt64

  package init(name: String, hash: UInt64) {
    self.name = name
    self.hash = hash
  }
}
