/// Number words added up from the left: "two hundred and five thousand six".
struct WordSum {
  /// What stands complete in front of the last magnitude from a thousand on.
  private var total = 0.0
  /// What has been read since.
  private var current = 0.0
  private(set) var magnitude = 1.0
  private(set) var isStarted = false
  private var hasUnits = false
  /// "and" was read in front of the last word: what follows belongs to the same number.
  var hasAnd = false

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
      return fraction(value, index)
    }
    if value >= 100 {  // "two hundredth"
      return NumberPhrase(value: self.value * value, end: index + 1, kind: .ordinal)
    }
    let tens = current.truncatingRemainder(dividingBy: 100)
    let fits = hasUnits ? false : tens == 0 || (tens >= 20 && value < 10)
    guard fits, value < 100 else { return nil }
    return NumberPhrase(value: self.value + value, end: index + 1, kind: .ordinal)
  }

  /// "three fifths"; "one hundred thirty fifths" are of thirty-five.
  private func fraction(_ value: Double, _ index: Int) -> NumberPhrase {
    let tens = hasUnits ? 0 : current.truncatingRemainder(dividingBy: 100)
    let numerator = self.value - tens
    let isOfTens = tens >= 20 && value < 10 && numerator > 0 && !hasAnd
    return NumberPhrase(
      value: isOfTens ? numerator / (tens + value) : self.value / value, end: index + 1,
      kind: .fraction)
  }
}
