import Corpus

/// Periods longer than a year, and years that begin in their own month: "the 1990s", "the
/// nineties", "the 19th century", "fiscal 2016".
extension DateParser {
  /// "the 1990s", "the '60s".
  func decade(at index: Int, _ start: Int) -> TimeMatch? {
    var number = start
    if self[number].isMark(0x27) { number += 1 }
    let lexeme = self[number]
    guard lexeme.isPlainInteger, let value = Int(exactly: lexeme.value), value % 10 == 0 else {
      return nil
    }
    let isShort = lexeme.digits == 2 && (start > index || number > start)
    guard lexeme.digits == 4 && (1000...2190).contains(value) || isShort else { return nil }
    var end = number + 1
    if self[end].isMark(0x27), self[end].isGlued { end += 1 }
    guard self[end].isGlued || lexeme.digits == 4 && !self[end].isCapitalized,
      self[end].kind == .word, isLetterS(end)
    else { return nil }
    let year = isShort ? (value < 20 ? 2000 : 1900) + value : value
    return TimeMatch(index..<(end + 1), .decade(from: year), rule: "decade")
  }

  private func isLetterS(_ index: Int) -> Bool {
    let lexeme = self[index]
    let end = Int(lexeme.end)
    guard end > 0, end <= text.count, lexeme.end - lexeme.start <= 2 else { return false }
    return text[end - 1] | 0x20 == 0x73
  }

  /// "the 19th century", "the twenty-first century".
  func century(at index: Int, _ start: Int) -> TimeMatch? {
    guard let number = reader.number(at: start), number.kind == .ordinal,
      let value = Int(exactly: number.value)
    else { return nil }
    var end = number.end
    if self[end].isDash, self[end].isGlued { end += 1 }
    guard self[end].has(.timeUnit), entry(end).unit == .century else { return nil }
    return TimeMatch(index..<(end + 1), .century(value), granularity: "century", rule: "century")
  }

  /// "fiscal 2016", "the financial year 2015".
  func fiscalYear(at index: Int, _ start: Int) -> TimeMatch? {
    guard self[start].has(.fiscal) else { return nil }
    var next = start + 1
    let hasUnit = self[next].has(.timeUnit) && entry(next).unit == .year
    if hasUnit { next += 1 }
    guard let year = yearNumber(at: next) else {
      return hasUnit ? relativeFiscalYear(start, next) : nil
    }
    return TimeMatch(
      index..<(next + 1), .date, value: yearKind(start) + "\(year)", granularity: "year",
      rule: "fiscal year")
  }

  /// The TIMEX3 letters of fiscal and school years.
  private func yearKind(_ index: Int) -> String { entry(index).calendar == 1 ? "SY" : "FY" }

  /// "this fiscal year", "the last financial year": the name of a year, as fiscal years begin
  /// when their body says.
  private func relativeFiscalYear(_ start: Int, _ end: Int) -> TimeMatch? {
    let word = self[start - 1]
    guard word.has([.last, .next, .this]) else { return nil }
    let step = word.has(.last) ? -1 : word.has(.next) ? 1 : 0
    let hasArticle = self[start - 2].has(.the)
    return TimeMatch(
      (start - (hasArticle ? 2 : 1))..<end, .date,
      value: published.map { yearKind(start) + "\($0.civil.year + step)" }, granularity: "year",
      rule: "fiscal year")
  }

  /// "the nineties", "the late eighties": of the century that is not ahead.
  func decadeInWords(at index: Int, _ start: Int) -> TimeMatch? {
    guard self[start].has(.decadeName), self[start - 1].has([.the, .position, .in]) else {
      return nil
    }
    let decade = Int(entry(start).calendar)
    let century = published.map { $0.civil.year / 100 * 100 } ?? 1900
    let isAhead = published.map { century + decade > $0.civil.year } ?? false
    return TimeMatch(
      index..<(start + 1), .decade(from: (isAhead ? century - 100 : century) + decade),
      rule: "decade in words")
  }
}
