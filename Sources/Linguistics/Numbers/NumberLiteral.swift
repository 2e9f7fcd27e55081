/// A number in digits: "669", "4,000", "1.3", "21st".
struct NumberLiteral {
  private(set) var value = 0.0
  private(set) var end: Int
  /// Digits of the whole part.
  private(set) var digits = 0
  private(set) var isDecimal = false
  /// With separators of thousands.
  private(set) var isGrouped = false
  private(set) var isOrdinal = false

  /// Reads from the first byte of `range`, a digit.
  init(_ text: Span<UInt8>, _ range: Range<Int>) {
    end = range.lowerBound
    readWhole(text, range.upperBound)
    readDecimals(text, range.upperBound)
    readExponent(text, range.upperBound)
    readOrdinalEnding(text, range.upperBound)
  }

  private mutating func readWhole(_ text: Span<UInt8>, _ limit: Int) {
    readDigits(text, limit)
    guard digits <= 3 else { return }
    while end < limit, text[end] == 0x2C, isGroup(text, limit) {
      end += 1
      readDigits(text, limit)
      isGrouped = true
    }
  }

  /// Three digits, or two with further groups behind them as in India.
  private func isGroup(_ text: Span<UInt8>, _ limit: Int) -> Bool {
    let count = countDigits(text, end + 1, limit)
    if count == 3 { return true }
    let next = end + 3
    guard count == 2, next < limit, text[next] == 0x2C else { return false }
    return countDigits(text, next + 1, limit) == 3
  }

  private mutating func readDigits(_ text: Span<UInt8>, _ limit: Int) {
    while end < limit, text[end] &- 0x30 < 10 {
      value = value * 10 + Double(text[end] &- 0x30)
      digits += 1
      end += 1
    }
  }

  /// A full stop and digits, unless a further one follows, as in 22.10.2015 or in an address.
  private mutating func readDecimals(_ text: Span<UInt8>, _ limit: Int) {
    guard end < limit, text[end] == 0x2E else { return }
    let count = countDigits(text, end + 1, limit)
    let after = end + 1 + count
    let isChain = after + 1 < limit && text[after] == 0x2E && text[after + 1] &- 0x30 < 10
    let isInChain =
      end - digits > 1 && text[end - digits - 1] == 0x2E && text[end - digits - 2] &- 0x30 < 10
    guard count > 0, !isChain, !isInChain else { return }
    var mantissa = 0.0
    var power = 1.0
    for index in (end + 1)..<min(after, end + 16) {
      mantissa = mantissa * 10 + Double(text[index] &- 0x30)
      power *= 10
    }
    value = (value * power + mantissa) / power
    isDecimal = true
    end = after
  }

  /// "e13", "E-5", at most three digits.
  private mutating func readExponent(_ text: Span<UInt8>, _ limit: Int) {
    guard end + 1 < limit, text[end] | 0x20 == 0x65 else { return }
    let hasSign = text[end + 1] == 0x2B || text[end + 1] == 0x2D
    let start = end + (hasSign ? 2 : 1)
    let count = countDigits(text, start, limit)
    let after = start + count
    guard (1...3).contains(count), after == limit || (text[after] | 0x20) &- 0x61 >= 26 else {
      return
    }
    var exponent = 0
    for index in start..<after { exponent = exponent * 10 + Int(text[index] &- 0x30) }
    guard exponent < 300 else { return }
    for _ in 0..<exponent { value = text[end + 1] == 0x2D ? value / 10 : value * 10 }
    isDecimal = true
    end = after
  }

  private mutating func readOrdinalEnding(_ text: Span<UInt8>, _ limit: Int) {
    guard !isDecimal, end + 1 < limit else { return }
    let isLast = end + 2 >= limit || (text[end + 2] | 0x20) &- 0x61 >= 26
    guard isLast else { return }
    switch (text[end] | 0x20, text[end + 1] | 0x20) {
    case (0x73, 0x74), (0x6E, 0x64), (0x72, 0x64), (0x74, 0x68):  // st nd rd th
      isOrdinal = true
      end += 2
    default: break
    }
  }
}

/// The number of digits from `start` on, up to 400.
private func countDigits(_ text: Span<UInt8>, _ start: Int, _ limit: Int) -> Int {
  var index = start
  while index < limit, index < start + 400, text[index] &- 0x30 < 10 { index += 1 }
  return index - start
}
