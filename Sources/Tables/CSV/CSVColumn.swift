/// One column, made ready to be laid out as fields.
enum CSVColumn {
  /// Nothing but nulls.
  case empty
  /// One field per row, ready to be copied. Field `i` ends at `ends[i]`.
  case text(bytes: [UInt8], ends: [Int32])
  /// One field per run of equal rows, ready to be copied.
  case runs(bytes: [UInt8], ends: [Int32], runEnds: [Int32])
  case int32([Int32], Validity)
  case int64([Int64], Validity)

  init(_ column: Column) {
    guard column.nullCount < column.count else {
      self = .empty
      return
    }
    switch column {
    case .string(let strings):
      let (bytes, ends) = quoted(strings.bytes, strings.ends)
      self =
        strings.isRuns
        ? .runs(bytes: bytes, ends: ends, runEnds: strings.runEnds)
        : .text(bytes: bytes, ends: ends)
    case .int32(let numbers): self = .int32(numbers.values, numbers.validity)
    case .int64(let numbers): self = .int64(numbers.values, numbers.validity)
    case .float64(let numbers): self = CSVColumn(numbers) { appendNumber($0, to: &$1) }
    case .bool(let flags): self = CSVColumn(flags) { $1 += $0 ? "true".utf8 : "false".utf8 }
    case .date(let days): self = CSVColumn(days) { appendDay($0, to: &$1) }
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

  /// Bytes of the text fields of some rows; of numbers, none.
  func textCount(_ rows: Range<Int>) -> Int {
    guard case .text(_, let ends) = self else { return 0 }
    return Int(ends[rows.upperBound - 1])
      - (rows.lowerBound == 0 ? 0 : Int(ends[rows.lowerBound - 1]))
  }
}
