import Corpus

/// Days that share their month: "18 and 19 June", "May 3, 4 and 5", and "on the 4th" alone.
extension DateParser {
  /// A day whose month stands further on or back in a list of days.
  func dayInList(at index: Int) -> TimeMatch? {
    guard isJoint(index + 1) || isJoint(index - 1), let day = dayNumber(at: index),
      day.end == index + 1
    else {
      return nil
    }
    guard var parts = monthAhead(from: index) ?? monthBehind(index) else { return nil }
    parts.day = day.value
    parts.weekday = nil
    guard parts.isPossible else { return nil }
    let isLast = parts.rule == DateParser.endsList
    return TimeMatch(
      index..<(isLast ? parts.end : day.end),
      parts.resolved(from: published, direction(around: index..<day.end)),
      granularity: "day", rule: "day in a list")
  }

  /// The most days that share one month.
  private static let longestList = 6

  private func isJoint(_ index: Int) -> Bool {
    self[index].has([.and, .or]) || self[index].isMark(0x2C)
  }

  /// Marks the parts of the last day of a list, which take in the year behind it.
  private static let endsList = "last of list"

  /// The year behind the last day of a list that goes on at `index`: 2016 for the 3 of "May 3
  /// and 4, 2016".
  func yearOfList(from index: Int) -> Int? {
    var hasAnd = false
    let last = lastDay(from: index, &hasAnd)
    return last > index && hasAnd ? year(behind: last + 1)?.value : nil
  }

  /// Month and year behind the last day of a list: "18, 19 and 20 June 2016".
  private func monthAhead(from index: Int) -> DateParts? {
    var position = index
    var hasAnd = false
    for _ in 0..<DateParser.longestList {
      guard isJoint(position + 1) else { return nil }
      if self[position + 1].has([.and, .or]) { hasAnd = true }
      guard let next = dayNumber(at: position + 2), next.end == position + 3 else { return nil }
      position += 2
      guard hasAnd, let parts = parts(at: position, standsAlone: false) else { continue }
      return parts.day != nil && parts.month != nil && parts.rule.hasPrefix("day") ? parts : nil
    }
    return nil
  }

  /// Month in front of the first day of a list and year behind its last: "May 3 and 4, 2016".
  private func monthBehind(_ index: Int) -> DateParts? {
    var position = index
    var hasAnd = false
    for _ in 0..<DateParser.longestList {
      let joint = self[position - 1]
      guard joint.has([.and, .or]) || joint.isMark(0x2C), dayNumber(at: position - 2) != nil else {
        return nil
      }
      if joint.has([.and, .or]) { hasAnd = true }
      position -= 2
      var month = position - 1
      if self[month].isMark(0x2E), self[month].isGlued { month -= 1 }
      guard self[month].has(.month), self[month].isCapitalized else { continue }
      let last = lastDay(from: index, &hasAnd)
      guard hasAnd, !countsSomething(last) else { return nil }
      var parts = DateParts(month: Int(entry(month).calendar), end: index + 1, rule: "")
      if let year = year(behind: last + 1) {
        parts.year = year.value
        if last == index { (parts.end, parts.rule) = (year.end, DateParser.endsList) }
      }
      return parts
    }
    return nil
  }

  /// The last day of the list that goes on at `index`.
  private func lastDay(from index: Int, _ hasAnd: inout Bool) -> Int {
    var position = index
    for _ in 0..<DateParser.longestList {
      let joint = self[position + 1]
      guard joint.has([.and, .or]) || joint.isMark(0x2C), dayNumber(at: position + 2) != nil,
        !countsSomething(position + 2)
      else { break }
      if joint.has([.and, .or]) { hasAnd = true }
      position += 2
    }
    return position
  }

  /// "May 3 and 4 voters": the number behind "and" has a noun of its own.
  private func countsSomething(_ index: Int) -> Bool {
    let next = self[index + 1]
    return next.kind == .word && next.entry == 0 && !next.isCapitalized
      || next.has([.timeUnit, .magnitude, .startsCurrency, .startsUnit]) || next.isMark(0x25)
  }

  /// "the 4th" behind "on", "of" or "by": the nearest such day.
  func dayOfMonth(at index: Int) -> TimeMatch? {
    guard self[index].has(.the), self[index + 1].kind == .number, self[index + 1].has(.ordinal),
      let day = dayNumber(at: index + 1), self[index - 1].has([.on, .of]) || isBoundary(index - 1),
      self[day.end].kind != .word || self[day.end].has([.endsNoun, .and, .or]),
      !self[day.end].isDash, !(self[day.end].isMark(0x2C) && self[day.end + 1].has(.ordinal))
    else { return nil }
    let range = index..<day.end
    return TimeMatch(
      range, nearest(day.value, direction(around: range)), granularity: "day",
      rule: "day of the month")
  }

  private func isBoundary(_ index: Int) -> Bool {
    let word = self[index].word
    return word == words.by || word == words.since || words.isUntil(word)
  }

  /// The nearest day of that number, the day of publication being one.
  private func nearest(_ day: Int, _ direction: Direction) -> CalendarPeriod? {
    guard let published else { return nil }
    let first = published.advanced(by: 1 - published.civil.day)
    for step in 0..<4 {
      let month = first.advanced(byMonths: direction == .future ? step : -step).civil
      guard let found = Day(year: month.year, month: month.month, day: day),
        direction == .future ? found >= published : found <= published
      else { continue }
      return .day(found)
    }
    return nil
  }
}
