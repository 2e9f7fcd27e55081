/// Units behind a number: time, money, measures, percent.
extension QuantityParser {
  /// Takes in the unit behind the number.
  func addUnit(to match: inout QuantityMatch, isCardinal: Bool, magnitude: Double) {
    var next = match.end
    if self[next].isDash, self[next].isGlued, self[next + 1].isGlued { next += 1 }
    if !isCardinal, self[next].has(.article) { next += 1 }  // "half an hour"
    if !isCardinal, self[next].has(.of), self[next + 1].has(.article) { next += 2 }
    if self[next].has(.timeUnit), entry(next).unit.rawValue != "season", !isQuarter(next) {
      match.unit = entry(next).unit.rawValue
      match.end = next + 1
      addAge(to: &match)
    } else if let unit = measure(at: next) {
      match.unit = reader.lexicon.units[unit.number]
      match.end = unit.end
      if match.unit == "foot" { addInches(to: &match) }
    } else if let phrase = currency(at: next) {
      addCurrency(to: &match, phrase, magnitude)
    }
  }

  /// "5 feet 2 inches", "5 ft 2 in".
  private func addInches(to match: inout QuantityMatch) {
    let start = self[match.end].has(.and) ? match.end + 1 : match.end
    guard let number = reader.number(at: start), number.value < 12, number.kind != .ordinal else {
      return
    }
    let next = self[number.end]
    let isAbbreviation = next.has(.in) && !isNoun(number.end + 1) && !self[number.end + 1].has(.the)
    let unit = measure(at: number.end)
    guard isAbbreviation || unit.map({ reader.lexicon.units[$0.number] == "inch" }) == true else {
      return
    }
    match.amount = Amount(exactly: (match.amount.value ?? 0) + number.value / 12)
    match.end = unit?.end ?? number.end + 1
  }

  /// "three quarters" is a fraction, read before; "two quarters" of a year are rare.
  private func isQuarter(_ index: Int) -> Bool { entry(index).unit == .quarter }

  private func addCurrency(
    to match: inout QuantityMatch, _ phrase: (number: Int, end: Int), _ magnitude: Double
  ) {
    let currency = reader.lexicon.currencies[phrase.number]
    let isWord = self[phrase.end - 1].kind == .word
    switch currency.place {
    case .before: return
    case .afterMagnitude: guard magnitude > 1 else { return }
    case .symbol:
      // "10 $ 30": the symbol belongs to what it is glued to.
      guard self[phrase.end].kind != .number || self[phrase.end - 1].isGlued else { return }
    case .capitalCode: guard self[match.end].isCapitalized else { return }
    case .code, .word: break
    }
    guard isWord || currency.place == .symbol else { return }
    match.unit = currency.code
    match.amount.scale(by: currency.worth)
    match.end = phrase.end
    if self[match.end].has(.magnitude), magnitude == 1 {
      match.amount.scale(by: entry(match.end).number)
      match.end += 1
    }
    addCents(to: &match, currency)
  }

  /// "thirteen dollars forty-five cents", "15 dollars and 50".
  private func addCents(to match: inout QuantityMatch, _ currency: Currency) {
    let start = self[match.end].has(.and) ? match.end + 1 : match.end
    guard currency.worth == 1, let number = reader.number(at: start), number.value < 100,
      number.kind == .cardinal
    else { return }
    var end = number.end
    if let phrase = self.currency(at: number.end) {
      let minor = reader.lexicon.currencies[phrase.number]
      guard minor.worth == 0.01, minor.code == currency.code else { return }
      end = phrase.end
    } else {
      let after = self[number.end]
      let isLast = after.kind == .end || after.kind == .punctuation && !after.isDash
      guard isLast, number.value >= 10 else { return }
    }
    let value = (match.amount.value ?? 0) + number.value / 100
    match.amount = Amount(exactly: value)
    match.end = end
  }

  /// A unit of measure; letters alone are one only right behind digits.
  func measure(at index: Int) -> (number: Int, end: Int)? {
    guard self[index].has(.startsUnit),
      let phrase = reader.lexicon.unitPhrases.longest(in: reader, at: index)
    else { return nil }
    let lexeme = self[index]
    let isOneWord = phrase.end == index + 1
    let isBrief = lexeme.end - lexeme.start <= 2 && lexeme.kind == .word
    guard isOneWord, isBrief else { return phrase }
    return self[index - 1].kind == .number && !lexeme.has(.startsBound) ? phrase : nil
  }

  /// "years old", "-year-old", "years of age".
  private func addAge(to match: inout QuantityMatch) {
    var next = match.end
    if self[next].isDash, self[next].isGlued { next += 1 }
    if self[next].word == words.old {
      match.end = next + 1
    } else if self[next].has(.of), self[next + 1].word == words.age {
      match.end = next + 2
    }
  }
}
