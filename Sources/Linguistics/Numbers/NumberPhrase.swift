/// A number in words or digits, as far as it is one number: "two hundred and five thousand".
struct NumberPhrase {
  enum Kind {
    case cardinal, ordinal, fraction
  }

  var value: Double
  /// Position behind its last lexeme.
  var end: Int
  var kind: Kind
  /// The magnitude that it ends with ("million"), or 1.
  var magnitude = 1.0
}

extension LexemeReader {
  /// The entry of the word at a position.
  func entry(_ index: Int) -> MeasureLexicon.Entry { entry(of: self[index]) }

  private static let isNumber: Role = [.cardinal, .tens, .magnitude, .ordinal, .fraction]
  private static let startsNumber: Role = [
    .cardinal, .tens, .magnitude, .ordinal, .fraction, .article,
  ]

  /// The longest number that begins at `index`.
  func number(at index: Int) -> NumberPhrase? {
    let first = self[index]
    if first.kind == .number {
      guard !first.flags.contains(.inName) else { return nil }
      return first.flags.contains(.ordinal)
        ? NumberPhrase(value: first.value, end: index + 1, kind: .ordinal)
        : digits(at: index)
    }
    guard first.kind == .word, first.has(LexemeReader.startsNumber) else { return nil }
    // Most articles have nothing of a number behind them.
    if !first.has(LexemeReader.isNumber), !self[index + 1].has([.fraction, .ordinal, .magnitude]) {
      return nil
    }
    if first.has([.fraction, .article]), let fraction = startingFraction(at: index) {
      return fraction
    }
    if first.has([.cardinal, .tens, .magnitude, .ordinal, .article]) { return words(at: index) }
    return nil
  }

  /// "669", "3/4", "10 1/2", "1.3 billion", "3 hundred and 21".
  private func digits(at index: Int) -> NumberPhrase? {
    var phrase = NumberPhrase(value: self[index].value, end: index + 1, kind: .cardinal)
    if let (value, end) = slashed(at: index) {
      phrase.value = value
      phrase.end = end
      phrase.kind = .fraction
    } else if self[phrase.end].flags.contains(.vulgar) {
      phrase.value += self[phrase.end].value
      phrase.end += 1
    } else if self[index].isPlainInteger, let (value, end) = slashed(at: phrase.end), value < 1 {
      phrase.value += value
      phrase.end = end
    }
    return withMagnitudes(phrase)
  }

  /// "3/4", where no further "/" makes it a date.
  private func slashed(at index: Int) -> (value: Double, end: Int)? {
    let (top, bar, bottom) = (self[index], self[index + 1], self[index + 2])
    guard top.isPlainInteger, bar.isMark(0x2F), bar.isGlued, bottom.isPlainInteger,
      bottom.isGlued, bottom.value > 0, top.digits <= 3, bottom.digits <= 3,
      !(self[index + 3].isMark(0x2F) && self[index + 3].isGlued)
    else { return nil }
    return (top.value / bottom.value, index + 3)
  }

  /// Magnitudes and "and a half" behind a number.
  private func withMagnitudes(_ start: NumberPhrase) -> NumberPhrase {
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
    return isLong || lexeme.isGlued && !lexeme.has(.startsUnit) ? entry(index).number : nil
  }

  /// "and 21" behind "3 hundred".
  private func rest(at index: Int, below magnitude: Double) -> NumberPhrase? {
    if self[index].has(.and), magnitude >= 100, self[index + 1].has([.cardinal, .tens]),
      let number = words(at: index + 1, adds: false), number.value < magnitude,
      number.kind == .cardinal, self[index - 2].kind == .number
    {
      return number
    }
    guard self[index].has(.and), self[index + 1].isPlainInteger,
      self[index + 1].value < magnitude, magnitude >= 100,
      !self[index + 2].has(.magnitude)
    else { return nil }
    return NumberPhrase(value: self[index + 1].value, end: index + 2, kind: .cardinal)
  }

  /// "and a half" and "and three quarters", multiplied by the magnitude in front.
  private func addedFraction(at index: Int, magnitude: Double) -> (value: Double, end: Int)? {
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
  private func startingFraction(at index: Int) -> NumberPhrase? {
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

  /// A number that begins with a word.
  private func words(at index: Int, adds: Bool = true) -> NumberPhrase? {
    var sum = WordSum()
    var position = index
    if self[position].has(.article) {
      guard self[position + 1].has(.magnitude) else { return nil }
      position += 1
    }
    while position < count {
      var next = position
      if sum.isStarted, self[next].isDash, self[next].isGlued == self[next + 1].isGlued,
        self[next].isGlued || sum.acceptsUnits && self[next + 1].has(.cardinal)
          || self[next + 1].has(.fraction)
      {
        next += 1
      }
      // "and three quarters" is added by the caller.
      if adds, self[next].has(.and), addedFraction(at: next, magnitude: 1) != nil { break }
      if sum.acceptsAnd, self[next].has(.and), self[next + 1].has([.cardinal, .tens, .ordinal]) {
        next += 1
      }
      let lexeme = self[next]
      guard lexeme.kind == .word else { break }
      let value = entry(next).number
      if lexeme.has([.ordinal, .fraction]), let phrase = sum.finished(lexeme, value, next) {
        return phrase.kind == .fraction ? fractionOfMagnitude(phrase) : phrase
      }
      guard sum.take(lexeme, value) else { break }
      position = next + 1
    }
    guard sum.isStarted else { return nil }
    var phrase = NumberPhrase(
      value: sum.value, end: position, kind: .cardinal, magnitude: sum.magnitude)
    if adds, self[position].has(.point), let (value, end) = decimals(at: position + 1) {
      phrase.value += value
      phrase.end = end
    }
    return adds ? withMagnitudes(phrase) : phrase
  }

  /// "three quarters billion", "two thirds of a million".
  private func fractionOfMagnitude(_ fraction: NumberPhrase) -> NumberPhrase {
    var next = fraction.end
    if self[next].has(.of), self[next + 1].has(.article) { next += 2 }
    guard self[next].has(.magnitude) else { return fraction }
    let magnitude = entry(next).number
    return NumberPhrase(
      value: rounded(fraction.value * magnitude), end: next + 1, kind: .cardinal,
      magnitude: magnitude)
  }

  /// "nought four" behind "nine point".
  private func decimals(at index: Int) -> (value: Double, end: Int)? {
    if self[index].has([.tens, .cardinal]), entry(index).number >= 10,
      let number = words(at: index, adds: false), number.value < 100
    {
      return (number.value / 100, number.end)
    }
    var (value, scale, position) = (0.0, 0.1, index)
    while self[position].has(.cardinal), entry(position).number < 10, position < index + 12 {
      value += entry(position).number * scale
      scale /= 10
      position += 1
    }
    return position > index ? (value, position) : nil
  }
}

/// The whole number that a product of decimals misses by the last bits.
private func rounded(_ value: Double) -> Double {
  let whole = value.rounded()
  return abs(value - whole) <= abs(whole) * 1e-12 ? whole : value
}

/// Number words added up from the left: "two hundred and five thousand six".
private struct WordSum {
  /// What stands complete in front of the last magnitude from a thousand on.
  private var total = 0.0
  /// What has been read since.
  private var current = 0.0
  private(set) var magnitude = 1.0
  private(set) var isStarted = false
  private var hasUnits = false

  var value: Double { total + current }
  /// Whether tens were read last.
  var acceptsUnits: Bool {
    !hasUnits && current.truncatingRemainder(dividingBy: 100) >= 20
  }
  /// Whether "and" may go on with units: behind "hundred" and "thousand".
  var acceptsAnd: Bool { magnitude >= 100 && !hasUnits && magnitude != 12 }

  /// Adds a word; false where it begins another number.
  mutating func take(_ lexeme: Lexeme, _ value: Double) -> Bool {
    if lexeme.has(.cardinal) {
      let tens = current.truncatingRemainder(dividingBy: 100)
      let fits = tens == 0 || (tens >= 20 && value < 10 && value > 0 && !hasUnits)
      guard !hasUnits, fits, current < 10_000 else { return false }
      current += value
      hasUnits = true
    } else if lexeme.has(.tens) {
      guard !hasUnits, current.truncatingRemainder(dividingBy: 100) == 0 else { return false }
      current += value
      hasUnits = false
      if current == 0 { return false }
    } else if lexeme.has(.magnitude) {
      takeMagnitude(value)
    } else {
      return false
    }
    isStarted = true
    return true
  }

  private mutating func takeMagnitude(_ value: Double) {
    if current == 0 && isStarted {
      total *= value  // "lakh crore"
    } else if value < 1000 {
      current = max(current, 1) * value
    } else {
      total += max(current, 1) * value
      current = 0
    }
    magnitude = value
    hasUnits = false
  }

  /// The whole number where `lexeme` ends it as an ordinal or the denominator of a fraction.
  func finished(_ lexeme: Lexeme, _ value: Double, _ index: Int) -> NumberPhrase? {
    guard isStarted else {
      guard lexeme.has(.ordinal) else { return nil }
      return NumberPhrase(value: value, end: index + 1, kind: .ordinal)
    }
    if lexeme.has(.fraction) || (self.value == 1 && value > 2) {
      guard !lexeme.has(.fraction) || value > 0 else { return nil }
      return NumberPhrase(value: self.value / value, end: index + 1, kind: .fraction)
    }
    let tens = current.truncatingRemainder(dividingBy: 100)
    let fits = hasUnits ? false : tens == 0 || (tens >= 20 && value < 10)
    guard fits, value < 100 else { return nil }
    return NumberPhrase(value: self.value + value, end: index + 1, kind: .ordinal)
  }
}
