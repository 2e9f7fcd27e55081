/// Which rows of a column hold a value.
///
/// All of them, until a null is appended.
public struct Validity: Sendable, Equatable {
  /// One per row, only once there is a null.
  @usableFromInline var flags: [Bool] = []
  @usableFromInline var nulls = 0

  @inlinable public var nullCount: Int { nulls }

  public init() {}

  /// Nothing but nulls.
  public init(nulls: Int) {
    flags = Array(repeating: false, count: nulls)
    self.nulls = nulls
  }

  /// - Parameter flags: One per row: whether it holds a value.
  public init(_ flags: [Bool]) {
    nulls = flags.reduce(into: 0) { $0 += $1 ? 0 : 1 }
    if nulls > 0 { self.flags = flags }
  }

  @inlinable
  public func isValid(_ row: Int) -> Bool { nullCount == 0 || flags[row] }

  /// - Parameter row: The number of rows before.
  @inlinable
  public mutating func append(_ isValid: Bool, row: Int) {
    if isValid {
      if nullCount > 0 { flags.append(true) }
    } else {
      if nullCount == 0 { flags = Array(repeating: true, count: row) }
      flags.append(false)
      nulls += 1
    }
  }
}

/// A column of numbers, flags or days, in row order.
///
/// Under a null stands zero.
public struct ValueColumn<Value: Sendable & Equatable>: Sendable, Equatable {
  @usableFromInline var cells: [Value] = []
  @usableFromInline var valid = Validity()

  @inlinable public var values: [Value] { cells }
  @inlinable public var validity: Validity { valid }

  public init() {}

  /// A column without nulls.
  public init(_ values: [Value]) { cells = values }

  /// A column of nothing but nulls.
  public init(nulls: Int, zero: Value) {
    cells = Array(repeating: zero, count: nulls)
    valid = Validity(nulls: nulls)
  }

  /// - Precondition: Under each null stands zero.
  public init(_ values: [Value], _ validity: Validity) {
    cells = values
    valid = validity
  }

  public var count: Int { cells.count }

  public mutating func reserveCapacity(_ rows: Int) { cells.reserveCapacity(rows) }

  @inlinable
  public mutating func append(_ value: Value) {
    if valid.nulls > 0 { valid.append(true, row: cells.count) }
    cells.append(value)
  }

  @inlinable
  public mutating func append(_ value: Value?, orNull zero: Value) {
    valid.append(value != nil, row: cells.count)
    cells.append(value ?? zero)
  }

  /// The value of a row, or nil for null.
  @inlinable
  public subscript(row: Int) -> Value? { valid.isValid(row) ? cells[row] : nil }
}

/// A column of strings, in row order, as UTF-8 in one buffer.
///
/// Under a null stands nothing.
public struct StringColumn: Sendable, Equatable {
  /// The bytes of all distinct runs, one after another.
  public private(set) var bytes: [UInt8] = []
  /// `ends[i]` is where the string of run `i` ends in `bytes`; it begins where the one before
  /// ends.
  public private(set) var ends: [Int32] = []
  /// For a column of repeated strings (`document`): the number of rows up to the end of each run.
  ///
  /// Empty where each string is one row.
  public private(set) var runEnds: [Int32] = []
  public private(set) var validity = Validity()

  public init() {}

  public mutating func reserveCapacity(rows: Int, bytes count: Int) {
    ends.reserveCapacity(rows)
    bytes.reserveCapacity(count)
  }

  /// A column of nothing but nulls.
  public init(nulls: Int) {
    ends = Array(repeating: 0, count: nulls)
    validity = Validity(nulls: nulls)
  }

  /// A column of single rows, or of runs where `runEnds` is not empty.
  ///
  /// - Precondition: `ends` ascends to the number of bytes. Runs are none of them empty, have one
  ///   string each, and no nulls.
  public init(
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
  public var count: Int { runEnds.isEmpty ? ends.count : Int(runEnds[runEnds.count - 1]) }
  /// Whether strings are stored once per run of equal rows.
  public var isRuns: Bool { !runEnds.isEmpty }

  public mutating func append(_ string: ArraySlice<UInt8>) {
    precondition(runEnds.isEmpty, "single rows after runs")
    if validity.nulls > 0 { validity.append(true, row: ends.count) }
    bytes += string
    ends.append(Int32(bytes.count))
  }

  /// Appends a stretch of `source`.
  public mutating func append(_ source: [UInt8], _ range: Range<Int>) {
    precondition(runEnds.isEmpty, "single rows after runs")
    if validity.nulls > 0 { validity.append(true, row: ends.count) }
    if range.count <= 8 {
      for index in range { bytes.append(source[index]) }  // Faster than a slice.
    } else {
      bytes += source[range]
    }
    ends.append(Int32(bytes.count))
  }

  /// Appends a stretch of `source`, or a null.
  public mutating func append(_ source: [UInt8], orNull range: Range<Int>?) {
    guard let range else { return appendNull() }
    append(source, range)
  }

  public mutating func append(_ string: String) {
    precondition(runEnds.isEmpty, "single rows after runs")
    if validity.nulls > 0 { validity.append(true, row: ends.count) }
    bytes += string.utf8
    ends.append(Int32(bytes.count))
  }

  public mutating func append(_ string: String?) {
    guard let string else { return appendNull() }
    append(string)
  }

  public mutating func appendNull() {
    precondition(runEnds.isEmpty, "single rows after runs")
    validity.append(false, row: ends.count)
    ends.append(Int32(bytes.count))
  }

  /// Appends rows that all hold the same string.
  ///
  /// A column is made of such runs only, or of single rows only.
  public mutating func append(_ string: String, repeated rows: Int) {
    guard rows > 0 else { return }
    precondition(ends.isEmpty || isRuns, "runs after single rows")
    let before = Int32(count)
    bytes += string.utf8
    ends.append(Int32(bytes.count))
    runEnds.append(before + Int32(rows))
  }

  /// Bytes of string `index` (a row; or a run where `isRuns`).
  public func range(_ index: Int) -> Range<Int> {
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
