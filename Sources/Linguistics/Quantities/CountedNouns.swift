/// The noun that a number counts: "combat missions" in "669 combat missions over Syria".
extension QuantityParser {
  /// Takes in the counted noun: behind the number, or behind "of the" without the span.
  func addCounted(to match: inout QuantityMatch) {
    if match.unit == nil, let noun = noun(at: match.end, match.amount.value ?? 2) {
      match.counted = noun
      match.end = noun.upperBound
      return
    }
    guard self[match.end].has(.of) else { return }
    var next = match.end + 1
    let hasDeterminer = self[next].has([.the, .determiner])
    if hasDeterminer { next += 1 }
    guard hasDeterminer || match.unit != nil || self[next].isCapitalized,
      var noun = noun(at: next, 2)
    else { return }
    // "the country's richest men": what is owned is counted.
    while self[noun.upperBound].word == words.possessive,
      let owned = self.noun(at: noun.upperBound + 1, 2)
    {
      noun = owned
    }
    guard self[noun.upperBound].word != words.possessive else { return }
    match.counted = noun
    // "one of the concerns" is one expression; "90 percent" stands apart from what it is of.
    if match.unit == nil { match.end = noun.upperBound }
  }

  /// Whether a noun can begin at `index`.
  func isNoun(_ index: Int) -> Bool {
    let lexeme = self[index]
    guard lexeme.kind == .word, !lexeme.has([.endsNoun, .weekday, .preposition, .and, .or]) else {
      return false
    }
    return !lexeme.has([.cardinal, .tens, .magnitude]) && !lexeme.has(.startsCurrency)
  }

  /// The noun phrase that begins at `index`: up to the first plural, or up to a word that cannot
  /// belong to it.
  func noun(at index: Int, _ amount: Double) -> Range<Int>? {
    var start = index
    // "4,000 more people", "two other men".
    if self[start].word == words.more, self[start + 1].word != words.than {
      start += 1
    }
    while self[start].has(.other), isNoun(start + 1) { start += 1 }
    var end = start
    while end < start + 6,
      isNoun(end) || isHyphen(end, start) || end > start && self[end].flags.contains(.inName)
    {
      let isPluralHere = isPlural(end)
      end += 1
      if isPluralHere, !(isHyphen(end, start)) { break }
      if amount == 1, end > start, endsInVerb(end) { break }
    }
    while end > start, self[end - 1].isDash { end -= 1 }
    return end > start ? start..<end : nil
  }

  /// A hyphen inside a word: "nuclear-armed".
  private func isHyphen(_ index: Int, _ start: Int) -> Bool {
    index > start && self[index].isDash && self[index].isGlued && self[index + 1].isGlued
      && (self[index + 1].kind == .word || self[index + 1].flags.contains(.inName))
  }

  /// A word that looks like a plural: "missions", "people".
  private func isPlural(_ index: Int) -> Bool {
    let lexeme = self[index]
    if lexeme.has(.pluralNoun) { return true }
    let end = Int(lexeme.end)
    guard end - Int(lexeme.start) > 3, end <= text.count else { return false }
    return text[end - 1] == 0x73 && text[end - 2] != 0x73 && text[end - 2] != 0x75
  }

  /// A verb form behind a singular: "one man said", "one official accused".
  private func endsInVerb(_ index: Int) -> Bool {
    let lexeme = self[index]
    if lexeme.has([.pastTense, .futureTense]) { return true }
    let end = Int(lexeme.end)
    guard lexeme.kind == .word, end - Int(lexeme.start) > 3, end <= text.count else { return false }
    return text[end - 1] == 0x64 && text[end - 2] == 0x65
      || text[end - 1] == 0x67 && text[end - 2] == 0x6E && text[end - 3] == 0x69
  }
}
