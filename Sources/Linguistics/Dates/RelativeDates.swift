import Corpus

/// Dates told from the day of publication: "yesterday", "last week", "next Friday", "this month".
extension DateParser {
  private static let beginsRelative: Role = [
    .dayName, .tonight, .weekday, .the, .cardinal, .tens, .last, .next, .this,
  ]

  func relative(at index: Int) -> TimeMatch? {
    let lexeme = self[index]
    guard lexeme.kind == .number || lexeme.has(DateParser.beginsRelative) else { return nil }
    if lexeme.has([.dayName, .tonight]) { return dayName(at: index) }
    if lexeme.has(.weekday), let match = weekdayOfWeek(at: index) { return match }
    let start = lexeme.has(.the) ? index + 1 : index
    if start > index, self[start].has(.timeUnit),
      let match = dayBeside(at: index) ?? unitBeside(at: index)
        ?? unitBesideToldBefore(at: index) ?? unitAtHand(at: index)
    {
      return match
    }
    // Both need one of these words.
    guard !reader.roles.isDisjoint(with: [.last, .next, .this]) else { return nil }
    if let match = reversedSpan(at: index, start) { return match }
    guard self[start].has([.last, .next, .this]) else { return nil }
    return span(at: index, start)
      ?? calendarName(at: index, start)
      ?? unit(at: index, start)
  }

  /// "Monday of next week".
  private func weekdayOfWeek(at index: Int) -> TimeMatch? {
    guard self[index].has(.weekday), !self[index].has(.repeated), self[index + 1].has(.of),
      !self[index + 2].has(.weekday), let week = relative(at: index + 2), week.granularity == "week"
    else { return nil }
    let day = week.first.map { $0.advanced(by: Int(entry(index).calendar) - 1) }
    return TimeMatch(
      index..<week.end, day.map { .day($0) }, granularity: "day", rule: "weekday of week")
  }

  private func dayName(at index: Int) -> TimeMatch? {
    let isTonight = self[index].has(.tonight)
    let day = published?.advanced(by: Int(entry(index).calendar))
    var match = TimeMatch(
      index..<(index + 1), day.map { .day($0) }, granularity: "day", rule: "day name")
    if isTonight {
      match.kind = .time
      match.value = match.value.map { $0 + "TNI" }
    }
    attachDayPart(to: &match)
    attachTime(to: &match)
    return match
  }

  /// "the day before yesterday", "the day after tomorrow".
  private func dayBeside(at index: Int) -> TimeMatch? {
    let (day, side, name) = (self[index + 1], self[index + 2], self[index + 3])
    guard day.has(.timeUnit), entry(index + 1).unit == .day, name.has(.dayName),
      entry(index + 3).calendar != 0, side.has([.earlier, .later])
    else { return nil }
    let step = side.has(.earlier) ? -1 : 1
    let date = published?.advanced(by: Int(entry(index + 3).calendar) + step)
    return TimeMatch(
      index..<(index + 4), date.map { .day($0) }, granularity: "day", rule: "day beside")
  }

  /// "for the day", "for the month": the one of the day of publication.
  private func unitAtHand(at index: Int) -> TimeMatch? {
    let after = self[index + 2]
    guard self[index - 1].word == words.for, !self[index + 1].has([.repeated, .short]),
      after.kind == .end || after.isMark(0x2E) || after.isMark(0x2C)
    else { return nil }
    let unit = entry(index + 1).unit
    guard unit == .day || unit == .week || unit == .month else { return nil }
    return TimeMatch(
      index..<(index + 2), published.flatMap { period(of: unit, $0, 0) },
      granularity: unit.granularity, rule: "unit at hand")
  }

  /// "the week after next", "the year before last".
  private func unitBeside(at index: Int) -> TimeMatch? {
    let (side, word) = (self[index + 2], self[index + 3])
    let step = word.has(.next) ? 2 : -2
    guard word.has(step > 0 ? .next : .last), side.has(step > 0 ? .later : .earlier),
      !self[index + 1].has(.repeated), !self[index + 4].has(.timeUnit)
    else { return nil }
    let unit = entry(index + 1).unit
    guard !unit.isClock, unit != .day, unit != .season else { return nil }
    return TimeMatch(
      index..<(index + 4), published.flatMap { period(of: unit, $0, step) },
      granularity: unit.granularity, rule: "unit beside")
  }

  /// -1 for "last", 0 for "this", 1 for "next".
  func step(_ index: Int) -> Int {
    self[index].has(.last) ? -1 : self[index].has(.next) ? 1 : 0
  }

  /// "last week", "this year", "next quarter", "this weekend".
  private func unit(at index: Int, _ word: Int) -> TimeMatch? {
    let unit = words.isKindOfUnit(self[word + 1].word) ? word + 2 : word + 1
    guard self[unit].has(.timeUnit), !self[unit].has(.repeated), !isNameOfUnit(unit) else {
      return nil
    }
    let kind = entry(unit).unit
    guard !kind.isClock, kind != .season else { return nil }
    if kind == .day, step(word) != 0 {
      guard index < word, self[word].has(.next) || abs(entry(word).calendar) > 2 else { return nil }
      return unitToldBefore(index..<(unit + 1), .day, step: step(word))
    }
    // "the last day of", "the last week of July" belong to another rule.
    let behindOf = self[unit + 2]
    if self[unit + 1].has(.of),
      behindOf.kind == .number
        || behindOf.has([.month, .position, .last, .next, .this, .season, .the, .fiscal])
    {
      return nil
    }
    // "the following year" follows what was told before, not the day of publication.
    if index < word, abs(entry(word).calendar) > 1, entry(word).calendar != -2 {
      return unitToldBefore(index..<(unit + 1), kind, step: step(word))
    }
    let match = TimeMatch(
      index..<(unit + 1), published.flatMap { period(of: kind, $0, step(word)) },
      granularity: kind.granularity, rule: "relative unit")
    return kind == .week ? weekday(of: match) : partOfOwner(match) ?? match
  }

  /// "next week on Tuesday", "this week Monday".
  private func weekday(of week: TimeMatch) -> TimeMatch {
    let name = self[week.end].has(.on) ? week.end + 1 : week.end
    guard self[name].has(.weekday), !self[name].has(.repeated), let monday = week.first else {
      return week
    }
    let day = monday.advanced(by: Int(entry(name).calendar) - 1)
    return TimeMatch(week.start..<(name + 1), .day(day), rule: "weekday of week")
  }

  /// The unit in which a day lies, or the one before or behind it.
  func period(of unit: TimeUnit, _ day: Day, _ step: Int) -> CalendarPeriod? {
    let (year, month, _) = day.civil
    switch unit {
    case .day: return .day(day.advanced(by: step))
    case .week, .fortnight: return .week(of: day.advanced(by: 7 * step))
    case .weekend: return .weekend(of: day.advanced(by: 7 * step))
    case .month:
      let (moved, of, _) = day.advanced(by: 1 - day.civil.day).advanced(byMonths: step).civil
      return .month(moved, of)
    case .quarter:
      let count = year * 4 + (month - 1) / 3 + step
      return .quarter(count / 4, count % 4 + 1)
    case .year: return .year(year + step)
    case .decade: return .decade(from: year / 10 * 10 + 10 * step)
    case .century: return .century(year / 100 + 1 + step)
    default: return nil
    }
  }
}
