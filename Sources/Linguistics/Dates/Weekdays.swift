import Kernels

/// Weekdays, alone or with their date: "Tuesday", "Tuesday, October 20", "Monday the 13th".
extension DateParser {
  func weekday(at index: Int, _ standsAlone: Bool) -> DateParts? {
    let lexeme = self[index]
    guard !lexeme.has(.repeated), lexeme.isCapitalized || !lexeme.has(.short) else { return nil }
    let weekday = Int(entry(index).calendar)
    var next = index + 1
    if self[next].isMark(0x2E), self[next].isGlued, lexeme.has(.short) { next += 1 }
    let afterName = next
    if self[next].isMark(0x2C) { next += 1 }
    if self[next].has(.the) { next += 1 }
    if self[next].isDash, self[next].isGlued { next += 1 }
    if !self[next].has(.weekday), var parts = parts(at: next, standsAlone: false), parts.day != nil,
      parts.weekday == nil
    {
      parts.weekday = weekday
      parts.rule = "weekday and date"
      return parts
    }
    if self[next].isMark(0x28), var parts = parts(at: next + 1, standsAlone: false),
      parts.day != nil, parts.month != nil, self[parts.end].isMark(0x29)
    {
      parts.weekday = weekday
      parts.end += 1
      parts.rule = "weekday and date"
      return parts
    }
    // "on Tuesday, the first time": an ordinal in words behind a comma begins something else.
    let beginsAnew = self[afterName].isMark(0x2C) && self[next].kind == .word
    if !beginsAnew, let day = dayNumber(at: next),
      next > afterName || self[next].has(.ordinal) || endsThere(next),
      !self[next - 1].isMark(0x2C), !isClock(at: next), !isRank(next, day.end)
    {
      return DateParts(
        day: day.value, weekday: weekday, end: day.end, rule: "weekday and day of month")
    }
    guard !lexeme.has(.short) || isBesideWeekday(index), !isNamed(index) else { return nil }
    return DateParts(weekday: weekday, end: afterName, rule: "weekday")
  }

  /// "Sunday 31": a bare number with nothing behind it that it could count.
  private func endsThere(_ index: Int) -> Bool {
    let after = self[index + 1]
    return self[index].isPlainInteger && !self[index].isGlued
      && (after.kind == .end || after.isMark(0x2E) || after.isMark(0x2C) || after.isMark(0x21))
      && self[index + 2].kind != .number
  }

  /// "announced on Tuesday the first generation": an ordinal in words with its noun.
  private func isRank(_ start: Int, _ end: Int) -> Bool {
    self[start].kind == .word && self[end].kind == .word && !self[end].has([.endsNoun, .of])
  }

  /// "Mon or Tue", "Mon-Fri": short names that stand by each other.
  private func isBesideWeekday(_ index: Int) -> Bool {
    let (before, after) = (self[index - 1], self[index + 1])
    let isJoint = { (joint: Lexeme) in joint.has([.or, .and, .to]) || joint.isDash }
    return self[index].isCapitalized
      && (isJoint(before) && self[index - 2].has(.weekday)
        || isJoint(after) && self[index + 2].has(.weekday))
  }

  /// "Black Friday", "Super Tuesday", "Bloody Sunday": a name in front of the weekday.
  private func isNamed(_ index: Int) -> Bool {
    let before = self[index - 1]
    guard index > 1, before.kind == .word, before.isCapitalized, before.entry == 0,
      !self[index].isGlued
    else { return false }
    return DateParser.weekdayNames.contains(before.word)
  }

  private static let weekdayNames: Set<UInt64> = Set(
    ["black", "super", "bloody", "cyber", "giving", "holy", "fat", "maundy", "sheffield"].map {
      wordHash($0)
    })
}
