import Kernels

/// RUNS: each run of equal values once, and how many rows it has.
struct RunsEncoding: NumberEncoding {
  static let code: UInt8 = 4
  static let name = "RUNS"
  static let usesPool = true

  func size(of column: ColumnImage) -> Int? {
    switch column {
    case .numbers(let image):
      guard image.runCount > 0, image.runCount * 2 <= image.values.count else { return nil }
      return image.runCount * (elementWidth(bits: image.bits) + 2) + ColumnarLimits.bufferRecordSize
    case .texts(let image):
      guard image.count > 0 else { return nil }
      if image.isRuns { return 0 }
      guard image.runCount * 4 <= image.count else { return nil }
      let code = elementWidth(bits: bitWidth(UInt64(image.distinct.firsts.count)))
      return image.distinctByteCount + image.runCount * (code + 1)
    }
  }

  func encode(_ column: ColumnImage, places: [UInt32], level: Int) -> EncodedColumn {
    switch column {
    case .numbers(let image):
      let runs = Runs(image.values)
      let base = image.minimum
      let offsets = runs.values.map { UInt64(bitPattern: $0 &- base) }
      return EncodedColumn(buffers: [
        .numbers(runs.lengths, as: .lengths, level: level),
        .numbers(offsets, base: base, as: .values, level: level),
      ])
    case .texts(let image):
      let codes = image.distinct.numbers.map { Int64(places[Int($0)]) }
      let runs =
        image.isRuns ? Runs(codes, ends: image.column.runEnds) : Runs(codes)
      return EncodedColumn(
        buffers: [
          .numbers(runs.lengths, as: .lengths, level: level),
          .based(runs.values, as: .codes, level: level),
        ],
        usesPool: true)
    }
  }

  func numbers<Number: StoredNumber>(
    _ column: StoredColumn, count: Int, from group: inout GroupSource, as type: Number.Type
  ) throws(FormatError) -> [Number]? {
    let ends = try runEnds(column, count: count, from: &group)
    let values = try group.numbers(
      column.buffers.lowerBound + 1, role: .values, count: ends.count, as: type)
    guard let values else { return nil }
    return try group.expanded(values, ends, column.record)
  }

  func decode(
    _ column: StoredColumn, count: Int, from group: inout GroupSource
  ) throws(FormatError) -> DecodedValues {
    guard column.record.type == .string else {
      return try decodedNumbers(column, count: count, from: &group)
    }
    let ends = try runEnds(column, count: count, from: &group)
    let pool = try group.pool(of: column)
    let codes = try group.codes(column.buffers.lowerBound + 1, count: ends.count, in: pool)
    return .codedRuns(codes: codes, runEnds: ends, pool: pool)
  }

  private func runEnds(
    _ column: StoredColumn, count: Int, from group: inout GroupSource
  ) throws(FormatError) -> [Int32] {
    try column.requireNoParameter(group)
    try column.requireBuffers(2, group)
    return try group.runEnds(column.buffers.lowerBound, rows: count)
  }
}

/// Runs of equal numbers.
struct Runs: Sendable {
  private(set) var values: [Int64] = []
  private(set) var lengths: [UInt64] = []

  init(_ numbers: [Int64]) {
    for number in numbers { append(number, 1) }
  }

  /// - Parameter ends: Up to which row each of the numbers goes.
  init(_ numbers: [Int64], ends: [Int32]) {
    var begin: Int32 = 0
    for (number, end) in zip(numbers, ends) {
      append(number, UInt64(end - begin))
      begin = end
    }
  }

  private mutating func append(_ number: Int64, _ length: UInt64) {
    if values.last == number {
      lengths[lengths.count - 1] += length
    } else {
      values.append(number)
      lengths.append(length)
    }
  }
}
