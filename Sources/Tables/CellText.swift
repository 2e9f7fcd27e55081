extension Column {
  /// The cell of a row as people read it, or nil for null.
  ///
  /// For messages and small listings.
  ///
  /// Complexity: logarithmic in the number of runs for a column of runs.
  package func text(row: Int) -> String? {
    switch self {
    case .string(let column): column.string(row: row)
    case .int32(let column): column[row].map { String($0) }
    case .int64(let column): column[row].map { String($0) }
    case .float64(let column): column[row].map { written($0, appendNumber) }
    case .bool(let column): column[row].map { $0 ? "true" : "false" }
    case .date(let column): column[row].map { written($0, appendDay) }
    }
  }
}

/// What a function of the CSV writer appends.
private func written<Value>(_ value: Value, _ append: (Value, inout [UInt8]) -> Void) -> String {
  var bytes: [UInt8] = []
  append(value, &bytes)
  return String(decoding: bytes, as: UTF8.self)
}

extension StringColumn {
  /// The string of a row, or nil for null.
  package func string(row: Int) -> String? {
    guard validity.isValid(row) else { return nil }
    var index = row
    if isRuns {
      var low = 0
      var high = runEnds.count
      while low < high {
        let middle = (low + high) / 2
        if Int(runEnds[middle]) <= row { low = middle + 1 } else { high = middle }
      }
      index = low
    }
    return String(decoding: bytes[range(index)], as: UTF8.self)
  }
}
