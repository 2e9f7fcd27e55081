import Corpus

/// Times that repeat: "every Tuesday", "every two years", "annually", "on Mondays", "15 a year".
extension DateParser {
  private static let beginsRepeated: Role = [.frequency, .weekday, .article, .once, .every]

  func repeated(at index: Int) -> TimeMatch? {
    let lexeme = self[index]
    guard lexeme.has(DateParser.beginsRepeated) else { return nil }
    if lexeme.has(.frequency) {
      return set(index..<(index + 1), textOfEntry(index), "frequency")
    }
    if lexeme.has(.weekday), var match = weekdays(at: index) {
      attachTime(to: &match)
      return match
    }
    if lexeme.has(.article) { return rate(at: index) }
    if lexeme.has(.once), self[index + 1].has(.article), self[index + 2].has(.timeUnit) {
      return set(index..<(index + 3), entry(index + 2).unit.duration(1), "once a unit")
    }
    guard lexeme.has(.every), var match = every(at: index) else { return nil }
    attachTime(to: &match)
    return match
  }

  private func set(_ range: Range<Int>, _ value: String?, _ rule: String) -> TimeMatch {
    TimeMatch(range, .set, value: value, granularity: nil, rule: rule)
  }

  /// "Tuesdays", "Friday mornings".
  private func weekdays(at index: Int) -> TimeMatch? {
    let value = "XXXX-WXX-\(entry(index).calendar)"
    if self[index].has(.repeated) {
      return set(index..<(index + 1), value, "weekdays")
    }
    guard self[index + 1].has(.dayPart), isPlural(index + 1), let code = textOfEntry(index + 1)
    else { return nil }
    return set(index..<(index + 2), value + "T" + code, "weekdays")
  }

  private func isPlural(_ index: Int) -> Bool {
    let end = Int(self[index].end)
    return end > 0 && end <= text.count && text[end - 1] == 0x73
  }

  /// "a year" behind a number: how often or how much in each.
  private func rate(at index: Int) -> TimeMatch? {
    let (before, unit) = (self[index - 1], index + 1)
    guard self[unit].has(.timeUnit), !self[unit].has([.repeated, .ordinal]),
      !self[unit + 1].has([.ago, .later, .earlier])
    else { return nil }
    let isCounted =
      before.kind == .number || before.isMark(0x25)
      || before.has([.cardinal, .tens, .magnitude, .startsCurrency])
      || before.kind == .word && before.has(.startsUnit) && self[index - 2].kind == .number
    guard isCounted, !before.has(.preposition) else { return nil }
    return set(index..<(unit + 1), entry(unit).unit.duration(1), "rate")
  }

  private func every(at index: Int) -> TimeMatch? {
    var next = index + 1
    var amount = 1.0
    if self[next].has(.other) {
      amount = 2
      next += 1
    } else if let number = reader.number(at: next) {
      amount = number.value
      next = number.end
    }
    let range = index..<(next + 1)
    if self[next].has(.weekday) {
      return set(range, "XXXX-WXX-\(entry(next).calendar)", "every weekday")
    }
    if self[next].has(.dayPart), let code = textOfEntry(next) {
      return set(range, "T" + code, "every part of day")
    }
    if self[next].has(.month), self[next].isCapitalized {
      return set(range, "XXXX-\(twoDigits(Int(entry(next).calendar)))", "every month")
    }
    if self[next].word == words.weekday, amount == 1 { return set(range, "P1WD", "every weekday") }
    guard self[next].has(.timeUnit) else { return nil }
    return set(range, entry(next).unit.duration(amount), "every unit")
  }
}
