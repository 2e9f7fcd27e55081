import Kernels

/// What is added to the numbers that an encoding foretells, so that they are right.
///
/// One per value: all zero (no buffers), few that are not zero (POSITIONS, VALUES), few runs
/// (LENGTHS, VALUES), or any (VALUES).
struct Correction {
  private enum Shape { case none, patches, runs, dense }

  private let values: [Int64]
  /// About how many bytes it takes; of many values, a part is looked at.
  let size: Int

  init(_ values: [Int64]) {
    self.values = values
    size = Correction.measured(values, all: false).size
  }

  /// How many stretches of values are looked at, and how long each is.
  private static let (stretches, stretch) = (24, 512)

  /// - Parameter all: Whether all values are looked at, or some of many.
  private static func measured(_ values: [Int64], all: Bool) -> (shape: Shape, size: Int) {
    let isPart = !all && values.count > stretches * stretch * 2
    let parts = isPart ? stretches : 1
    let length = isPart ? stretch : values.count
    var (wrong, runs, bits) = (0, 0, 0)
    var widest: UInt64 = 0
    let span = values.span
    for part in 0..<parts {
      let begin = values.count / parts * part
      var before: Int64 = begin > 0 ? span[begin - 1] : 0
      if begin == 0 && !values.isEmpty { runs = 1 }
      for index in begin..<(begin + length) {
        let value = span[index]
        runs &+= value == before || index == 0 ? 0 : 1
        before = value
        if value == 0 { continue }
        let folded = UInt64(bitPattern: (value << 1) ^ (value >> 63))
        wrong &+= 1
        bits &+= 64 &- folded.leadingZeroBitCount
        widest |= folded
      }
    }
    if isPart {
      (wrong, runs, bits) = (
        wrong * values.count / (parts * length), runs * values.count / (parts * length),
        bits * values.count / (parts * length)
      )
    }
    let width = (min(bitWidth(widest), 63) + 7) / 8
    let own = ColumnarLimits.bufferRecordSize
    let patches = wrong * 3 / 2 + bits / 8 + 2 * own
    let lengths = runs * (1 + width) + 2 * own
    let dense = (bits + values.count) / 8 + own
    if wrong == 0 { return (.none, 0) }
    if patches <= min(lengths, dense) { return (.patches, patches) }
    return lengths <= dense ? (.runs, lengths) : (.dense, dense)
  }

  func buffers(level: Int) -> [EncodedBuffer] {
    switch Correction.measured(values, all: true).shape {
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
