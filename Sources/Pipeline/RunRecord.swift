package import Configuration
import Kernels
import Tables

/// What a published run says of itself: its files, and what it was made of.
package struct RunRecord: Sendable {
  package struct File: Sendable, Equatable {
    package let name: String
    package let table: String
    package let format: String
    package let rows: Int
    package let bytes: Int
    /// Eight hexadecimal digits.
    package let checksum: String
  }

  /// A run that cannot be read.
  package struct Unreadable: Error, CustomStringConvertible {
    package let description: String
  }

  package let folder: String
  package private(set) var files: [File] = []
  package private(set) var ingredients: [NamedHash] = []
  package private(set) var documents = 0
  package private(set) var rejected = 0

  /// - Throws: `FileError`, or `Unreadable` where the manifest is damaged.
  package init(_ folder: String) throws {
    self.folder = folder
    let path = "\(folder)/manifest.json"
    guard let manifest = try? parseJSON(try readFile(path)) else {
      _ = try readFile(path)
      throw Unreadable(description: "\(path): not valid JSON")
    }
    for file in manifest["files"]?.elements ?? [] {
      files.append(
        File(
          name: file["path"]?.text ?? "", table: file["table"]?.text ?? "",
          format: file["format"]?.text ?? "", rows: file["rows"]?.whole ?? -1,
          bytes: file["bytes"]?.whole ?? -1, checksum: file["crc32"]?.text ?? ""))
    }
    if case .object(let members)? = manifest["ingredients"]?.content {
      ingredients = members.map {
        NamedHash(name: $0.key, hash: UInt64($0.value.text ?? "", radix: 16) ?? 0)
      }
    }
    documents = manifest["inputs"]?["documents"]?.whole ?? -1
    rejected = manifest["inputs"]?["rejected"]?.whole ?? -1
    if files.isEmpty { throw Unreadable(description: "\(path): names no files") }
  }

  /// What went into the run.
  package struct Inputs: Sendable {
    /// A hash of what each file held, by its path.
    package fileprivate(set) var files: [String: UInt64] = [:]
    /// Hashes of the inputs of each part.
    package fileprivate(set) var batches: Set<UInt64> = []

    package init() {}

    mutating func add(path: String, record: Int?, hash: UInt64) {
      var writer = RecordWriter()
      writer.append(files[path] ?? 0)
      writer.append(record)
      writer.append(hash)
      files[path] = xxHash64(writer.bytes.span)
    }

    mutating func add(batch: UInt64) { batches.insert(batch) }
  }

  /// - Throws: `FileError`, `FormatError`.
  package func inputs() throws -> Inputs {
    let reader = try ColumnarReader(readingFrom: "\(folder)/inputs.index", isMapped: false)
    var inputs = Inputs()
    for group in reader.groups.indices {
      let table = try reader.table(ofGroup: group)
      guard let batch = table.column("batch"), let path = table.column("path"),
        let record = table.column("record"), let hash = table.column("hash")
      else { continue }
      for row in 0..<table.rowCount {
        inputs.add(batch: UInt64(batch.text(row: row) ?? "", radix: 16) ?? 0)
        inputs.add(
          path: path.text(row: row) ?? "", record: record.text(row: row).flatMap { Int($0) },
          hash: UInt64(hash.text(row: row) ?? "", radix: 16) ?? 0)
      }
    }
    return inputs
  }
}

extension JSONValue {
  fileprivate subscript(key: String) -> JSONValue? {
    guard case .object(let members) = content else { return nil }
    return members.first { $0.key == key }?.value
  }

  fileprivate var elements: [JSONValue] {
    if case .array(let elements) = content { elements } else { [] }
  }

  fileprivate var text: String? {
    if case .string(let bytes) = content { String(decoding: bytes, as: UTF8.self) } else { nil }
  }

  fileprivate var whole: Int? {
    if case .number(let number) = content { Int(exactly: number) } else { nil }
  }
}
