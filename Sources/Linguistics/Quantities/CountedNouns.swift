import Kernels

/// Those to whom something happened, counted without a noun: "12 injured".
private let victims: Set<UInt64> = Set(
  [
    "displaced", "infected", "unemployed", "disabled", "convicted", "deceased", "dead", "missing",
    "hurt",
  ].map { wordHash($0) })

/// The noun that a number counts: "combat missions" in "669 combat missions over Syria".
extension QuantityParser {
  /// Takes in the counted noun: behind the number, or behind "of the" without the span.
  func addCounted(to match: inout QuantityMatch) {
    let amount = match.amount.value ?? 2
    if match.unit == nil, let noun = noun(at: match.end, amount) {
      guard amount <= 1 || !endsInName(noun.upperBound) else { return }
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
    return end > start && !isVerbAlone(start..<end) ? start..<end : nil
  }

  /// Whether a verb alone stands behind a number: "250 required", but "250 wounded".
  private func isVerbAlone(_ noun: Range<Int>) -> Bool {
    let lexeme = self[noun.lowerBound]
    let end = Int(lexeme.end)
    guard noun.count == 1, end - Int(lexeme.start) > 5, end <= text.count,
      text[end - 1] == 0x64, text[end - 2] == 0x65, text[end - 3] != 0x65
    else { return false }
    return !victims.contains(lexeme.word)
  }

  /// Whether a noun phrase ends in a name of one thing ("787 Dreamliner"), so that the number is
  /// part of that: no plural, nor a people whose name has none ("seven Chinese").
  private func endsInName(_ end: Int) -> Bool {
    let lexeme = self[end - 1]
    guard lexeme.isCapitalized, lexeme.kind == .word, !isPlural(end - 1),
      !victims.contains(lexeme.word)
    else { return false }
    let last = Int(lexeme.end)
    guard last - Int(lexeme.start) > 3, last <= text.count else { return true }
    let isPeople = text[last - 1] == 0x65 && text[last - 2] == 0x73 && text[last - 3] == 0x65
    let areMen = text[last - 1] == 0x6E && text[last - 2] == 0x65 && text[last - 3] == 0x6D
    return !isPeople && !areMen
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
