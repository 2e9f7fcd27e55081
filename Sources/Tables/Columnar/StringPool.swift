import Kernels

/// The distinct strings of a column, as a group stores them.
struct EncodedPool: Sendable {
  let entries: Int
  let lengths: EncodedBuffer
  let bytes: EncodedBuffer

  var size: Int { lengths.size + bytes.size + ColumnarLimits.poolRecordSize }
}

/// Strings that are to be stored in a pool, and how often each occurs.
struct PoolStrings: Sendable {
  private(set) var bytes: [UInt8] = []
  private(set) var ends: [Int32] = []
  private(set) var counts: [UInt32] = []

  init() {}

  /// The distinct strings of a column.
  init(_ image: TextImage) {
    append(image.distinct.firsts, of: image.column.bytes, image.column.ends, image.distinct.counts)
  }

  /// Some of the strings that `ends` divides bytes into, by their numbers, and how often each of
  /// them occurs.
  mutating func append(
    _ numbers: [UInt32], of source: [UInt8], _ sourceEnds: [Int32], _ counts: [UInt32]
  ) {
    let places = numbers.map { Int32(bitPattern: $0) }
    var total = 0
    for place in places {
      total += Int(sourceEnds[Int(place)]) - (place == 0 ? 0 : Int(sourceEnds[Int(place) - 1]))
    }
    let gathered = gatheredStrings(
      places.span, bytes: source.span, ends: sourceEnds.span, total: total)
    self.counts += counts
    if bytes.isEmpty {
      (bytes, ends) = gathered
      return
    }
    let base = Int32(bytes.count)
    bytes += gathered.bytes
    ends += gathered.ends.map { base + $0 }
  }

  mutating func append(_ string: ArraySlice<UInt8>, count: UInt32) {
    bytes += string
    ends.append(Int32(bytes.count))
    counts.append(count)
  }

  subscript(number: Int) -> ArraySlice<UInt8> {
    bytes[(number == 0 ? 0 : Int(ends[number - 1]))..<Int(ends[number])]
  }
}

/// The order in which a pool holds strings.
///
/// The most frequent 256 come first, by frequency, so that what is frequent has small numbers
/// and deflate finds more repeats among them; then those up to 2048, up to 16384 and so on, of
/// somewhat like frequency, each group sorted by their bytes, so that deflate finds repeats among
/// neighbours.
struct PoolOrder: Sendable {
  /// Numbers of the strings, in the order of the pool.
  let numbers: [UInt32]

  /// How many times as many strings a group and those before it are as those before it.
  ///
  /// With 2, codes of words are half of a percent smaller, and their pool is a tenth larger.
  private static let growth = 8

  init(_ strings: PoolStrings) {
    var keys = [UInt64](repeating: 0, count: strings.counts.count)
    for (number, count) in strings.counts.enumerated() {
      keys[number] = UInt64(UInt32.max - count) << 32 | UInt64(number)
    }
    keys.sort()
    var numbers = keys.map { UInt32(truncatingIfNeeded: $0) }
    var begin = 256
    while begin < numbers.count {
      let end = min(begin * Self.growth, numbers.count)
      PoolOrder.sort(&numbers, begin..<end, strings)
      begin = end
    }
    self.numbers = numbers
  }

  private static func sort(_ numbers: inout [UInt32], _ range: Range<Int>, _ strings: PoolStrings) {
    var keys = numbers[range].map { number in
      (beginning: beginning(strings[Int(number)]), number: number)
    }
    keys.sort { left, right in
      if left.beginning != right.beginning { return left.beginning < right.beginning }
      return strings[Int(left.number)].lexicographicallyPrecedes(strings[Int(right.number)])
    }
    for (offset, key) in keys.enumerated() { numbers[range.lowerBound + offset] = key.number }
  }

  /// For each string, its place in the pool.
  var places: [UInt32] {
    var places = [UInt32](repeating: 0, count: numbers.count)
    for (place, number) in numbers.enumerated() { places[Int(number)] = UInt32(place) }
    return places
  }
}

/// The first eight bytes of a string as a number that sorts as they do.
private func beginning(_ string: ArraySlice<UInt8>) -> UInt64 {
  var number: UInt64 = 0
  for byte in string.prefix(8) { number = number << 8 | UInt64(byte) }
  return number << UInt64(8 * (8 - min(8, string.count)))
}

extension EncodedPool {
  /// Strings in that order.
  init(_ strings: PoolStrings, _ order: [UInt32], level: Int) {
    var ordered = PoolStrings()
    ordered.append(order, of: strings.bytes, strings.ends, [])
    var lengths = ordered.ends.map { UInt64($0) }
    for number in lengths.indices.dropFirst().reversed() { lengths[number] -= lengths[number - 1] }
    entries = order.count
    self.lengths = .numbers(lengths, as: .lengths, level: level)
    bytes = .text(ordered.bytes, level: level)
  }
}

/// Strings of a group that has been read.
struct StringPool: Sendable {
  let bytes: [UInt8]
  /// Where each string ends in `bytes`.
  let ends: [Int32]

  var count: Int { ends.count }

  /// The number of bytes of an entry.
  func length(_ entry: Int) -> Int { Int(ends[entry]) - (entry == 0 ? 0 : Int(ends[entry - 1])) }

  /// The number of bytes of some entries together.
  ///
  /// - Precondition: Each code is one of an entry.
  func length(of codes: [Int32]) -> Int {
    var total = 0
    for code in codes { total &+= length(Int(code)) }
    return total
  }
}
