import Corpus
import Kernels
import Tables

/// Rows, compression and packing of a table of tokens.
func tableComparisons(_ sample: Sample) -> [Comparison] {
  let table = sample.table()
  let rows = plainRows(table)
  let starts = sample.tokens.map { UInt64($0.range.start & 0xFFF) }
  let packed = packTransposed(starts.span, bits: 12)
  return [
    Comparison(
      "CSV rows and deflate", .bytes(rows.count),
      { CSVFormat(level: 1).encode(table).bytes.count },
      to: "plain rows and zlib, level 1",
      { zlibDeflate(plainRows(table).span, level: 1, end: .final).count }),
    Comparison(
      "deflate, level 1", .bytes(rows.count), { fastDeflate(rows.span).count },
      to: "zlib, level 1", { zlibDeflate(rows.span, level: 1, end: .final).count }),
    Comparison(
      "packTransposed, 12 bits", .values(starts.count),
      { packTransposed(starts.span, bits: 12).count },
      to: "bits one value after another", { packedInOrder(starts, bits: 12).count }),
    Comparison(
      "unpackTransposed, 12 bits", .values(starts.count),
      { Int32.packed(packed.span, bits: 12).count },
      to: "copy of as many values", { copied(starts).count }),
  ]
}

/// Rows as one writes them first: a number at a time, digits through `String`.
private func plainRows(_ table: Table) -> [UInt8] {
  guard case .int32(let starts) = table.columns[0], case .int32(let ends) = table.columns[1],
    case .string(let words) = table.columns[2]
  else { return [] }
  let (comma, lineFeed) = (UInt8(ascii: ","), UInt8(ascii: "\n"))
  var rows: [UInt8] = []
  rows.reserveCapacity(words.bytes.count + 20 * table.rowCount)
  for row in 0..<table.rowCount {
    rows += String(starts.values[row]).utf8
    rows.append(comma)
    rows += String(ends.values[row]).utf8
    rows.append(comma)
    appendField(words.bytes, words.range(row), to: &rows)
    rows.append(lineFeed)
  }
  return rows
}

/// Quotes a field that holds a comma or a quotation mark; tokens hold no line feeds.
private func appendField(_ bytes: [UInt8], _ range: Range<Int>, to rows: inout [UInt8]) {
  let (comma, quotationMark) = (UInt8(ascii: ","), UInt8(ascii: "\""))
  guard bytes[range].contains(where: { $0 == comma || $0 == quotationMark }) else {
    rows += bytes[range]
    return
  }
  rows.append(quotationMark)
  for byte in bytes[range] {
    if byte == quotationMark { rows.append(quotationMark) }
    rows.append(byte)
  }
  rows.append(quotationMark)
}

/// Each value right behind the one before it, through a 64-bit buffer.
private func packedInOrder(_ values: [UInt64], bits: Int) -> [UInt8] {
  var packed: [UInt8] = []
  packed.reserveCapacity(values.count * bits / 8 + 8)
  var (buffer, filled): (UInt64, Int) = (0, 0)
  for value in values {
    buffer |= value &<< UInt64(filled)
    filled += bits
    while filled >= 8 {
      packed.append(UInt8(truncatingIfNeeded: buffer))
      buffer &>>= 8
      filled -= 8
    }
  }
  if filled > 0 { packed.append(UInt8(truncatingIfNeeded: buffer)) }
  return packed
}

private func copied(_ values: [UInt64]) -> [UInt64] {
  Array(capacity: values.count) { copy in
    for value in values { copy.append(value) }
  }
}
