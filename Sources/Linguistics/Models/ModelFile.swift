package import Kernels

/// A model as a file: named sections, each deflated and with a checksum.
///
/// All numbers are little-endian:
///
///     8 bytes   "BSCMODEL"
///     4         version of this layout: 1
///     4         number of sections
///     per section: 2 + n name, 8 bytes stored, 8 bytes inflated, 8 XXH64 of the stored bytes
///     8         XXH64 of all bytes so far
///     ...       the sections, as raw deflate, one after another
package struct ModelFile: Sendable {
  package static let magic = Array("BSCMODEL".utf8)
  package static let version: UInt32 = 1
  /// No section may say that it holds more.
  private static let limit = 1 << 28

  private struct Section {
    let name: String
    let stored: Range<Int>
    let count: Int
  }

  /// For messages.
  package let path: String
  private let file: MappedFile
  private var sections: [Section] = []

  /// Reads the list of sections and checks every byte of the file.
  ///
  /// - Throws: `FileError` or `ModelError`.
  package init(_ path: String) throws {
    try self.init(MappedFile(path), path: path)
  }

  /// - Parameter path: For messages.
  package init(_ file: MappedFile, path: String) throws(ModelError) {
    self.path = path
    self.file = file
    var reader = ModelReader(file[0..<min(file.count, 1 << 16)], path: path, section: "the list")
    let magic = try reader.bytes(8)
    guard magic == ModelFile.magic else {
      throw ModelError(
        path: path, byte: 0, "found \(ModelFile.quoted(magic)), expected 'BSCMODEL'")
    }
    let version = try reader.uint32()
    guard version == ModelFile.version else {
      throw reader.error("found version \(version), expected \(ModelFile.version)")
    }
    let count = try reader.uint32()
    var checksums: [UInt64] = []
    var lengths: [(name: String, stored: Int, count: Int)] = []
    for _ in 0..<count {
      let name = try reader.string()
      lengths.append(
        (name, try reader.count(below: file.count), try reader.count(below: Self.limit)))
      checksums.append(try reader.uint64())
    }
    let end = reader.offset
    let sum = try reader.uint64()
    try check(sum, of: 0..<end)
    var start = reader.offset
    for (index, length) in lengths.enumerated() {
      guard length.stored <= file.count - start else {
        throw ModelError(
          path: path, byte: file.count,
          "found the end of the file, expected \(start + length.stored - file.count) more bytes")
      }
      let stored = start..<start + length.stored
      try check(checksums[index], of: stored)
      sections.append(Section(name: length.name, stored: stored, count: length.count))
      start = stored.upperBound
    }
    guard start == file.count else {
      throw ModelError(
        path: path, byte: start, "found \(file.count - start) more bytes, expected the end")
    }
  }

  package func has(_ section: String) -> Bool { sections.contains { $0.name == section } }

  /// Reads what is in a section, inflated.
  package func section(_ name: String) throws(ModelError) -> ModelReader {
    guard let section = sections.first(where: { $0.name == name }) else {
      throw ModelError(path: path, byte: 0, "found no section '\(name)'")
    }
    do {
      let bytes = try file.withBytes(section.stored) { (span) throws(GzipError) in
        try inflateRaw(span, count: section.count)
      }
      return ModelReader(bytes, path: path, section: name, start: section.stored.lowerBound)
    } catch {
      throw ModelError(
        path: path, byte: section.stored.lowerBound, "section '\(name)': \(error)")
    }
  }

  private func check(_ expected: UInt64, of range: Range<Int>) throws(ModelError) {
    let found = file.withBytes(range) { span in xxHash64(span) }
    guard found == expected else {
      throw ModelError(
        path: path, byte: range.lowerBound,
        "found the checksum \(hexadecimal(found)) of \(range.count) bytes, "
          + "expected \(hexadecimal(expected))")
    }
  }

  private static func quoted(_ bytes: [UInt8]) -> String {
    "'" + String(decoding: bytes, as: UTF8.self).filter { !$0.isNewline } + "'"
  }
}

/// The bytes of a model file, made section by section.
package struct ModelFileWriter {
  private var head = ModelWriter()
  private var body: [UInt8] = []
  private var count: UInt32 = 0

  package init() {}

  package mutating func add(_ name: String, _ section: ModelWriter) {
    let stored = deflate(section.bytes.span, level: 1, end: .final)
    head.append(string: name)
    head.append(UInt64(stored.count))
    head.append(UInt64(section.bytes.count))
    head.append(xxHash64(stored.span))
    body += stored
    count += 1
  }

  /// The whole file.
  package var bytes: [UInt8] {
    var writer = ModelWriter()
    writer.append(bytes: ModelFile.magic)
    writer.append(ModelFile.version)
    writer.append(count)
    writer.append(bytes: head.bytes)
    writer.append(xxHash64(writer.bytes.span))
    writer.append(bytes: body)
    return writer.bytes
  }
}
