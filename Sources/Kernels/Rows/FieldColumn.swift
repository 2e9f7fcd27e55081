/// The fields of one column, as `DelimitedRows` takes them.
package enum FieldColumn: Sendable {
  /// Nothing but empty fields.
  case empty
  /// One string for each row: `ends[row]` is where it ends in `bytes`; it begins where the one
  /// before ends.
  case text(bytes: [UInt8], ends: [Int32])
  /// One string for each run of equal rows; `runEnds` counts the rows up to the end of each run.
  case runs(bytes: [UInt8], ends: [Int32], runEnds: [Int32])
  /// Whole numbers; empty fields where a flag is false. No flags at all: every row has a number.
  case int32([Int32], flags: [Bool])
  case int64([Int64], flags: [Bool])

  /// Rows that the column has at least; `empty` has any number.
  var rowCount: Int {
    switch self {
    case .empty: .max
    case .text(_, let ends): ends.count
    case .runs(_, _, let runEnds): Int(runEnds.last ?? 0)
    case .int32(let values, let flags):
      flags.isEmpty ? values.count : min(values.count, flags.count)
    case .int64(let values, let flags):
      flags.isEmpty ? values.count : min(values.count, flags.count)
    }
  }

  /// Bytes of the strings of some rows, one string for each row; of anything else, none.
  func textCount(_ rows: Range<Int>) -> Int {
    guard case .text(_, let ends) = self, !rows.isEmpty else { return 0 }
    return Int(ends[rows.upperBound - 1]) - stringStart(rows.lowerBound, ends)
  }

  /// Bytes that the fields of some rows take at the most.
  ///
  /// - Precondition: The column has these rows.
  func mostBytes(_ rows: Range<Int>) -> Int {
    switch self {
    case .empty: return 0
    case .int32: return rows.count * 11
    case .int64: return rows.count * 20
    case .text(let bytes, let ends):
      let start = stringStart(rows.lowerBound, ends)
      let count = textCount(rows)
      // Few bytes might all be quotation marks; of many these are counted.
      let quotes = count <= 1 << 17 ? count : quoteCount(bytes.span, start..<start + count)
      return count + quotes + 2 * rows.count
    case .runs(_, let ends, let runEnds):
      var (row, run, total) = (rows.lowerBound, firstRun(rows.lowerBound, runEnds), 0)
      while row < rows.upperBound {
        let end = min(Int(runEnds[run]), rows.upperBound)
        total += (end - row) * (2 * (Int(ends[run]) - stringStart(run, ends)) + 2)
        (row, run) = (end, run + 1)
      }
      return total
    }
  }
}

/// Where string `index` begins in its bytes.
func stringStart(_ index: Int, _ ends: [Int32]) -> Int { index == 0 ? 0 : Int(ends[index - 1]) }

/// The run that holds a row.
func firstRun(_ row: Int, _ runEnds: [Int32]) -> Int {
  var low = 0
  var high = runEnds.count
  while low < high {
    let middle = (low + high) / 2
    if Int(runEnds[middle]) <= row { low = middle + 1 } else { high = middle }
  }
  return low
}

private func quoteCount(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
  var count = 0
  var next = range.lowerBound
  while next < range.upperBound {
    next = nextIndex(of: 0x22, in: bytes, from: next, to: range.upperBound) + 1
    if next <= range.upperBound { count += 1 }
  }
  return count
}
