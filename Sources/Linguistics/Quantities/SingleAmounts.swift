/// A number with its unit and what it counts, without bounds.
extension QuantityParser {
  /// "669 combat missions", "$1.3 billion", "90 percent", "first", "-9".
  func single(_ number: QuantityMatch) -> QuantityMatch {
    var match = number
    guard match.unit != "ordinal" else { return match }
    addBoundBehind(to: &match)
    addCounted(to: &match)
    return match
  }

  /// A number with its currency or unit, without what it counts.
  func bare(at index: Int) -> QuantityMatch? {
    if let money = money(at: index) { return money }
    var start = index
    var sign = 1.0
    if self[index].isDash ? isSign(index) : words.isNegative(self[index].word) {
      sign = -1
      start += 1
    }
    guard let number = reader.number(at: start), !isPronoun(start, number) else { return nil }
    var match = QuantityMatch(
      start: index, end: number.end, amount: Amount(exactly: sign * number.value))
    if number.kind == .ordinal {
      guard !isDateOrdinal(number.end) else { return nil }
      match.unit = "ordinal"
      return match
    }
    if let share = share(number) {
      match.amount = Amount(exactly: sign * share.value)
      match.end = share.end
      return match
    }
    addUnit(to: &match, isCardinal: number.kind == .cardinal, magnitude: number.magnitude)
    if match.unit == nil, words.isAged(self[index - 1].word),
      self[index].isPlainInteger, number.value < 130
    {
      match.unit = "year"
    }
    return match
  }

  /// "one in ten", "3 in 10": a part of all.
  private func share(_ number: NumberPhrase) -> (value: Double, end: Int)? {
    let isOutOf = self[number.end].word == words.out && self[number.end + 1].has(.of)
    let isOver = self[number.end].word == words.over
    let next = number.end + (isOutOf ? 2 : 1)
    guard number.kind == .cardinal, (1...10).contains(number.value),
      self[number.end].has(.in) || isOutOf || isOver,
      let all = reader.number(at: next), all.kind == .cardinal,
      number.value < all.value, all.value <= 1000, !self[all.end].has([.timeUnit, .month]),
      measure(at: all.end) == nil, currency(at: all.end) == nil
    else { return nil }
    // "one over three" is a fraction only where nothing is counted.
    if isOver, self[all.end].kind == .word || self[all.end].kind == .number { return nil }
    return (number.value / all.value, all.end)
  }

  /// A dash in front of digits with nothing glued on its left.
  private func isSign(_ index: Int) -> Bool {
    let number = self[index + 1]
    let before = self[index - 1]
    let isFree = !self[index].isGlued || before.kind == .punctuation && !before.isDash
    return number.kind == .number && number.isGlued && (index == 0 || isFree)
  }

  /// "no one", "one another", "one's", "this one", "the one who".
  private func isPronoun(_ index: Int, _ number: NumberPhrase) -> Bool {
    guard number.end == index + 1, number.value == 1, self[index].has(.cardinal) else {
      return false
    }
    let (before, after) = (self[index - 1], self[index + 1])
    if before.word == words.no || after.word == words.another { return true }
    if after.isDash && after.isGlued { return false }
    if before.has([.this, .determiner, .every, .last, .next]) && before.kind == .word {
      return !isNoun(index + 1)
    }
    // "one" alone in front of a verb form, or at the end, stands for a person or a thing.
    return after.has(.pastTense) || after.has(.futureTense) || after.isMark(0x27) && after.isGlued
  }

  /// "first quarter" in a date was skipped before; "first time" counts.
  private func isDateOrdinal(_ end: Int) -> Bool {
    self[end].has(.month) && self[end].isCapitalized
  }

  /// A currency symbol, code or word in front of the number.
  private func money(at index: Int) -> QuantityMatch? {
    guard self[index].has(.startsCurrency), let phrase = currency(at: index) else { return nil }
    let currency = reader.lexicon.currencies[phrase.number]
    guard currency.place != .word, currency.place != .afterMagnitude,
      currency.place != .capitalCode || self[index].isCapitalized,
      let number = reader.number(at: phrase.end), number.kind != .ordinal
    else { return nil }
    var match = QuantityMatch(
      start: index, end: number.end, amount: Amount(exactly: number.value))
    match.unit = currency.code
    match.amount.scale(by: currency.worth)
    // "US$10 million US dollars"
    if let word = self.currency(at: match.end),
      reader.lexicon.currencies[word.number].place != .symbol,
      reader.lexicon.currencies[word.number].code == currency.code, self[match.end].kind == .word
    {
      match.end = word.end
    }
    return match
  }

  func currency(at index: Int) -> (number: Int, end: Int)? {
    guard self[index].has(.startsCurrency) else { return nil }
    let found = reader.lexicon.currencyPhrases.longest(in: reader, at: index)
    // "A$" is Australian, "a $10 million deal" is not.
    let letters = self[index].end - self[index].start
    let isLoose = letters == 1 && self[index].kind == .word && !self[index + 1].isGlued
    return isLoose && !self[index].has(.suffix) && found?.end == index + 2
      && self[index].has(.article) ? nil : found
  }
}
