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
  func digits(at index: Int) -> NumberPhrase? {
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
    } else if let (value, end) = grouped(at: index) ?? powered(at: index) {
      phrase.value = value
      phrase.end = end
    }
    return withMagnitudes(phrase)
  }
}
