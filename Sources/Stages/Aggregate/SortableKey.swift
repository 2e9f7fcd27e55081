import Tables

/// Cells as bytes whose order is the order of the cells: null first, then numbers by value,
/// strings by their UTF-8 bytes.
///
/// Each cell is 0 for null; or 1, then: 8 bytes, highest first, for numbers, flags and days; or
/// the bytes of a string with 0 as 0 255, and 0 0 at its end. So cells laid one behind another
/// still compare cell by cell.
enum SortableKey {
  /// Appends the cell of a row.
  static func append(_ column: Column, row: Int, run: inout Int, to key: inout [UInt8]) {
    switch column {
    case .string(let strings): append(strings, row: row, run: &run, to: &key)
    case .int32(let values), .date(let values): append(values[row].map(Int64.init), to: &key)
    case .int64(let values): append(values[row], to: &key)
    case .bool(let values): append(values[row].map { $0 ? 1 : 0 }, to: &key)
    case .float64(let values): append(values[row].map(sortable), to: &key)
    }
  }

  /// - Parameter run: For a column of runs, the run in which the last row lay; rows ascend.
  private static func append(
    _ column: StringColumn, row: Int, run: inout Int, to key: inout [UInt8]
  ) {
    guard column.validity.isValid(row) else { return key.append(0) }
    if column.isRuns {
      while Int(column.runEnds[run]) <= row { run += 1 }
    } else {
      run = row
    }
    append(string: column.bytes[column.range(run)], to: &key)
  }

  static func append(string: ArraySlice<UInt8>, to key: inout [UInt8]) {
    key.append(1)
    for byte in string {
      key.append(byte)
      if byte == 0 { key.append(255) }
    }
    key.append(0)
    key.append(0)
  }

  static func append(_ value: Int64?, to key: inout [UInt8]) {
    guard let value else { return key.append(0) }
    key.append(1)
    let bits = UInt64(bitPattern: value) ^ (1 << 63)
    for shift in stride(from: UInt64(56), through: 0, by: -8) {
      key.append(UInt8(truncatingIfNeeded: bits &>> shift))
    }
  }

  /// A whole number that orders as the double does; the same for both zeros.
  static func sortable(_ value: Double) -> Int64 {
    if value == 0 { return 0 }
    let bits = Int64(bitPattern: value.bitPattern)
    return bits < 0 ? bits ^ Int64.max : bits
  }

  /// Takes the next cell off the front of a key.
  static func next(_ key: inout ArraySlice<UInt8>, as type: ValueType) -> KeyCell {
    guard key.popFirst() == 1 else { return .null }
    if type == .string { return .string(nextString(&key)) }
    var bits: UInt64 = 0
    for _ in 0..<8 { bits = bits << 8 | UInt64(key.popFirst() ?? 0) }
    let value = Int64(bitPattern: bits ^ (1 << 63))
    if type == .float64 {
      return .float64(
        Double(bitPattern: UInt64(bitPattern: value < 0 ? value ^ Int64.max : value)))
    }
    return .integer(value)
  }

  private static func nextString(_ key: inout ArraySlice<UInt8>) -> [UInt8] {
    var string: [UInt8] = []
    while let byte = key.popFirst() {
      if byte == 0, key.popFirst() == 0 { break }
      string.append(byte)
    }
    return string
  }
}

/// One cell taken out of a key.
///
/// Flags and days are integers.
enum KeyCell: Equatable {
  case null
  case string([UInt8])
  case integer(Int64)
  case float64(Double)
}

extension Column {
  /// A column of cells that were taken out of keys.
  init(_ cells: [KeyCell], as type: ValueType) {
    switch type {
    case .string: self = .string(StringColumn(cells))
    case .int32: self = .int32(values(cells, orNull: 0) { Int32(truncatingIfNeeded: $0) })
    case .date: self = .date(values(cells, orNull: 0) { Int32(truncatingIfNeeded: $0) })
    case .int64: self = .int64(values(cells, orNull: 0) { $0 })
    case .bool: self = .bool(values(cells, orNull: false) { $0 != 0 })
    case .float64:
      var column = ValueColumn<Double>()
      for cell in cells {
        if case .float64(let number) = cell {
          column.append(number)
        } else {
          column.append(nil, orNull: 0)
        }
      }
      self = .float64(column)
    }
  }
}

extension StringColumn {
  fileprivate init(_ cells: [KeyCell]) {
    self.init()
    for cell in cells {
      if case .string(let bytes) = cell { append(bytes[...]) } else { appendNull() }
    }
  }
}

private func values<Value>(
  _ cells: [KeyCell], orNull zero: Value, _ value: (Int64) -> Value
) -> ValueColumn<Value> {
  var column = ValueColumn<Value>()
  for cell in cells {
    if case .integer(let number) = cell {
      column.append(value(number))
    } else {
      column.append(nil, orNull: zero)
    }
  }
  return column
}
