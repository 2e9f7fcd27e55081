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
      let match = dayBeside(at: index) ?? unitBeside(at: index) ?? unitBesideToldBefore(at: index)
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
  private func step(_ index: Int) -> Int {
    self[index].has(.last) ? -1 : self[index].has(.next) ? 1 : 0
  }

  /// "the past three weeks", "the next 10 years", "the last few days".
  private func span(at index: Int, _ word: Int) -> TimeMatch? {
    let step = step(word)
    guard step != 0 else { return nil }
    var amount: Double?
    var next = word + 1
    if let number = reader.number(at: next), number.kind == .cardinal {
      amount = number.value
      next = number.end
    } else if let number = reader.number(at: next), entry(number.end - 1).unit == .quarter {
      amount = number.value * 4  // "three quarters" reads as a fraction
      next = number.end - 1
    } else if self[next].has(.few) {
      if self[next].word == words.couple { amount = 2 }
      next += self[next + 1].has(.of) ? 2 : 1
    } else if entry(next).unit == .fortnight, self[next].has(.timeUnit), !self[next].has(.repeated)
    {
      amount = 1
    } else if entry(next).unit == .decade || entry(next).unit == .century,
      self[next].has(.timeUnit), self[word].end - self[word].start == 4 || step > 0
    {
      // "the past decade": ten years up to now.
      amount = self[next].has(.repeated) ? nil : 1
    } else if !self[next].has(.repeated) {
      return nil
    }
    let isBusiness = words.isKindOfUnit(self[next].word) && self[next].word != words.calendar
    if isBusiness { next += 1 }
    guard self[next].has(.timeUnit), !isNameOfUnit(next) else { return nil }
    let match = span(index..<(next + 1), amount, step)
    return isBusiness && entry(next).unit == .day ? overWeekends(match, amount, step) : match
  }

  /// "the 10 previous weeks".
  private func reversedSpan(at index: Int, _ start: Int) -> TimeMatch? {
    guard self[start].kind == .number || self[start].has([.cardinal, .tens]),
      let number = reader.number(at: start), number.kind == .cardinal,
      self[number.end].has([.last, .next]), self[number.end + 1].has(.timeUnit),
      self[number.end + 1].has(.repeated)
    else { return nil }
    return span(index..<(number.end + 2), number.value, step(number.end))
  }

  /// Units that end with the day of publication or begin behind it.
  private func span(_ range: Range<Int>, _ amount: Double?, _ step: Int) -> TimeMatch {
    let unit = entry(range.upperBound - 1).unit
    var match = TimeMatch(
      range, .duration, value: unit.duration(amount), granularity: unit.granularity,
      rule: step < 0 ? "past units" : "next units")
    guard let published else { return match }
    if unit == .quarter, let amount {
      addQuarters(Int(amount.rounded()), step, to: &match)
    } else if step < 0 {
      match.last = published.advanced(by: -1)
      match.first = amount.flatMap { moved(published, -$0, unit) }
    } else {
      match.first = published.advanced(by: 1)
      match.last = amount.flatMap { moved(published, $0, unit) }
    }
    return match
  }

  /// "the next four business days": Saturdays and Sundays are passed over.
  private func overWeekends(_ span: TimeMatch, _ amount: Double?, _ step: Int) -> TimeMatch {
    guard let published, let amount, (1...400).contains(amount) else { return span }
    var (match, day, days) = (span, published, [Day]())
    while days.count < Int(amount) {
      day = day.advanced(by: step)
      if day.weekday < 6 { days.append(day) }
    }
    (match.first, match.last) = (days.min(), days.max())
    match.rule = "business days"
    return match
  }

  /// "the last two quarters": whole ones, the current one left out.
  private func addQuarters(_ amount: Int, _ step: Int, to match: inout TimeMatch) {
    guard let published, (1...400).contains(amount) else { return }
    let near = period(of: .quarter, published, step)
    let far = period(of: .quarter, published, step * amount)
    (match.first, match.last) = step < 0 ? (far?.first, near?.last) : (near?.first, far?.last)
  }

  /// Capitalised, as in "Next Century Foundation".
  private func isNameOfUnit(_ index: Int) -> Bool {
    index > 1 && self[index].isCapitalized && self[index - 1].isCapitalized
  }

  /// A day moved by an amount of units of a day or more.
  func moved(_ day: Day, _ amount: Double, _ unit: TimeUnit) -> Day? {
    guard abs(amount) < 4000 else { return nil }
    let whole = Int(amount.rounded())
    switch unit {
    case .second, .minute, .hour: return nil
    case .day: return day.advanced(by: whole)
    case .week, .weekend: return day.advanced(by: whole * 7)
    case .fortnight: return day.advanced(by: whole * 14)
    case .month: return day.advanced(byMonths: whole)
    case .quarter, .season: return day.advanced(byMonths: whole * 3)
    case .year: return day.advanced(byMonths: Int((amount * 12).rounded()))
    case .decade: return day.advanced(byMonths: whole * 120)
    case .century: return day.advanced(byMonths: whole * 1200)
    case .millennium: return nil
    }
  }

  /// "last Tuesday", "next March", "this summer", "this morning", "last night".
  private func calendarName(at index: Int, _ word: Int) -> TimeMatch? {
    let (step, name) = (step(word), word + 1)
    let lexeme = self[name]
    if lexeme.has(.weekday), !lexeme.has(.repeated) {
      if var match = dateBehind(weekday: name) {
        match.start = index
        return match
      }
      if entry(word).calendar == -2 {
        return TimeMatch(
          index..<(name + 1),
          published.map {
            .day(nearest(Int(entry(name).calendar), from: $0.advanced(by: -1), .past))
          }, granularity: "day", rule: "past weekday")
      }
      let monday = published.map { $0.advanced(by: 1 - $0.weekday + 7 * step) }
      let day = monday?.advanced(by: Int(entry(name).calendar) - 1)
      var match = TimeMatch(
        index..<(name + 1), day.map { .day($0) }, granularity: "day", rule: "relative weekday")
      attachDayPart(to: &match)
      attachTime(to: &match)
      return match
    }
    if lexeme.has(.month), lexeme.isCapitalized || !lexeme.has(.ambiguous), index < name {
      return TimeMatch(
        index..<(name + 1), month(Int(entry(name).calendar), step), granularity: "month",
        rule: "relative month")
    }
    if lexeme.has(.season) {
      return TimeMatch(
        index..<(name + 1), season(name, step), granularity: "season", rule: "relative season")
    }
    guard lexeme.has(.dayPart), step <= 0, let code = textOfEntry(name) else { return nil }
    let day = published?.advanced(by: step)
    var match = TimeMatch(
      index..<(name + 1), day.map { .day($0) }, granularity: "day", rule: "relative part of day")
    match.kind = .time
    match.value = match.value.map { $0 + "T" + code }
    return match
  }

  /// "Friday, June 15" behind "this".
  private func dateBehind(weekday: Int) -> TimeMatch? {
    guard let parts = parts(at: weekday, standsAlone: false), parts.month != nil, parts.isPossible
    else { return nil }
    let period = parts.resolved(from: published, direction(around: weekday..<parts.end))
    return TimeMatch(weekday..<parts.end, period, granularity: "day", rule: parts.rule)
  }

  private func month(_ month: Int, _ step: Int) -> CalendarPeriod? {
    guard let (year, current, _) = published?.civil else { return nil }
    switch step {
    case -1: return .month(month < current ? year : year - 1, month)
    case 1: return .month(month > current ? year : year + 1, month)
    default: return .month(year, month)
    }
  }

  /// A season of this year, or the nearest that is over or to come.
  func season(_ index: Int, _ step: Int) -> CalendarPeriod? {
    guard let published, let code = textOfEntry(index) else { return nil }
    let month = Int(entry(index).calendar)
    let year = published.civil.year
    guard let now = CalendarPeriod.season(year, code, from: month) else { return nil }
    if step < 0 && now.last >= published { return .season(year - 1, code, from: month) }
    if step > 0 && now.first <= published { return .season(year + 1, code, from: month) }
    return now
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
