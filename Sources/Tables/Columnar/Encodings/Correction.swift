import Kernels

/// What is added to the numbers that an encoding foretells, so that they are right.
///
/// One per value: all zero (no buffers), few that are not zero (POSITIONS, VALUES), few runs
/// (LENGTHS, VALUES), or any (VALUES).
struct Correction {
  private enum Shape { case none, patches, runs, dense }

  private let values: [Int64]
  private let shape: Shape
  /// About how many bytes it takes.
  let size: Int

  init(_ values: [Int64]) {
    self.values = values
    var wrong = 0
    var runs = values.isEmpty ? 0 : 1
    var bits = 0
    var wide = 0
    let span = values.span
    for index in span.indices {
      let value = span[index]
      let folded = UInt64(bitPattern: (value << 1) ^ (value >> 63))
      wrong &+= value == 0 ? 0 : 1
      bits &+= 64 &- folded.leadingZeroBitCount
      wide |= 64 &- folded.leadingZeroBitCount
      if index > 0 { runs &+= value == span[index &- 1] ? 0 : 1 }
    }
    let width = (min(wide, 63) + 7) / 8
    let own = ColumnarLimits.bufferRecordSize
    let patches = wrong * 3 / 2 + bits / 8 + 2 * own
    let lengths = runs * (1 + width) + 2 * own
    let dense = (bits + values.count) / 8 + own
    if wrong == 0 {
      (shape, size) = (.none, 0)
    } else if patches <= min(lengths, dense) {
      (shape, size) = (.patches, patches)
    } else if lengths <= dense {
      (shape, size) = (.runs, lengths)
    } else {
      (shape, size) = (.dense, dense)
    }
  }

  func buffers(level: Int) -> [EncodedBuffer] {
    switch shape {
    case .none: return []
    case .dense: return [.based(values, as: .values, level: level)]
    case .runs:
      let runs = Runs(values)
      return [
        .numbers(runs.lengths, as: .lengths, level: level),
        .based(runs.values, as: .values, level: level),
      ]
    case .patches:
      let places = values.indices.filter { values[$0] != 0 }
      return [
        .positions(places, level: level),
        .based(places.map { values[$0] }, as: .values, level: level),
      ]
    }
  }
}

extension EncodedBuffer {
  /// Numbers with the smallest of them as base.
  static func based(_ values: [Int64], as role: BufferRole, level: Int) -> EncodedBuffer {
    let least = values.min() ?? 0
    let base = least >= 0 && bitWidth(UInt64(values.max() ?? 0)) <= 8 ? 0 : least
    return .numbers(
      values.map { UInt64(bitPattern: $0 &- base) }, base: base, as: role, level: level)
  }

  /// Places that ascend: each less the one before, less 1.
  static func positions(_ places: [Int], level: Int) -> EncodedBuffer {
    var next = 0
    var gaps: [UInt64] = []
    gaps.reserveCapacity(places.count)
    for place in places {
      gaps.append(UInt64(place - next))
      next = place + 1
    }
    return .numbers(gaps, as: .positions, level: level)
  }
}

extension GroupSource {
  /// Adds the correction in these buffers to numbers.
  ///
  /// - Returns: Whether what is added, and the sums, are numbers of that width.
  mutating func correct<Number: StoredNumber>(
    _ numbers: inout [Number], _ buffers: Range<Int>, _ column: StoredColumn
  ) throws(FormatError) -> Bool {
    guard let first = buffers.first else { return true }
    let place = column.record.offset + 10
    try file.require(
      buffers.count <= 2, at: place, "\(buffers.count) buffers of a correction, at most 2")
    var fitting = Fitting()
    if buffers.count == 1 {
      let added = try self.numbers(first, role: .values, count: numbers.count, as: Number.self)
      guard let added else { return false }
      for index in numbers.indices {
        numbers[index] = fitting.cut(Int64(numbers[index]) &+ Int64(added[index]))
      }
      return !fitting.isBeyond
    }
    let count = self.buffers[first].count
    let isRuns = self.buffers[first].role == .lengths
    let ends = isRuns ? try runEnds(first, rows: numbers.count) : []
    let places = isRuns ? [] : try positions(first, below: numbers.count)
    let added = try self.numbers(first + 1, role: .values, count: count, as: Number.self)
    guard let added else { return false }
    for (place, value) in zip(places, added) {
      numbers[place] = fitting.cut(Int64(numbers[place]) &+ Int64(value))
    }
    var begin = 0
    for (end, value) in zip(ends, added) {
      for index in begin..<Int(end) {
        numbers[index] = fitting.cut(Int64(numbers[index]) &+ Int64(value))
      }
      begin = Int(end)
    }
    return !fitting.isBeyond
  }

  /// Places that ascend, each below `limit`.
  mutating func positions(_ number: Int, below limit: Int) throws(FormatError) -> [Int] {
    let gaps = try numbers(number, role: .positions, count: buffers[number].count)
    var positions: [Int] = []
    try spend(gaps.count * 8, at: position(ofBuffer: number))
    positions.reserveCapacity(gaps.count)
    var next = 0
    for gap in gaps {
      guard gap >= 0, gap < limit - next else {
        throw file.error(
          position(ofBuffer: number), "a place \(gap) after \(next), expected below \(limit)")
      }
      positions.append(next + Int(gap))
      next += Int(gap) + 1
    }
    return positions
  }

  /// Up to which row each run goes; the last one to `rows`.
  mutating func runEnds(_ number: Int, rows: Int) throws(FormatError) -> [Int32] {
    let lengths = try numbers(number, role: .lengths, count: buffers[number].count)
    let place = position(ofBuffer: number)
    var ends: [Int32] = []
    ends.reserveCapacity(lengths.count)
    var end = 0
    for length in lengths {
      guard length > 0, length <= rows - end else {
        throw file.error(place, "a run of \(length) rows after \(end) of \(rows)")
      }
      end += Int(length)
      ends.append(Int32(end))
    }
    try file.require(end == rows, at: place, "runs of \(end) rows in all, expected \(rows)")
    return ends
  }
}
