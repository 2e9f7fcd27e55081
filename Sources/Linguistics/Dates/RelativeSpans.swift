import Corpus

/// Numbers of units up to the day of publication or from it on: "the past three weeks", "the next
/// 10 years", "the last two quarters", "the next four business days".
extension DateParser {
  /// "the past three weeks", "the next 10 years", "the last few days".
  func span(at index: Int, _ word: Int) -> TimeMatch? {
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
  func reversedSpan(at index: Int, _ start: Int) -> TimeMatch? {
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
  func isNameOfUnit(_ index: Int) -> Bool {
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
}
