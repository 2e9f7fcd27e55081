/// Magnitudes behind a number: "1.3 billion", "4bn", "3 hundred and 21".
extension LexemeReader {
  /// Magnitudes and "and a half" behind a number.
  func withMagnitudes(_ start: NumberPhrase) -> NumberPhrase {
    var phrase = start
    if let (value, end) = addedFraction(at: phrase.end, magnitude: phrase.magnitude) {
      phrase.value += value
      phrase.end = end
    }
    while let magnitude = magnitude(at: phrase.end) {
      phrase.value = rounded(phrase.value * magnitude)
      phrase.magnitude = magnitude
      phrase.end += self[phrase.end].isDash ? 2 : 1
    }
    guard phrase.magnitude > 1 else { return phrase }
    if let (value, end) = addedFraction(at: phrase.end, magnitude: phrase.magnitude) {
      phrase.value += value
      phrase.end = end
    } else if let rest = rest(at: phrase.end, below: phrase.magnitude) {
      phrase.value += rest.value
      phrase.end = rest.end
    }
    return phrase
  }

  /// A magnitude word, or letters glued to digits: "4bn", "100k".
  private func magnitude(at index: Int) -> Double? {
    let lexeme = self[index]
    if lexeme.has(.magnitude) { return entry(index).number }
    if lexeme.isDash, lexeme.isGlued, self[index + 1].isGlued, self[index + 1].has(.magnitude) {
      return entry(index + 1).number
    }
    guard lexeme.has(.suffix), self[index - 1].kind == .number else { return nil }
    // "m" and "t" with a blank are units; "bn" is not.
    let isLong = lexeme.end - lexeme.start > 1
    let isClose =
      lexeme.isGlued || self[index - 1].flags.contains(.decimal) && !lexeme.isCapitalized
    return isLong || isClose && !lexeme.has(.startsUnit) ? entry(index).number : nil
  }

  /// "and 21" behind "3 hundred".
  private func rest(at index: Int, below magnitude: Double) -> NumberPhrase? {
    if self[index].has(.and), magnitude >= 100, self[index + 1].has([.cardinal, .tens]),
      let number = words(at: index + 1, adds: false), number.value < magnitude,
      number.kind == .cardinal, self[index - 2].kind == .number
    {
      return number
    }
    // "4 thousand 3 hundred"
    if self[index].isPlainInteger, self[index + 1].has(.magnitude),
      entry(index + 1).number < magnitude, let number = digits(at: index),
      number.value < magnitude
    {
      return number
    }
    guard self[index].has(.and), self[index + 1].isPlainInteger,
      self[index + 1].value < magnitude, magnitude >= 100,
      !self[index + 2].has(.magnitude)
    else { return nil }
    return NumberPhrase(value: self[index + 1].value, end: index + 2, kind: .cardinal)
  }
}

/// The whole number that a product of decimals misses by the last bits.
func rounded(_ value: Double) -> Double {
  let whole = value.rounded()
  return abs(value - whole) <= abs(whole) * 1e-12 ? whole : value
}
