import Kernels

extension FieldColumn {
  /// A column of a table, made ready to be written as fields.
  init(_ column: Column) {
    guard column.nullCount < column.count else {
      self = .empty
      return
    }
    switch column {
    case .string(let strings):
      self =
        strings.isRuns
        ? .runs(bytes: strings.bytes, ends: strings.ends, runEnds: strings.runEnds)
        : .text(bytes: strings.bytes, ends: strings.ends)
    case .int32(let numbers): self = .int32(numbers.values, flags: numbers.validity.flags)
    case .int64(let numbers): self = .int64(numbers.values, flags: numbers.validity.flags)
    case .float64(let numbers): self = FieldColumn(numbers) { appendNumber($0, to: &$1) }
    case .bool(let flags): self = FieldColumn(flags) { $1 += $0 ? "true".utf8 : "false".utf8 }
    case .date(let days): self = FieldColumn(days) { appendDay($0, to: &$1) }
    }
  }

  private init<Value>(
    _ column: ValueColumn<Value>, _ append: (Value, inout [UInt8]) -> Void
  ) {
    var bytes: [UInt8] = []
    var ends: [Int32] = []
    bytes.reserveCapacity(column.count * 10)
    ends.reserveCapacity(column.count)
    for (row, value) in column.values.enumerated() {
      if column.validity.isValid(row) { append(value, &bytes) }
      ends.append(Int32(bytes.count))
    }
    self = .text(bytes: bytes, ends: ends)
  }
}
