import Kernels
import Linguistics
import Stages
import Tables

/// Parts as bytes, to be kept on disk and taken back into a later run of the same program and
/// configuration.
///
/// ```
/// BSPART01 | name of the part | rows of each file | aggregates | signatures | rejects
///   | identifiers | counts | CRC-32 of all before
/// ```
///
/// How long the steps took is not kept.
struct PartCodec: Sendable {
  private static let mark: [UInt8] = Array("BSPART01".utf8)

  let aggregates: [GroupConfiguration]
  /// How many files a part has rows for.
  let outputCount: Int

  func bytes(of part: Part, name: UInt64) -> [UInt8] {
    var writer = RecordWriter()
    writer.reserveCapacity(part.rows.reduce(1 << 16) { $0 + ($1?.bytes.count ?? 0) })
    for byte in PartCodec.mark { writer.append(byte: byte) }
    writer.append(name)
    append(part.rows, to: &writer)
    for grouping in part.groupings { append(grouping, to: &writer) }
    writer.append(part.signatures.count)
    for article in part.signatures {
      writer.append(article.key)
      article.signature.append(to: &writer)
    }
    writer.append(part.rejects.count)
    for reject in part.rejects {
      writer.append(reject.path)
      writer.append(reject.record)
      reject.rejection.append(to: &writer)
    }
    writer.append(part.identifiers.count)
    for identifier in part.identifiers {
      writer.append(identifier.path)
      writer.append(identifier.record)
      writer.append(identifier.id)
    }
    for count in [part.counts.documents, part.counts.tokens, part.counts.bytes] {
      writer.append(count)
    }
    let checksum = crc32(writer.bytes)
    for shift in stride(from: UInt32(0), to: 32, by: 8) {
      writer.append(byte: UInt8(truncatingIfNeeded: checksum >> shift))
    }
    return writer.bytes
  }

  /// Nil where the bytes are not what was kept under that name.
  func part(_ bytes: [UInt8], name: UInt64) -> Part? {
    let end = bytes.count - 4
    guard end >= PartCodec.mark.count, bytes.starts(with: PartCodec.mark) else { return nil }
    let said = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[end + $1]) << UInt32(8 * $1) }
    guard crc32(bytes.span.extracting(first: end)) == said else { return nil }
    var reader = RecordReader(bytes, PartCodec.mark.count..<end)
    guard let found = try? reader.word(), found == name else { return nil }
    return try? part(from: &reader)
  }

  private func part(from reader: inout RecordReader) throws(RecordReader.Damaged) -> Part {
    var part = Part(rows: try rows(from: &reader), groupings: [], bytesSoFar: 0)
    for aggregate in aggregates {
      part.groupings.append(try grouping(aggregate, from: &reader))
    }
    for _ in 0..<(try reader.count()) {
      part.signatures.append(
        .init(key: try reader.string(), signature: try Signature(from: &reader)))
    }
    for _ in 0..<(try reader.count()) {
      part.rejects.append(
        .init(
          path: try reader.string(), record: try reader.optionalInteger(),
          rejection: try Rejection(from: &reader)))
    }
    for _ in 0..<(try reader.count()) {
      part.identifiers.append(
        .init(
          path: try reader.string(), record: try reader.integer(), id: try reader.string()))
    }
    part.counts.documents = try reader.integer()
    part.counts.tokens = try reader.integer()
    part.counts.bytes = try reader.integer()
    return part
  }

  private func append(_ rows: [EncodedRows?], to writer: inout RecordWriter) {
    for encoded in rows {
      writer.append(encoded.map(\.rowCount))
      guard let encoded else { continue }
      writer.append(UInt64(encoded.checksum))
      writer.append(encoded.uncompressedCount)
      writer.append(encoded.bytes)
    }
  }

  private func rows(
    from reader: inout RecordReader
  ) throws(RecordReader.Damaged) -> [EncodedRows?] {
    var rows: [EncodedRows?] = []
    for _ in 0..<outputCount {
      guard let rowCount = try reader.optionalInteger() else {
        rows.append(nil)
        continue
      }
      let checksum = UInt32(truncatingIfNeeded: try reader.word())
      let uncompressedCount = try reader.integer()
      rows.append(
        EncodedRows(
          bytes: try reader.byteArray(), rowCount: rowCount, checksum: checksum,
          uncompressedCount: uncompressedCount))
    }
    return rows
  }

  private func append(_ grouping: Part.PartGrouping, to writer: inout RecordWriter) {
    switch grouping {
    case .whole(let grouping):
      writer.append(Int?.none)
      grouping.append(to: &writer)
    case .byDocument(let all):
      writer.append(Int?.some(all.count))
      for (document, grouping) in all {
        writer.append(document)
        grouping.append(to: &writer)
      }
    }
  }

  private func grouping(
    _ aggregate: GroupConfiguration, from reader: inout RecordReader
  ) throws(RecordReader.Damaged) -> Part.PartGrouping {
    guard let count = try reader.optionalInteger() else {
      return .whole(try Grouping(aggregate, from: &reader))
    }
    var all: [(document: Int, grouping: Grouping)] = []
    var left = count
    while left > 0 {
      let document = try reader.integer()
      guard document >= 0 else { throw RecordReader.Damaged() }
      all.append((document, try Grouping(aggregate, from: &reader)))
      left -= 1
    }
    return .byDocument(all)
  }
}
