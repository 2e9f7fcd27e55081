import Corpus

/// Parts of longer times: "early 2014", "the end of March", "the fourth quarter of 2015",
/// "spring 2016", "the 1990s", "the 19th century".
extension DateParser {
  /// - Parameter depth: How many periods this one is a part of; "the end of the first half of
  ///   the year" has two, more are not read.
  func partOfPeriod(at index: Int, depth: Int = 0) -> TimeMatch? {
    guard depth < 3 else { return nil }
    let start = self[index].has(.the) ? index + 1 : index
    let first = self[start]
    let isNumber = first.kind == .number
    guard isNumber || first.has(DateParser.beginsPart) || first.isMark(0x27) else { return nil }
    if first.has(.position), let match = placed(at: index, start, depth) { return match }
    if let match = counted(at: index, start, depth) { return match }
    if first.has(.season), let match = named(at: index, start) { return match }
    if isNumber || first.isMark(0x27), let match = decade(at: index, start) { return match }
    if first.has(.decadeName) { return decadeInWords(at: index, start) }
    if mayBeOrdinal(start), let match = century(at: index, start) { return match }
    return first.has(.fiscal) ? fiscalYear(at: index, start) : nil
  }

  private static let beginsPart: Role = [
    .position, .quarterName, .halfYear, .last, .season, .fiscal, .decadeName, .ordinal, .cardinal,
    .tens,
    .magnitude, .article, .fraction,
  ]

  /// "early 2014", "mid-October", "the end of the year", "later this week".
  private func placed(at index: Int, _ start: Int, _ depth: Int) -> TimeMatch? {
    guard self[start].has(.position) else { return nil }
    let code = Int(entry(start).calendar)
    var next = start + 1
    let hasOf = self[next].has(.of)
    if code > 10, code < 20, !hasOf { return nil }
    if hasOf || self[next].has(.in) || self[next].isDash { next += 1 }
    guard let whole = period(at: next, depth + 1), whole.match.kind == .date else { return nil }
    var match = whole.match
    match.start = index
    match.rule = "place in " + match.rule
    guard let period = whole.period else { return match }
    let part = period.third(code % 10)
    (match.first, match.last) = (part.first, part.last)
    if code > 20, let published, period.first <= published, period.last >= published {
      (match.first, match.last) = code == 21 ? (period.first, published) : (published, period.last)
    }
    return match
  }

  /// The period that begins at `index`, with or without "the", as match and as days.
  private func period(at index: Int, _ depth: Int) -> (match: TimeMatch, period: CalendarPeriod?)? {
    var found = relative(at: index) ?? partOfPeriod(at: index, depth: depth)
    if found == nil, let parts = parts(at: index, standsAlone: false), !parts.isDayOnly {
      let direction = direction(around: index..<parts.end)
      found = TimeMatch(
        index..<parts.end, parts.resolved(from: published, direction),
        granularity: parts.granularity, rule: parts.rule)
    }
    if found == nil { found = bareUnit(at: index) }
    guard let match = found else { return nil }
    guard let value = match.value, let first = match.first, let last = match.last else {
      return (match, nil)
    }
    let period = CalendarPeriod(
      value: value, first: first, last: last, granularity: match.granularity ?? "day")
    return (match, period)
  }

  /// "the year" behind "the end of".
  private func bareUnit(at index: Int) -> TimeMatch? {
    let unit = self[index].has(.the) ? index + 1 : index
    guard self[unit].has(.timeUnit), !self[unit].has(.repeated), !entry(unit).unit.isClock,
      entry(unit).unit != .day
    else { return nil }
    return TimeMatch(
      index..<(unit + 1), published.flatMap { period(of: entry(unit).unit, $0, 0) },
      granularity: entry(unit).unit.granularity, rule: "unit")
  }

  /// "the fourth quarter of 2015", "the last week of July", "first half 2016", "Q3 2015".
  private func counted(at index: Int, _ start: Int, _ depth: Int) -> TimeMatch? {
    var which = 0
    var unit = start
    if self[start].has([.quarterName, .halfYear]) {
      which = Int(entry(start).calendar)
    } else if self[start].has(.last), self[start + 1].has([.timeUnit, .weekday]) {
      which = -1
      unit = start + 1
    } else if mayBeOrdinal(start), let number = reader.number(at: start),
      number.kind == .ordinal, number.value < 60
    {
      which = Int(number.value)
      unit = number.end
      if self[unit].isDash, self[unit].isGlued { unit += 1 }
    } else if let year = yearNumber(at: start) {
      let part = behindJoint(start + 1)
      guard self[part].has([.quarterName, .halfYear]) else { return nil }
      let period = counted(Int(entry(part).calendar), part, year, nil)
      return period.map { TimeMatch(index..<(part + 1), $0, rule: "year and part") }
    } else {
      return nil
    }
    return counted(which, at: index, unit, depth)
  }

  /// "next year's first quarter", "last month's second week".
  func partOfOwner(_ owner: TimeMatch) -> TimeMatch? {
    guard owner.granularity == "year" || owner.granularity == "month",
      self[owner.end].word == words.possessive, let first = owner.first, let last = owner.last
    else { return nil }
    var unit = owner.end + 1
    var which = -1
    if self[unit].has([.quarterName, .halfYear]) {
      which = Int(entry(unit).calendar)
    } else if self[unit].has(.last) {
      unit += 1
    } else if mayBeOrdinal(unit), let number = reader.number(at: unit), number.kind == .ordinal,
      number.value < 60
    {
      (which, unit) = (Int(number.value), number.end)
    } else {
      return nil
    }
    let whole = CalendarPeriod(
      value: owner.value ?? "", first: first, last: last, granularity: owner.granularity ?? "year")
    let isHalf = self[unit].has(.fraction) && entry(unit).number == 2
    guard self[unit].has([.timeUnit, .weekday, .quarterName, .halfYear]) || isHalf,
      let part = counted(which, unit, first.civil.year, whole)
    else { return nil }
    return TimeMatch(owner.start..<(unit + 1), part, rule: "part of owner")
  }

  private func counted(_ which: Int, at index: Int, _ unit: Int, _ depth: Int) -> TimeMatch? {
    let isHalf = self[unit].has(.fraction) && entry(unit).number == 2
    guard self[unit].has([.timeUnit, .weekday, .quarterName, .halfYear]) || isHalf,
      !self[unit].has(.repeated)
    else { return nil }
    var next = behindJoint(unit + 1)
    if self[next].has(.of) || self[next].has(.in) { next += 1 }
    if let whole = period(at: next, depth + 1), whole.match.kind == .date {
      let granularity = whole.match.granularity
      let part = whole.period.flatMap { counted(which, unit, $0.first.civil.year, $0) }
      guard granularity == "year" || granularity == "month" else { return nil }
      return TimeMatch(
        index..<whole.match.end, part, granularity: entry(unit).unit.granularity,
        rule: "counted part")
    }
    return quarterAlone(which, at: index, unit)
  }

  /// "the third quarter": the nearest one.
  private func quarterAlone(_ which: Int, at index: Int, _ unit: Int) -> TimeMatch? {
    let isQuarter = self[unit].has(.quarterName) || entry(unit).unit == .quarter
    guard isQuarter, which > 0, which <= 4, self[unit].has([.timeUnit, .quarterName]) else {
      return nil
    }
    let range = index..<(unit + 1)
    let period = published.flatMap { published -> CalendarPeriod? in
      let year = published.civil.year
      guard let now = CalendarPeriod.quarter(year, which) else { return nil }
      switch direction(around: range) {
      case .past, .nearest: return now.first <= published ? now : .quarter(year - 1, which)
      case .future: return now.last >= published ? now : .quarter(year + 1, which)
      }
    }
    return TimeMatch(range, period, granularity: "quarter", rule: "quarter")
  }

  /// The n-th part of a year or month; -1 is the last.
  private func counted(
    _ which: Int, _ unit: Int, _ year: Int, _ whole: CalendarPeriod?
  ) -> CalendarPeriod? {
    if self[unit].has(.quarterName) { return .quarter(year, which) }
    if self[unit].has(.halfYear) { return .half(year, which) }
    if self[unit].has(.fraction), entry(unit).number == 2 { return half(which, year, whole) }
    if self[unit].has(.weekday) { return weekday(which, unit, whole) }
    switch entry(unit).unit {
    case .quarter: return .quarter(year, which < 0 ? 4 : which)
    case .day:
      return whole.map { .day(which < 0 ? $0.last : $0.first.advanced(by: which - 1)) }
    case .month: return .month(year, which < 0 ? 12 : which)
    case .week:
      // Weeks belong to the month or year of their Thursday.
      guard let whole else { return nil }
      let thursday = nearest(4, from: whole.first, .future)
      let last = nearest(4, from: whole.last, .past)
      return .week(of: which < 0 ? last : thursday.advanced(by: 7 * (which - 1)))
    default: return nil
    }
  }

  private func half(_ which: Int, _ year: Int, _ whole: CalendarPeriod?) -> CalendarPeriod? {
    guard let whole, whole.granularity == "month" else { return .half(year, which) }
    var part = whole
    let middle = whole.first.advanced(by: 14)
    if which == 1 { part.last = middle } else { part.first = middle.advanced(by: 1) }
    return part
  }

  private func weekday(_ which: Int, _ unit: Int, _ whole: CalendarPeriod?) -> CalendarPeriod? {
    guard let whole, whole.granularity == "month", which <= 5 else { return nil }
    let (year, month, _) = whole.first.civil
    return nth(Int(entry(unit).calendar), which < 0 ? 5 : which, of: month, year).map { .day($0) }
  }

  /// "spring 2016", "the summer of 2014", "in the autumn".
  private func named(at index: Int, _ start: Int) -> TimeMatch? {
    guard self[start].has(.season), let code = textOfEntry(start) else { return nil }
    let month = Int(entry(start).calendar)
    var next = start + 1
    if self[next].has(.of) || self[next].isMark(0x2C) { next += 1 }
    if let year = yearNumber(at: next).map({ ($0, next + 1) }) ?? shortYear(at: next) {
      return TimeMatch(
        index..<year.1, .season(year.0, code, from: month), rule: "season and year")
    }
    guard start > index, self[index - 1].has(.preposition), !self[start + 1].has(.of) else {
      return nil
    }
    let isPast = direction(around: index..<(start + 1)) != .future
    return TimeMatch(
      index..<(start + 1), season(start, isPast ? -1 : 1), granularity: "season", rule: "season")
  }
}
