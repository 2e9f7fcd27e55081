import Kernels

/// The values of a column that are not null, in row order, as the encodings see them.
enum ColumnImage: Sendable {
  case numbers(NumberImage)
  case texts(TextImage)

  init(_ column: Column) {
    switch column {
    case .string(let column):
      self = .texts(TextImage(column))
    case .int32(let column), .date(let column):
      self = .numbers(NumberImage(dense(column) { Int64($0) }, width: 4))
    case .int64(let column):
      self = .numbers(NumberImage(dense(column) { $0 }, width: 8))
    case .float64(let column):
      self = .numbers(NumberImage(dense(column) { Int64(bitPattern: $0.bitPattern) }, width: 8))
    case .bool(let column):
      self = .numbers(NumberImage(dense(column) { $0 ? 1 : 0 }, width: 1))
    }
  }

  var count: Int {
    switch self {
    case .numbers(let image): image.values.count
    case .texts(let image): image.count
    }
  }
}

@inline(__always)
private func dense<Value>(_ column: ValueColumn<Value>, _ number: (Value) -> Int64) -> [Int64] {
  if column.validity.nullCount == column.count { return [] }
  var numbers: [Int64] = []
  numbers.reserveCapacity(column.count - column.validity.nullCount)
  let hasNulls = column.validity.nullCount > 0
  for row in 0..<column.count where !hasNulls || column.validity.isValid(row) {
    numbers.append(number(column.values[row]))
  }
  return numbers
}

/// Numbers, days, flags (0 and 1), or the bits of `float64`.
struct NumberImage: Sendable {
  let values: [Int64]
  /// Bytes of one value as its type has it; 1 for flags.
  let width: Int
  /// 0 without values.
  let minimum: Int64
  let maximum: Int64
  /// How many runs of equal values there are.
  let runCount: Int

  init(_ values: [Int64], width: Int) {
    self.values = values
    self.width = width
    var least = values.first ?? 0
    var most = least
    var before = least
    var runs = values.isEmpty ? 0 : 1
    let span = values.span
    for index in span.indices {
      let value = span[index]
      least = min(least, value)
      most = max(most, value)
      runs &+= value == before ? 0 : 1
      before = value
    }
    minimum = least
    maximum = most
    runCount = runs
  }

  /// Bits of the difference between the largest and the smallest value.
  var bits: Int { bitWidth(UInt64(bitPattern: maximum &- minimum)) }
}

/// Strings, by the number of each among those that differ.
struct TextImage: Sendable {
  let column: StringColumn
  /// Numbers of the strings; and, where the column has runs, one for each run.
  let distinct: DistinctStrings
  /// Number of strings (rows, not runs).
  let count: Int
  /// Bytes of all strings (of all runs, where the column has runs).
  let byteCount: Int
  /// How many runs of equal strings there are.
  let runCount: Int

  /// Whether each number stands for a run of the column.
  var isRuns: Bool { column.isRuns }

  init(_ column: StringColumn) {
    self.column = column
    count = column.count - column.validity.nullCount
    byteCount = column.bytes.count
    var skipped: [Bool] = []
    if count == 0 {
      let noEnds: [Int32] = []
      distinct = DistinctStrings(column.bytes.span, ends: noEnds.span, skipped: skipped.span)
      runCount = 0
      return
    }
    if column.validity.nullCount > 0 {
      skipped = (0..<column.count).map { !column.validity.isValid($0) }
    }
    distinct = DistinctStrings(column.bytes.span, ends: column.ends.span, skipped: skipped.span)
    runCount = distinct.runCount
  }

  /// The bytes of a distinct string.
  func entry(_ number: Int) -> ArraySlice<UInt8> {
    column.bytes[column.range(Int(distinct.firsts[number]))]
  }

  /// Bytes of all distinct strings.
  var distinctByteCount: Int {
    distinct.firsts.reduce(0) { $0 + column.range(Int($1)).count }
  }
}

/// The number of bits that it takes to write `value`; 0 for 0.
func bitWidth(_ value: UInt64) -> Int { 64 - value.leadingZeroBitCount }
