import Corpus

/// Numbers of units whose place is told: "the last three weeks of 2015", "the first ten days of
/// May", "two weeks starting May 20", "for 3 days from today", "the year to date".
extension DateParser {
  func countedSpan(at index: Int) -> TimeMatch? {
    let start = self[index].has(.the) ? index + 1 : index
    if self[start].has(.timeUnit) { return toDate(at: index, start) }
    return spanOfPeriod(at: index, start) ?? spanFromDay(at: index)
  }

  /// "the year to date": from its first day on.
  private func toDate(at index: Int, _ unit: Int) -> TimeMatch? {
    guard self[unit + 1].has(.to), self[unit + 2].word == words.date, !entry(unit).unit.isClock
    else { return nil }
    let kind = entry(unit).unit
    var match = TimeMatch(
      index..<(unit + 3), published.flatMap { period(of: kind, $0, 0) },
      granularity: kind.granularity, rule: "unit to date")
    match.last = published
    return match
  }

  /// "the last three weeks of 2015", "the first six months of this year".
  private func spanOfPeriod(at index: Int, _ start: Int) -> TimeMatch? {
    let isLast = self[start].has(.last)
    guard isLast || self[start].has(.ordinal) && entry(start).number == 1,
      let number = reader.number(at: start + 1), number.kind == .cardinal,
      (1...400).contains(number.value), self[number.end].has(.timeUnit),
      self[number.end + 1].has([.of, .in]), let whole = whole(at: number.end + 2)
    else { return nil }
    let unit = entry(number.end).unit
    guard !unit.isClock else { return nil }
    var match = TimeMatch(
      index..<whole.end, nil, granularity: unit.granularity, rule: "units of a period")
    guard let first = whole.first, let last = whole.last else { return match }
    let amount = number.value
    if unit == .week, let near = weekInside(first, last, isLast) {
      let far = near.advanced(by: (isLast ? -7 : 7) * (Int(amount.rounded()) - 1))
      (match.first, match.last) = (min(near, far), max(near, far).advanced(by: 6))
    } else if isLast {
      match.last = last
      match.first = moved(last.advanced(by: 1), -amount, unit)
    } else {
      match.first = first
      match.last = moved(first, amount, unit)?.advanced(by: -1)
    }
    match.value = interval(match)
    return match
  }

  /// The Monday of the first or last week that belongs to a period by its Thursday.
  private func weekInside(_ first: Day, _ last: Day, _ isLast: Bool) -> Day? {
    guard last.number - first.number > 13 else { return nil }
    let thursday = isLast ? nearest(4, from: last, .past) : nearest(4, from: first, .future)
    return thursday.advanced(by: -3)
  }

  /// A month, year or the like that begins at `index`.
  private func whole(at index: Int) -> TimeMatch? {
    if let match = relative(at: index) ?? partOfPeriod(at: index), match.kind == .date {
      return match
    }
    guard let parts = parts(at: index, standsAlone: false), parts.day == nil else { return nil }
    return TimeMatch(
      index..<parts.end, parts.resolved(from: published, direction(around: index..<parts.end)),
      granularity: parts.granularity, rule: parts.rule)
  }

  /// "two weeks starting May 20", "for 1 week, from 20 December", "for 3 days from today".
  private func spanFromDay(at index: Int) -> TimeMatch? {
    guard let (value, unit) = wholeAmount(at: index), !entry(unit).unit.isClock else { return nil }
    var next = unit + 1
    if self[next].isMark(0x2C) { next += 1 }
    let isFor = self[index - 1].has(.preposition) && !self[index - 1].has([.in, .of, .to])
    guard words.isStart(self[next].word) || self[next].has(.from) && isFor else { return nil }
    next += self[next + 1].has(.on) ? 2 : 1
    guard let day = day(at: next) else { return nil }
    let kind = entry(unit).unit
    var match = TimeMatch(
      index..<day.end, nil, granularity: kind.granularity, rule: "units from a day")
    match.first = day.first
    match.last = day.first.flatMap { moved($0, value, kind) }?.advanced(by: -1)
    match.value = interval(match)
    return match
  }

  /// "two weeks", "a week": how many, and where the unit stands.
  private func wholeAmount(at index: Int) -> (value: Double, unit: Int)? {
    if self[index].has(.article), self[index + 1].has(.timeUnit) { return (1, index + 1) }
    let isNear =
      self[index + 1].has(.timeUnit) || self[index + 2].has(.timeUnit)
      || self[index + 3].has(.timeUnit)
    guard isNear, let number = reader.number(at: index), number.kind == .cardinal,
      self[number.end].has(.timeUnit)
    else { return nil }
    return (number.value, number.end)
  }

  /// The ISO 8601 interval of the days of a match.
  private func interval(_ match: TimeMatch) -> String? {
    guard let first = match.first, let last = match.last else { return nil }
    return "\(first.description)/\(last.description)"
  }
}
