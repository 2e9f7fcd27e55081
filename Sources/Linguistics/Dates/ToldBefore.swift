import Corpus

/// A time that later expressions may hang on.
struct Told {
  var first: Day
  var last: Day
  var granularity: String
  var sentence: Int32
}

/// Times told from one that was told before: "the following year", "the next day", "the day
/// after", "two weeks later".
extension DateParser {
  /// How many sentences behind the one that told it a time still serves as anchor.
  private static let memory: Int32 = 2

  /// Keeps a resolved time as anchor for what follows.
  mutating func remember(_ match: TimeMatch, _ sentence: Int32) {
    guard match.kind == .date || match.kind == .time, let first = match.first,
      let last = match.last, let granularity = match.granularity
    else { return }
    told = Told(first: first, last: last, granularity: granularity, sentence: sentence)
  }

  /// The time told last, where it is close enough; the day of publication where none was told.
  private var anchor: Told? {
    if let told, current - told.sentence <= DateParser.memory { return told }
    guard told == nil, let published else { return nil }
    return Told(first: published, last: published, granularity: "day", sentence: current)
  }

  /// "the following week", "the previous year", "the next day".
  func unitToldBefore(_ range: Range<Int>, _ unit: TimeUnit, step: Int) -> TimeMatch {
    let period = anchor.flatMap { anchor in
      self.period(of: unit, step < 0 ? anchor.first : anchor.last, step)
    }
    return TimeMatch(range, period, granularity: unit.granularity, rule: "told before")
  }

  /// "the day before", "the day after", "the week after", with nothing told behind.
  func unitBesideToldBefore(at index: Int) -> TimeMatch? {
    let (unit, side, next) = (self[index + 1], self[index + 2], self[index + 3])
    guard self[index].has(.the), unit.has(.timeUnit), !unit.has(.repeated),
      side.word == words.before || side.word == words.after,
      next.kind == .end || next.kind == .punctuation && !next.isDash && !next.isMark(0x27)
    else { return nil }
    let kind = entry(index + 1).unit
    guard !kind.isClock else { return nil }
    return unitToldBefore(index..<(index + 3), kind, step: side.word == words.before ? -1 : 1)
  }

  /// "two weeks later", "three days earlier": from a day that was told.
  func laterThanTold(
    _ range: Range<Int>, _ amount: Double, _ unit: TimeUnit, sign: Double
  ) -> TimeMatch? {
    guard let told, told.granularity == "day", current - told.sentence <= DateParser.memory,
      let day = moved(told.first, sign * amount, unit)
    else { return nil }
    return TimeMatch(
      range, period(of: unit, day, 0), granularity: unit.granularity,
      rule: "units from what was told")
  }
}
