/// Fractions: "3/4", "half a million", "two and three quarters", "one twenty-fifth".
extension LexemeReader {
  /// "3/4", where no further "/" makes it a date.
  func slashed(at index: Int) -> (value: Double, end: Int)? {
    let (top, bar, bottom) = (self[index], self[index + 1], self[index + 2])
    guard top.isPlainInteger, bar.isMark(0x2F), bar.isGlued, bottom.isPlainInteger,
      bottom.isGlued, bottom.value > 0, top.digits <= 3, bottom.digits <= 3,
      !(self[index + 3].isMark(0x2F) && self[index + 3].isGlued)
    else { return nil }
    return (top.value / bottom.value, index + 3)
  }

  /// "and a half" and "and three quarters", multiplied by the magnitude in front.
  func addedFraction(at index: Int, magnitude: Double) -> (value: Double, end: Int)? {
    guard self[index].has(.and) else { return nil }
    let start = index + 1
    let scale = magnitude >= 1000 ? magnitude : 1
    if self[start].has(.article), self[start + 1].has([.fraction, .ordinal]),
      entry(start + 1).number >= 2, self[start + 1].has(.fraction) || entry(start + 1).number > 2
    {
      return (scale / entry(start + 1).number, start + 2)
    }
    if self[start].has(.fraction), !self[start].has(.timeUnit), entry(start).number == 2 {
      return (scale / 2, start + 1)
    }
    guard self[start].has(.cardinal), let fraction = words(at: start, adds: false),
      fraction.kind == .fraction
    else { return nil }
    return (scale * fraction.value, fraction.end)
  }

  /// "half a million", "a quarter of a million", "half", "a third of".
  func startingFraction(at index: Int) -> NumberPhrase? {
    var position = index
    let hasArticle = self[position].has(.article)
    if hasArticle { position += 1 }
    let lexeme = self[position]
    let denominator = entry(position).number
    let isOrdinal = lexeme.has(.ordinal) && denominator > 2 && hasArticle
    guard lexeme.has(.fraction) && !lexeme.has(.repeated) || isOrdinal, denominator >= 2 else {
      return nil
    }
    if isOrdinal && !lexeme.has(.fraction) {
      guard self[position + 1].has(.of) || position + 1 == count else { return nil }
    }
    position += 1
    let hasSecondArticle = self[position].has(.article)
    let next = position + (hasSecondArticle ? 1 : 0)
    if self[next].has(.magnitude) {
      let magnitude = entry(next).number
      return NumberPhrase(
        value: magnitude / denominator, end: next + 1, kind: .cardinal, magnitude: magnitude)
    }
    // "half-time", "fly-half"
    if self[position].isDash, self[position].isGlued, !self[position + 1].has(.timeUnit) {
      return nil
    }
    if self[index].isGlued, self[index - 1].isDash, self[index - 1].isGlued { return nil }
    // A bare "quarter" is a unit of time, or a part of a town.
    guard !lexeme.has(.timeUnit) || hasArticle && self[position].has(.of) else { return nil }
    return NumberPhrase(value: 1 / denominator, end: position, kind: .fraction)
  }

  /// "three quarters billion", "two thirds of a million".
  func fractionOfMagnitude(_ fraction: NumberPhrase) -> NumberPhrase {
    var next = fraction.end
    if self[next].has(.of), self[next + 1].has(.article) { next += 2 }
    guard self[next].has(.magnitude) else { return fraction }
    let magnitude = entry(next).number
    return NumberPhrase(
      value: rounded(fraction.value * magnitude), end: next + 1, kind: .cardinal,
      magnitude: magnitude)
  }

  /// "twenty-fifth" behind "one", "twenty fifths" behind "twenty", "one hundred fifth" behind
  /// "one": a compound denominator behind a number that it cannot go on with.
  func fraction(of numerator: Double, at index: Int) -> NumberPhrase? {
    guard self[index].has([.tens, .cardinal]), self[index].kind == .word, numerator < 1000 else {
      return nil
    }
    var (value, position) = (0.0, index)
    if self[position].has(.cardinal) {
      guard self[position + 1].has(.magnitude), entry(position + 1).number == 100 else {
        return nil
      }
      value = entry(position).number * 100
      position += 2
      if self[position].has(.and) { position += 1 }
    }
    if self[position].has(.tens) {
      value += entry(position).number
      position += 1
      if self[position].isDash, self[position].isGlued { position += 1 }
    }
    let last = self[position]
    let isPlural = last.has(.fraction) && last.has(.repeated) == false
    guard value > 0, last.has([.ordinal, .fraction]), entry(position).number < 20,
      last.has(.ordinal) ? numerator == 1 : isPlural
    else { return nil }
    return NumberPhrase(
      value: numerator / (value + entry(position).number), end: position + 1, kind: .fraction)
  }

  /// Whether nothing follows that an ordinal would belong to: "a twenty-first".
  func isLast(_ index: Int) -> Bool {
    self[index].has(.of) || self[index].kind == .end || index == count - 1
  }
}
