import Corpus

/// Times of day: "5:30 p.m.", "18:00 GMT", "noon", and with their day: "noon on Tuesday".
extension DateParser {
  /// A time of day that begins at `index`.
  func timeOfDay(at index: Int) -> TimeMatch? {
    guard let clock = clock(at: index) else { return nil }
    var match = TimeMatch(
      index..<clock.end, .time, value: clock.value, granularity: "hour", rule: "time of day")
    var next = clock.end
    if self[next].isMark(0x2C) { next += 1 }
    if self[next].has(.on) { next += 1 }
    if var repeated = repeated(at: next), repeated.end > next, !self[next].has(.article) {
      let isDaily = repeated.value == "P1D"
      repeated.value = isDaily ? clock.value : repeated.value.map { $0 + clock.value }
      repeated.start = index
      repeated.rule += " and time"
      return repeated
    }
    guard let day = relative(at: next) ?? explicit(at: next), day.granularity == "day" else {
      return match
    }
    match.end = day.end
    match.value = day.value.map { String($0.prefix(10)) + clock.value }
    (match.first, match.last) = (day.first, day.last)
    match.rule = "time of day and date"
    return match
  }

  /// "at 5 p.m." behind a day.
  func attachTime(to match: inout TimeMatch) {
    guard match.granularity == "day" && match.kind == .date || match.kind == .set else { return }
    var next = match.end
    if self[next].isMark(0x2C) { next += 1 }
    let hasAt = isAt(next)
    if hasAt { next += 1 }
    guard let clock = clock(at: next) ?? (hasAt ? pointedClock(at: next) : nil) else { return }
    // Every day at four is "T16"; every Monday at four keeps its Monday.
    let isDaily = match.kind == .set && (match.value == "P1D" || match.value?.first == "T")
    match.value = isDaily ? clock.value : match.value.map { $0 + clock.value }
    if match.kind == .date {
      match.kind = .time
      match.granularity = "hour"
    }
    match.end = clock.end
    match.rule += " and time"
  }

  /// "17.30" behind "at" and a day.
  private func pointedClock(at index: Int) -> (value: String, end: Int)? {
    let lexeme = self[index]
    guard lexeme.kind == .number, lexeme.flags.contains(.decimal), lexeme.value < 24,
      !lexeme.flags.contains(.vulgar), lexeme.end - lexeme.start >= 4,
      text[Int(lexeme.end) - 3] == 0x2E
    else { return nil }
    let hour = Int(lexeme.value)
    let minute = Int(((lexeme.value - Double(hour)) * 100).rounded())
    guard minute < 60 else { return nil }
    return ("T\(twoDigits(hour)):\(twoDigits(minute))", index + 1)
  }

  private func isAt(_ index: Int) -> Bool {
    let lexeme = self[index]
    return lexeme.kind == .word && lexeme.has(.preposition) && lexeme.end - lexeme.start == 2
  }

  /// Whether hours or minutes stand at `index`.
  func isClock(at index: Int) -> Bool { clock(at: index) != nil }

  private func clock(at index: Int) -> (value: String, end: Int)? {
    let lexeme = self[index]
    guard lexeme.kind == .number || lexeme.has([.noon, .cardinal]) else { return nil }
    if lexeme.has(.noon) {
      return (entry(index).calendar == 12 ? "T12:00" : "T24:00", index + 1)
    }
    var hour = 0
    var minute = 0
    var hasMinutes = false
    var next = index + 1
    if lexeme.isPlainInteger, lexeme.digits <= 2 {
      hour = Int(lexeme.value)
    } else if lexeme.has(.cardinal), lexeme.kind == .word {
      hour = Int(entry(index).number)
    } else {
      // "5.30 p.m."
      guard lexeme.flags.contains(.decimal), self[next].has(.meridian), lexeme.value < 25 else {
        return nil
      }
      hour = Int(lexeme.value)
      hasMinutes = true
      minute = Int(((lexeme.value - Double(hour)) * 100).rounded())
    }
    var isCertain = false
    if self[next].isMark(0x3A), self[next].isGlued, self[next + 1].isGlued,
      self[next + 1].isPlainInteger, self[next + 1].digits == 2
    {
      minute = self[next + 1].whole
      hasMinutes = true
      next += 2
      isCertain = true
      if self[next].isMark(0x3A), self[next + 1].isPlainInteger { next += 2 }
    }
    if self[next].has(.meridian), !(self[next].has(.startsUnit) && !isCertain && hour > 12) {
      guard (1...12).contains(hour), self[next].end - self[next].start > 2 || !isVerb(next) else {
        return nil
      }
      hour = hour % 12 + Int(entry(next).calendar)
      next += 1
      isCertain = true
    } else if self[next].has(.oClock) {
      next += 1
      isCertain = true
    }
    guard isCertain, hour < 25, minute < 60 else { return nil }
    var value = "T\(twoDigits(hour))" + (hasMinutes ? ":\(twoDigits(minute))" : "")
    if self[next].has(.zone), !self[next].isCapitalized || !self[next].isGlued {
      value += zone(Int(entry(next).calendar))
      next += 1
    }
    return (value, next)
  }

  /// The ISO 8601 offset of a zone of so many hours; 99 stands for one that is not known.
  private func zone(_ hours: Int) -> String {
    if hours == 0 { return "Z" }
    return hours == 99 ? "" : (hours < 0 ? "-" : "+") + twoDigits(abs(hours)) + ":00"
  }

  /// "am" as a verb form: "5 am" is a time only where digits stand in front.
  private func isVerb(_ index: Int) -> Bool { self[index - 1].kind != .number }
}
