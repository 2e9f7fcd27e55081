import Kernels

/// Comma-separated values (RFC 4180), compressed as one gzip member.
///
/// A part is a row of deflate pieces that refer to nothing outside themselves and end on a whole
/// byte, so parts are laid into a file as they are. One member rather than many, because some
/// readers stop after the first.
package struct CSVFormat: TableFormat {
  package static let name = "csv"

  /// From 1 (fast) to 9 (small).
  package let level: Int

  package var fileExtension: String { ".csv.gz" }

  /// - Precondition: `level` is from 1 to 9.
  package init(level: Int) {
    precondition((1...9).contains(level), "compression level \(level)")
    self.level = level
  }

  /// Fields are made ready for so many rows at once; more than an ordinary batch has.
  private static let rowsAtOnce = 1 << 19
  package func encode(_ table: Table) -> EncodedRows {
    var deflater = Deflater(level: level)
    var block: [UInt8] = []
    var encoded = EncodedRows(bytes: [], rowCount: table.rowCount)
    let isNumbered = isNumbered(table)
    for slice in table.slices(most: CSVFormat.rowsAtOnce) {
      var rows = CSVRows(table.rows(slice))
      while let count = rows.next(into: &block) {
        let bytes = block.span.extracting(first: count)
        let skipsNumbers = isNumbered && count < shortRow * rows.countInBlock
        deflater.append(bytes, end: .open, skipsNumbers: skipsNumbers, to: &encoded.bytes)
        encoded.checksum = crc32(bytes, after: encoded.checksum)
        encoded.uncompressedCount += count
      }
    }
    return encoded
  }

  package func assembly(of schema: Schema) -> any TableAssembly {
    CSVAssembly(schema: schema, level: level)
  }
}

/// Whether each row has several numbers, as rows of tokens have, which seldom come back.
private func isNumbered(_ table: Table) -> Bool {
  let numbers = table.columns.filter { column in
    if case .int32 = column { column.nullCount == 0 } else { false }
  }
  return numbers.count >= 4
}

/// With rows of fewer bytes on average, these numbers are much of each: rows of `tokens` without
/// words have 44, those of other tables with as many numbers at least 75.
private let shortRow = 48

/// One gzip member (RFC 1952): head, deflate pieces, checksum and length.
struct CSVAssembly: TableAssembly {
  private let schema: Schema
  private let level: Int
  private var checksum: UInt32 = 0
  private var count = 0

  init(schema: Schema, level: Int) {
    self.schema = schema
    self.level = level
  }

  /// No name, no time, no system: the same rows always give the same file.
  private static let gzipHeader: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
  /// A last block, empty, in the fixed code.
  private static let lastBlock: [UInt8] = [3, 0]

  mutating func head() -> [UInt8] {
    let line = csvHeader(schema)
    checksum = crc32(line)
    count = line.count
    return CSVAssembly.gzipHeader + deflate(line.span, level: level, end: .open)
  }

  mutating func append(_ rows: EncodedRows) -> [UInt8] {
    checksum = crc32Combined(checksum, rows.checksum, secondCount: rows.uncompressedCount)
    count += rows.uncompressedCount
    return rows.bytes
  }

  mutating func foot() -> [UInt8] {
    let count = UInt32(truncatingIfNeeded: count)
    return CSVAssembly.lastBlock + littleEndian(checksum) + littleEndian(count)
  }
}

private func littleEndian(_ value: UInt32) -> [UInt8] {
  (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
}
