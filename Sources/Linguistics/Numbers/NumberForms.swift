/// Numbers in digits that lie over several lexemes: "1 234 567", "10^6", "6.23x10^-4".
extension LexemeReader {
  /// Groups of three digits with blanks between them; two at least, so that neighbours of a list
  /// are not one number.
  func grouped(at index: Int) -> (value: Double, end: Int)? {
    guard self[index].isPlainInteger, self[index].digits <= 3, self[index + 1].kind == .number,
      self[index + 2].kind == .number
    else { return nil }
    var (value, position) = (self[index].value, index + 1)
    while position < count {
      let group = self[position]
      let isDecimal = group.flags.contains(.decimal) && !group.flags.contains(.vulgar)
      let isGroup = group.isPlainInteger && group.digits == 3
      guard isGroup || isDecimal && group.digits == 3, !group.isGlued, value < 1e15 else { break }
      value = value * 1000 + group.value
      position += 1
      if isDecimal { break }
    }
    return position >= index + 3 ? (value, position) : nil
  }

  /// "10^6", "1.3x10^6", "1.3 × 10^6".
  func powered(at index: Int) -> (value: Double, end: Int)? {
    let next = self[index + 1]
    if next.isMark(0x5E), next.isGlued, let exponent = exponent(at: index + 2) {
      return power(self[index].value, exponent.value).map { ($0, exponent.end) }
    }
    guard next.entry == 0, next.end - next.start <= 3, next.kind != .number else { return nil }
    var caret = index + 2
    if lexicon.quantityWords.isTimes(next.word), self[caret].isPlainInteger, self[caret].value == 10
    {
      caret += 1
    } else if next.word != lexicon.quantityWords.timesTen {
      return nil
    }
    guard self[caret].isMark(0x5E), let exponent = exponent(at: caret + 1),
      let scale = power(10, exponent.value)
    else { return nil }
    return (self[index].value * scale, exponent.end)
  }

  private func exponent(at index: Int) -> (value: Int, end: Int)? {
    let hasSign = self[index].isDash || self[index].isMark(0x2B)
    let digits = self[hasSign ? index + 1 : index]
    guard self[index].isGlued, digits.isPlainInteger, digits.isGlued, digits.whole <= 300 else {
      return nil
    }
    return (self[index].isDash ? -digits.whole : digits.whole, index + (hasSign ? 2 : 1))
  }

  /// Nil where the value is beyond what a double holds.
  private func power(_ base: Double, _ exponent: Int) -> Double? {
    var value = 1.0
    for _ in 0..<abs(exponent) { value *= base }
    if exponent < 0 { value = 1 / value }
    return value.isFinite ? value : nil
  }
}
