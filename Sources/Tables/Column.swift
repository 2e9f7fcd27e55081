/// Which rows of a column hold a value. All of them, until a null is appended.
package struct Validity: Sendable, Equatable {
  /// One per row, only once there is a null.
  private var flags: [Bool] = []
  package private(set) var nullCount = 0

  package init() {}

  /// Nothing but nulls.
  package init(nulls: Int) {
    flags = Array(repeating: false, count: nulls)
    nullCount = nulls
  }

  /// - Parameter flags: One per row: whether it holds a value.
  package init(_ flags: [Bool]) {
    nullCount = flags.reduce(into: 0) { $0 += $1 ? 0 : 1 }
    if nullCount > 0 { self.flags = flags }
  }

  package func isValid(_ row: Int) -> Bool { nullCount == 0 || flags[row] }

  /// - Parameter row: The number of rows before.
  package mutating func append(_ isValid: Bool, row: Int) {
    if isValid {
      if nullCount > 0 { flags.append(true) }
    } else {
      if nullCount == 0 { flags = Array(repeating: true, count: row) }
      flags.append(false)
      nullCount += 1
    }
  }
}

/// A column of numbers, flags or days, in row order. Under a null stands zero.
package struct ValueColumn<Value: Sendable & Equatable>: Sendable, Equatable {
  package private(set) var values: [Value] = []
  package private(set) var validity = Validity()

  package init() {}

  /// A column without nulls.
  package init(_ values: [Value]) { self.values = values }

  /// A column of nothing but nulls.
  package init(nulls: Int, zero: Value) {
    values = Array(repeating: zero, count: nulls)
    validity = Validity(nulls: nulls)
  }

  /// - Precondition: Under each null stands zero.
  package init(_ values: [Value], _ validity: Validity) {
    self.values = values
    self.validity = validity
  }

  package var count: Int { values.count }

  package mutating func reserveCapacity(_ rows: Int) { values.reserveCapacity(rows) }

  package mutating func append(_ value: Value) {
    if validity.nullCount > 0 { validity.append(true, row: values.count) }
    values.append(value)
  }

  package mutating func append(_ value: Value?, orNull zero: Value) {
    validity.append(value != nil, row: values.count)
    values.append(value ?? zero)
  }

  /// The value of a row, or nil for null.
  package subscript(row: Int) -> Value? { validity.isValid(row) ? values[row] : nil }
}

/// A column of strings, in row order, as UTF-8 in one buffer. Under a null stands nothing.
package struct StringColumn: Sendable, Equatable {
  /// The bytes of all distinct runs, one after another.
  package private(set) var bytes: [UInt8] = []
  /// `ends[i]` is where the string of run `i` ends in `bytes`; it begins where the one before
  /// ends.
  package private(set) var ends: [Int32] = []
  /// For a column of repeated strings (`document`): the number of rows up to the end of each
  /// run. Empty where each string is one row.
  package private(set) var runEnds: [Int32] = []
  package private(set) var validity = Validity()

  package init() {}

  /// A column of nothing but nulls.
  package init(nulls: Int) {
    ends = Array(repeating: 0, count: nulls)
    validity = Validity(nulls: nulls)
  }

  /// A column of single rows, or of runs where `runEnds` is not empty.
  ///
  /// - Precondition: `ends` ascends to the number of bytes. Runs are none of them empty, have one
  ///   string each, and no nulls.
  package init(
    bytes: [UInt8], ends: [Int32], runEnds: [Int32] = [], validity: Validity = Validity()
  ) {
    precondition(Int(ends.last ?? 0) == bytes.count, "strings end elsewhere than their bytes")
    precondition(runEnds.isEmpty || runEnds.count == ends.count, "runs without strings")
    self.bytes = bytes
    self.ends = ends
    self.runEnds = runEnds
    self.validity = validity
  }

  /// Number of rows.
  package var count: Int { runEnds.isEmpty ? ends.count : Int(runEnds[runEnds.count - 1]) }
  /// Whether strings are stored once per run of equal rows.
  package var isRuns: Bool { !runEnds.isEmpty }

  package mutating func append(_ string: ArraySlice<UInt8>) {
    precondition(runEnds.isEmpty, "single rows after runs")
    validity.append(true, row: ends.count)
    bytes += string
    ends.append(Int32(bytes.count))
  }

  package mutating func append(_ string: String) {
    precondition(runEnds.isEmpty, "single rows after runs")
    validity.append(true, row: ends.count)
    bytes += string.utf8
    ends.append(Int32(bytes.count))
  }

  package mutating func append(_ string: String?) {
    guard let string else { return appendNull() }
    append(string)
  }

  package mutating func appendNull() {
    precondition(runEnds.isEmpty, "single rows after runs")
    validity.append(false, row: ends.count)
    ends.append(Int32(bytes.count))
  }

  /// Appends rows that all hold the same string. A column is made of such runs only, or of
  /// single rows only.
  package mutating func append(_ string: String, repeated rows: Int) {
    guard rows > 0 else { return }
    precondition(ends.isEmpty || isRuns, "runs after single rows")
    let before = Int32(count)
    bytes += string.utf8
    ends.append(Int32(bytes.count))
    runEnds.append(before + Int32(rows))
  }

  /// Bytes of string `index` (a row; or a run where `isRuns`).
  package func range(_ index: Int) -> Range<Int> {
    (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
  }
}

/// The values of one field for all rows of a table.
package enum Column: Sendable, Equatable {
  case string(StringColumn)
  case int32(ValueColumn<Int32>)
  case int64(ValueColumn<Int64>)
  case float64(ValueColumn<Double>)
  case bool(ValueColumn<Bool>)
  /// Days since 1970-01-01.
  case date(ValueColumn<Int32>)

  package var type: ValueType {
    switch self {
    case .string: .string
    case .int32: .int32
    case .int64: .int64
    case .float64: .float64
    case .bool: .bool
    case .date: .date
    }
  }

  package var count: Int {
    switch self {
    case .string(let column): column.count
    case .int32(let column), .date(let column): column.count
    case .int64(let column): column.count
    case .float64(let column): column.count
    case .bool(let column): column.count
    }
  }

  package var nullCount: Int {
    switch self {
    case .string(let column): column.validity.nullCount
    case .int32(let column), .date(let column): column.validity.nullCount
    case .int64(let column): column.validity.nullCount
    case .float64(let column): column.validity.nullCount
    case .bool(let column): column.validity.nullCount
    }
  }
}
