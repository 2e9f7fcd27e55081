import Kernels

/// Statistics of the columns that the writer is given.
extension ColumnStatistics {
  init(_ column: Column, _ image: ColumnImage) {
    nullCount = column.nullCount
    guard image.count > 0 else { return }
    switch image {
    case .numbers(let numbers):
      if case .float64 = column {
        setRange(ofDoubles: numbers.values)
      } else {
        setRange(Bound(numbers.minimum), Bound(numbers.maximum), exact: (true, true))
      }
    case .texts(let texts):
      distinctCount = texts.distinct.firsts.count
      setRange(ofTexts: texts)
    }
  }

  private mutating func setRange(_ least: Bound, _ most: Bound, exact: (Bool, Bool)) {
    hasRange = true
    (minimum, maximum) = (least, most)
    (isMinimumExact, isMaximumExact) = exact
  }

  /// A zero is taken as -0.0 for the minimum and as 0.0 for the maximum.
  ///
  /// Where any value is not
  /// a number there is no range.
  private mutating func setRange(ofDoubles values: [Int64]) {
    var least = Double.infinity
    var most = -Double.infinity
    for value in values {
      let number = Double(bitPattern: UInt64(bitPattern: value))
      if number.isNaN { return }
      least = min(least, number)
      most = max(most, number)
    }
    if least == 0 { least = -0.0 }
    if most == 0 { most = 0.0 }
    setRange(
      Bound(low: least.bitPattern), Bound(low: most.bitPattern), exact: (true, true))
  }

  private mutating func setRange(ofTexts texts: TextImage) {
    var least = TextBeginning(texts.entry(0))
    var most = least
    for number in texts.distinct.firsts.indices {
      let beginning = TextBeginning(texts.entry(number))
      if beginning < least { least = beginning }
      if most < beginning { most = beginning }
    }
    setRange(least.bound, most.bound, exact: (least.isWhole, most.isWhole))
  }
}

extension ColumnStatistics.Bound {
  fileprivate init(_ number: Int64) { low = UInt64(bitPattern: number) }
}

/// The first 16 bytes of a string, which sort as strings sort by their bytes.
private struct TextBeginning: Comparable {
  private var first: UInt64 = 0
  private var second: UInt64 = 0
  /// 17 for all that are longer.
  private let count: Int
  /// Whether the string can be told from its first 16 bytes without the zeros at their end.
  let isWhole: Bool

  init(_ string: ArraySlice<UInt8>) {
    var index = 0
    for byte in string.prefix(16) {
      if index < 8 {
        first |= UInt64(byte) << UInt64(56 - index * 8)
      } else {
        second |= UInt64(byte) << UInt64(120 - index * 8)
      }
      index += 1
    }
    count = min(string.count, 17)
    isWhole = string.count <= 16 && string.last != 0
  }

  static func < (left: TextBeginning, right: TextBeginning) -> Bool {
    if left.first != right.first { return left.first < right.first }
    if left.second != right.second { return left.second < right.second }
    return left.count < right.count
  }

  var bound: ColumnStatistics.Bound {
    ColumnStatistics.Bound(low: first.byteSwapped, high: second.byteSwapped)
  }
}
