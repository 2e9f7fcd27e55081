/// Writes rows of fields with commas between them, and CR LF at their ends (RFC 4180).
///
/// Row after row rather than column after column, so that each field can be written in steps of
/// whole words: what is too much is overwritten by the next field.
package struct DelimitedRows: Sendable {
  private let columns: [FieldColumn]
  package let rowCount: Int
  /// What stands behind the columns in each row.
  private let tailBytes: Int

  /// - Precondition: Each column has at least `rowCount` rows.
  package init(_ columns: [FieldColumn], rowCount: Int) {
    precondition(columns.allSatisfy { $0.rowCount >= rowCount }, "columns of different lengths")
    self.columns = columns
    self.rowCount = rowCount
    tailBytes = columns.count + 1
  }

  /// Bytes of strings in some rows, of the column that has most.
  package func textCount(_ rows: Range<Int>) -> Int {
    columns.reduce(0) { max($0, $1.textCount(rows)) }
  }

  /// Writes some rows to `block` from `start` on; the block grows where it must.
  ///
  /// - Precondition: The rows are there, and `start` is at most the length of the block.
  /// - Returns: Where they end; bytes behind may have been written, too.
  package func write(_ rows: Range<Int>, to block: inout [UInt8], at start: Int) -> Int {
    precondition(rows.lowerBound >= 0 && rows.upperBound <= rowCount, "rows that are not there")
    precondition(start >= 0 && start <= block.count, "a place outside the block")
    let room = columns.reduce(rows.count * tailBytes + FieldSource.slack) {
      $0 + $1.mostBytes(rows)
    }
    if start + room > block.count {
      block += repeatElement(0, count: max(start + room - block.count, block.count / 2))
    }
    var sources: [FieldSource] = []
    sources.reserveCapacity(columns.count + 1)
    return withSources(columns[...], from: rows.lowerBound, &sources) { sources in
      setTails(&sources)
      // SAFETY: there is room for all fields at their longest, and for slack.
      return unsafe block.withUnsafeMutableBufferPointer { block in
        guard let base = block.baseAddress else { return start }
        return unsafe start + writeRows(rows, sources, to: base + start)
      }
    }
  }
}

/// - Returns: The number of bytes.
private func writeRows(
  _ rows: Range<Int>, _ sources: [FieldSource], to target: UnsafeMutablePointer<UInt8>
) -> Int {
  var sources = sources
  // SAFETY: the caller has seen to the room; `sources` is not used but through its buffer.
  return unsafe sources.withUnsafeMutableBufferPointer { sources in
    var next = unsafe target
    for row in rows {
      for index in sources.indices {
        unsafe next = sources[index].write(row, to: next)
        unsafe UnsafeMutableRawPointer(next).storeBytes(
          of: sources[index].tail.littleEndian, as: UInt64.self)
        unsafe next += sources[index].tailCount
      }
    }
    return unsafe next - target
  }
}

/// Puts what stands behind a field to its column, and leaves columns of nothing to those before.
private func setTails(_ sources: inout [FieldSource]) {
  var kept: [FieldSource] = []
  for (index, source) in sources.enumerated() {
    let isLast = index == sources.count - 1
    let tail: UInt64 = isLast ? 0x0A0D : 0x2C
    let count = isLast ? 2 : 1
    if source.kind == .none, let before = kept.last, before.tailCount + count <= 8 {
      kept[kept.count - 1].tail |= tail << UInt64(before.tailCount * 8)
      kept[kept.count - 1].tailCount += count
    } else {
      kept.append(source)
      kept[kept.count - 1].tail = tail
      kept[kept.count - 1].tailCount = count
    }
  }
  sources = kept
}

/// Calls `body` while the arrays of all columns can be read through pointers.
private func withSources(
  _ columns: ArraySlice<FieldColumn>, from row: Int, _ sources: inout [FieldSource],
  _ body: (inout [FieldSource]) -> Int
) -> Int {
  guard let column = columns.first else { return body(&sources) }
  let rest = columns.dropFirst()
  // SAFETY: the pointers are used in `body` only, while the arrays cannot change.
  switch column {
  case .empty:
    sources.append(FieldSource())
    return withSources(rest, from: row, &sources, body)
  case .text(let bytes, let ends):
    return unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe ends.withUnsafeBufferPointer { ends in
        unsafe sources.append(FieldSource(text: bytes, ends: ends, from: row))
        return withSources(rest, from: row, &sources, body)
      }
    }
  case .runs(let bytes, let ends, let runEnds):
    let run = firstRun(row, runEnds)
    return unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe ends.withUnsafeBufferPointer { ends in
        unsafe runEnds.withUnsafeBufferPointer { runEnds in
          unsafe sources.append(
            FieldSource(runs: bytes, ends: ends, runEnds: runEnds, from: run))
          return withSources(rest, from: row, &sources, body)
        }
      }
    }
  case .int32(let values, let flags):
    return unsafe values.withUnsafeBytes { values in
      unsafe flags.withUnsafeBufferPointer { flags in
        unsafe sources.append(FieldSource(numbers: values, isLong: false, flags: flags))
        return withSources(rest, from: row, &sources, body)
      }
    }
  case .int64(let values, let flags):
    return unsafe values.withUnsafeBytes { values in
      unsafe flags.withUnsafeBufferPointer { flags in
        unsafe sources.append(FieldSource(numbers: values, isLong: true, flags: flags))
        return withSources(rest, from: row, &sources, body)
      }
    }
  }
}
