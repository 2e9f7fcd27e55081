import Kernels

/// Columnar files with the same schema laid into one, their groups byte for byte as they are.
package struct ColumnarJoin {
  /// Files that cannot be laid together: which two, and where they differ.
  package struct Mismatch: Error, Equatable, CustomStringConvertible {
    package let first: String
    package let second: String
    /// What the second has, then what the first has.
    package let difference: String

    package var description: String { "\(second): \(difference) in \(first)" }
  }

  private let paths: [String]
  /// What the joined file holds.
  package private(set) var rowCount = 0
  package private(set) var groupCount = 0

  /// - Precondition: At least one path.
  package init(_ paths: [String]) {
    precondition(!paths.isEmpty, "nothing to join")
    self.paths = paths
  }

  /// Writes the joined file beside `output`, then puts it in its place in one step, so that
  /// `output` may be one of the files that are joined, and is never half a file.
  ///
  /// - Throws: `Mismatch`, `FormatError` where a file is damaged, or `FileError`.
  package mutating func write(to output: String) throws {
    // All of them are looked at before anything is written.
    let readers = try paths.map { try ColumnarReader(readingFrom: $0) }
    for (path, reader) in zip(paths, readers) {
      try ColumnarJoin.requireSame(readers[0].schema, paths[0], reader.schema, path)
    }
    let aside = "\(output).new-\(Machine.processNumber())"
    do {
      try write(readers, aside)
      try FileSystem.rename(aside, to: output)
    } catch {
      try? FileSystem.removeFile(aside)
      throw error
    }
  }

  private mutating func write(_ readers: [ColumnarReader], _ path: String) throws {
    var file = try OutputFile(path)
    var assembly = ColumnarAssembly(readers[0].schema)
    try file.write(assembly.head())
    for reader in readers {
      for group in reader.groups.indices {
        try file.write(assembly.append(try reader.part(group)))
      }
      rowCount += reader.rowCount
      groupCount += reader.groups.count
    }
    try file.write(assembly.foot())
    try file.synchronize()
  }

  private static func requireSame(
    _ one: Schema, _ first: String, _ other: Schema, _ second: String
  ) throws(Mismatch) {
    guard let difference = other.difference(from: one) else { return }
    throw Mismatch(first: first, second: second, difference: difference)
  }
}

extension Schema {
  /// The first thing that is not as in another schema ("'start' is int32, it is int64"), to be
  /// followed by where that stands; nil where they are the same.
  func difference(from other: Schema) -> String? {
    if name != other.name { return "table '\(name)', it is '\(other.name)'" }
    for (index, field) in fields.enumerated() {
      guard index < other.fields.count else { return "column '\(field.name)', which is not" }
      if let difference = field.difference(from: other.fields[index]) { return difference }
    }
    if let missing = other.fields.dropFirst(fields.count).first {
      return "no column '\(missing.name)', which is"
    }
    return meaning == other.meaning ? nil : "a row is '\(meaning)', it is '\(other.meaning)'"
  }
}

extension Field {
  fileprivate func difference(from other: Field) -> String? {
    if name != other.name { return "column '\(name)' where column '\(other.name)' is" }
    if type != other.type { return "'\(name)' is \(type.name), it is \(other.type.name)" }
    if isNullable != other.isNullable {
      return "'\(name)' \(isNullable ? "may" : "may not") be null, which it "
        + (other.isNullable ? "may" : "may not")
    }
    if meaning != other.meaning {
      return "'\(name)' means '\(meaning)', it means '\(other.meaning)'"
    }
    return nil
  }
}
