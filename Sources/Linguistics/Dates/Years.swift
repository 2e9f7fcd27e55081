/// Years in digits and words, and whether four digits are a year: "2015", "'68", "nineteen
/// ninety-six".
extension DateParser {
  /// "2017 April", "2015", and whether a bare number is a year.
  func yearFirst(at index: Int, _ standsAlone: Bool) -> DateParts? {
    guard let year = yearNumber(at: index) else {
      guard self[index - 1].has([.in, .to]) || !standsAlone,
        let words = yearInWords(at: index)
      else { return nil }
      return DateParts(year: words.value, end: words.end, rule: "year in words")
    }
    let next = behindJoint(index + 1)
    if self[next].has(.month), !self[next].has(.ambiguous) || self[next].isCapitalized {
      var parts = DateParts(
        year: year, month: Int(entry(next).calendar), end: next + 1, rule: "year and month")
      if let day = dayNumber(at: behindJoint(next + 1)) {
        parts.day = day.value
        parts.end = day.end
        parts.rule = "year, month and day"
      }
      return parts
    }
    if let parts = yearAndMonthNumber(at: index, year) { return parts }
    guard !standsAlone || isYear(index) else { return nil }
    return DateParts(year: year, end: index + 1, rule: "year")
  }

  /// "2015-12", but not "2015-16", which is two years.
  private func yearAndMonthNumber(at index: Int, _ year: Int) -> DateParts? {
    let (dash, month) = (self[index + 1], self[index + 2])
    guard dash.isDash || dash.isMark(0x2F), dash.isGlued, month.isGlued, month.isPlainInteger,
      month.digits <= 2, let number = Int(exactly: month.value), (1...12).contains(number),
      number != year % 100 + 1, !(self[index + 3].isDash && self[index + 3].isGlued)
    else { return nil }
    return DateParts(year: year, month: number, end: index + 3, rule: "year and month number")
  }

  /// "two thousand and fifteen", "nineteen ninety-six".
  private func yearInWords(at index: Int) -> (value: Int, end: Int)? {
    guard self[index].kind == .word, self[index].has(.cardinal),
      let first = reader.number(at: index), first.kind == .cardinal
    else { return nil }
    if (1100...2100).contains(first.value), let year = Int(exactly: first.value) {
      return (year, first.end)
    }
    guard (11...20).contains(first.value), self[first.end].has([.cardinal, .tens]),
      let second = reader.number(at: first.end), (10...99).contains(second.value),
      second.kind == .cardinal
    else { return nil }
    return (Int(first.value) * 100 + Int(second.value), second.end)
  }

  /// A year behind a month or day, with a comma or "of" in between.
  func year(behind index: Int) -> (value: Int, end: Int)? {
    var next = index
    if self[next].isMark(0x2C) || self[next].has([.of, .in]) { next += 1 }
    if let year = yearNumber(at: next), !isClock(at: next) { return (year, next + 1) }
    return shortYear(at: next) ?? yearInWords(at: next)
  }

  /// "'68", and "68" behind "of": two digits that no day of a month has.
  func shortYear(at index: Int) -> (value: Int, end: Int)? {
    let isMarked = self[index].isMark(0x27) && self[index + 1].isGlued && !self[index].isGlued
    let digits = self[isMarked ? index + 1 : index]
    guard digits.isPlainInteger, digits.digits == 2, isMarked || self[index - 1].has(.of),
      isMarked || digits.whole > 31,
      !self[isMarked ? index + 2 : index + 1].isGlued
        || self[isMarked ? index + 2 : index + 1].kind == .punctuation
    else { return nil }
    return (
      digits.whole < 30 ? 2000 + digits.whole : 1900 + digits.whole, index + (isMarked ? 2 : 1)
    )
  }

  /// Four digits that can be a year.
  func yearNumber(at index: Int) -> Int? {
    let lexeme = self[index]
    guard lexeme.isPlainInteger, lexeme.digits == 4, let year = Int(exactly: lexeme.value),
      (1000...2199).contains(year)
    else { return nil }
    return year
  }

  /// Whether four digits that stand alone are a year and not a number of things.
  private func isYear(_ index: Int) -> Bool {
    let (before, after) = (self[index - 1], self[index + 1])
    let isInNumber =
      after.isDash && self[index + 2].kind == .number
      || before.isDash && self[index - 2].kind == .number
    if isInNumber { return false }
    let isGluedAfter = after.isGlued && after.kind == .word
    let isGluedBefore =
      self[index].isGlued && index > 0
      && !(before.isMark(0x28) || before.isMark(0x3D) || before.isMark(0x27) || before.isMark(0x22)
        || before.isDash)
    if isGluedAfter || isGluedBefore || after.has([.magnitude, .nameBefore]) { return false }
    if before.has([.startsCurrency, .nameBefore]) && !before.has(.preposition) { return false }
    if after.isMark(0x25) || after.isMark(0x24) || after.has(.startsUnit) { return false }
    let value = self[index].value
    let supported = before.has([.preposition, .of, .position, .from, .between, .the])
    guard (1900...2099).contains(value) || supported else { return false }
    if after.has(.timeUnit) || after.kind == .number && !after.has(.ordinal) { return false }
    // "2000 soldiers" counts; "2015 elections" tells when.
    let isRound = value.truncatingRemainder(dividingBy: 100) == 0
    let isCounting = after.kind == .word && after.roles.isEmpty && !after.isCapitalized
    return !isCounting || !(isRound || value < 1900) || before.has(.the)
  }
}
