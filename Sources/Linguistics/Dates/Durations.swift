import Corpus

/// Lengths of time: "six months", "several hours", "a 12-hour", "three years ago", "in two weeks".
extension DateParser {
  func duration(at index: Int) -> TimeMatch? {
    guard reader.roles.contains(.timeUnit) else { return nil }
    var start = index
    var isIn = false
    if self[start].has(.in) {
      isIn = self[start + 1].kind == .number || self[start + 1].has([.cardinal, .article, .few])
      if isIn { start += 1 }
    }
    if self[start].has(.startsBound),
      let phrase = reader.lexicon.boundPhrases.longest(in: reader, at: start),
      !self[phrase.end].isDash
    {
      start = phrase.end
    }
    // "some days" and "all day" begin with a word that is a bound elsewhere.
    let isAmount = self[index].has(.few) || self[index].word == words.all
    guard let amount = amount(at: start) ?? (start > index && isAmount ? amount(at: index) : nil)
    else { return nil }
    let unit = entry(amount.end - 1).unit
    if isAge(amount.end) { return nil }
    if let match = beside(amount, unit, at: index) { return match }
    return compound(amount, unit, index) ?? anchored(amount, unit, at: index, isIn: isIn)
      ?? (isIn ? nil : plain(amount, unit, index))
  }

  /// "two weeks before May 13", "three days after Christmas", "a week from Tuesday".
  private func beside(_ amount: Amount, _ unit: TimeUnit, at index: Int) -> TimeMatch? {
    let side = self[amount.end]
    guard let value = amount.value, !unit.isClock, side.has([.from, .earlier, .later]),
      let match = holiday(at: amount.end + 1) ?? relative(at: amount.end + 1)
        ?? explicit(at: amount.end + 1), match.granularity == "day", match.kind == .date
    else { return nil }
    let sign = side.has(.earlier) ? -1.0 : 1
    // "a week from Tuesday" counts from the one to come.
    let isAhead = side.has(.from) && match.rule == "weekday"
    let from =
      isAhead
      ? published.map { nearest(Int(entry(amount.end + 1).calendar), from: $0, .future) }
      : match.first
    let day = from.flatMap { moved($0, sign * value, unit) }
    return TimeMatch(
      index..<match.end, day.map { .day($0) }, granularity: "day", rule: "units beside a date")
  }

  /// "an hour and 30 minutes", "one year and a half".
  private func compound(_ amount: Amount, _ unit: TimeUnit, _ index: Int) -> TimeMatch? {
    guard let value = amount.value, self[amount.end].has(.and) else { return nil }
    var next = amount.end + 1
    if self[next].has(.article) { next += 1 }
    if self[next].has(.fraction), !self[next].has(.repeated), entry(next).number > 0,
      !self[next + 1].has(.of)
    {
      let whole = value + 1 / entry(next).number
      return TimeMatch(
        index..<(next + 1), .duration, value: unit.duration(whole),
        granularity: unit.granularity, rule: "compound duration")
    }
    guard let rest = self.amount(at: amount.end + 1), let small = rest.value,
      let last = Optional(entry(rest.end - 1).unit), last != unit, last.isClock == unit.isClock
    else { return nil }
    let tail = last.duration(small).drop { $0 == "P" || $0 == "T" }
    return TimeMatch(
      index..<rest.end, .duration, value: unit.duration(value) + tail,
      granularity: last.granularity, rule: "compound duration")
  }

  private func plain(_ amount: Amount, _ unit: TimeUnit, _ index: Int) -> TimeMatch {
    TimeMatch(
      index..<amount.end, .duration, value: unit.duration(amount.value),
      granularity: unit.granularity, rule: amount.value == nil ? "vague duration" : "duration")
  }

  /// How many units; nil for an unknown number.
  ///
  /// `end` is behind the unit.
  private struct Amount {
    var value: Double?
    var end: Int
  }

  private func amount(at index: Int) -> Amount? {
    if let number = reader.number(at: index), number.kind != .ordinal {
      var unit = number.end
      if self[unit].isDash, self[unit].isGlued, self[unit + 1].isGlued { unit += 1 }
      if number.kind == .fraction, self[unit].has(.article) || self[unit].has(.of) { unit += 1 }
      if number.kind == .fraction, self[unit].has(.article) { unit += 1 }
      return self[unit].has(.timeUnit) ? Amount(value: number.value, end: unit + 1) : nil
    }
    var next = index
    if self[next].has(.article), self[next + 1].has(.few) { next += 1 }
    if self[next].has(.few) {
      next += 1
      if self[next].has(.of) { next += 1 }
      return self[next].has(.timeUnit) && self[next].has(.repeated)
        ? Amount(value: nil, end: next + 1) : nil
    }
    return single(at: index) ?? bare(at: index) ?? whole(at: index)
  }

  /// "all day", "another year": one unit.
  private func whole(at index: Int) -> Amount? {
    let isAll = self[index].word == words.all
    guard isAll || self[index].word == words.another, self[index + 1].has(.timeUnit),
      !self[index + 1].has([.repeated, .fraction, .ordinal, .short]), !self[index + 2].isDash
    else { return nil }
    let unit = entry(index + 1).unit
    guard unit != .season, unit != .quarter else { return nil }
    // "another day of talks" is not how long, and "another day in court" is a day among others.
    return isAll || self[index - 1].has(.preposition) || !self[index + 2].has(.of)
      ? Amount(value: 1, end: index + 2) : nil
  }

  /// "a week" where something says that it is a length: "for a week", "a year ago".
  private func single(at index: Int) -> Amount? {
    guard self[index].has(.article), self[index + 1].has(.timeUnit),
      !self[index + 1].has([.repeated, .fraction]) || entry(index + 1).unit == .quarter
    else { return nil }
    let unit = entry(index + 1).unit
    guard unit != .season, unit != .quarter, unit != .second || !self[index + 2].isCapitalized,
      !self[index + 1].has(.ordinal)
    else { return nil }
    let (before, after) = (self[index - 1], self[index + 2])
    let isLength =
      before.has([.preposition, .startsBound]) && !before.has(.on)
      || after.has([.ago, .later, .earlier])
      || after.has(.from) && self[index + 3].has([.weekday, .dayName, .month, .now])
    return isLength && !after.has(.of) ? Amount(value: 1, end: index + 2) : nil
  }

  /// "decades" in "for decades", "decades-long", "years ago".
  private func bare(at index: Int) -> Amount? {
    var unit = index
    if self[unit].has(.the) { unit += 1 }
    guard self[unit].has(.timeUnit), self[unit].has(.repeated),
      !self[unit].has([.fraction, .short]), entry(unit).unit != .season
    else { return nil }
    let (before, after) = (self[index - 1], self[unit + 1])
    let isLength =
      before.has(.preposition) && !before.has([.of, .on]) || after.has(.ago)
      || after.has(.of) && unit == index && !before.has(.the)
      || after.isDash && after.isGlued && self[unit + 2].isGlued
    return isLength ? Amount(value: nil, end: unit + 1) : nil
  }

  /// "27-year-old", "5 years old", "18 months of age".
  private func isAge(_ index: Int) -> Bool {
    let next = self[index].isDash && self[index].isGlued ? index + 1 : index
    if self[next].word == words.old || self[next].word == words.olds { return true }
    return self[next].has(.of) && self[next + 1].word == words.age
  }

  /// "three years ago", "two weeks from now", and "in two years" where the future is spoken of.
  private func anchored(
    _ amount: Amount, _ unit: TimeUnit, at index: Int, isIn: Bool
  ) -> TimeMatch? {
    var end = amount.end
    var sign = 0.0
    if self[end].has(.ago) {
      sign = -1
      end += 1
    } else if self[end].has(.from), self[end + 1].has(.now) {
      sign = 1
      end += 2
    } else if isIn, direction(around: index..<end) == .future {
      sign = 1
    }
    let word = self[end].word
    if let value = amount.value, sign == 0, !unit.isClock,
      word == words.later || word == words.earlier
    {
      return laterThanTold(index..<(end + 1), value, unit, sign: word == words.later ? 1 : -1)
    }
    guard sign != 0 else { return nil }
    let start = isIn && sign < 0 ? index + 1 : index
    guard let value = amount.value else {
      let match = TimeMatch(
        start..<end, .date, value: sign < 0 ? "PAST_REF" : "FUTURE_REF",
        granularity: unit.granularity, rule: "vague ago")
      return match
    }
    if unit.isClock {
      let rule = sign < 0 ? "hours ago" : "hours ahead"
      return TimeMatch(
        start..<end, .time, value: nil, granularity: unit.granularity, rule: rule)
    }
    let day = published.flatMap { moved($0, sign * value, unit) }
    return TimeMatch(
      start..<end, day.flatMap { period(of: unit, $0, 0) }, granularity: unit.granularity,
      rule: sign < 0 ? "units ago" : "units ahead")
  }
}
