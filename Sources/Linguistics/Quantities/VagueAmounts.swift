/// Amounts without a number: "several", "a handful of strikes", "tens of thousands of people".
extension QuantityParser {
  func vague(at index: Int) -> QuantityMatch? {
    guard self[index].has(.startsVague),
      let phrase = reader.lexicon.vaguePhrases.longest(in: reader, at: index)
    else { return nil }
    let vague = reader.lexicon.vagueAmounts[phrase.number]
    var match = QuantityMatch(
      start: index, end: phrase.end,
      amount: Amount(
        value: vague.value, minimum: vague.minimum, maximum: vague.maximum, isApproximate: true))
    if self[match.end].has(.magnitude), !self[match.end - 1].has(.of) {
      match.amount.scale(by: entry(match.end).number)
      match.end += 1
    }
    addUnit(to: &match, isCardinal: true, magnitude: 1)
    if match.unit == nil {
      if self[match.end].has([.the, .determiner]), isNoun(match.end + 1) { match.end += 1 }
      if let noun = noun(at: match.end, 2) {
        match.counted = noun
        match.end = noun.upperBound
      } else if !self[match.end - 1].has(.of) {
        addCounted(to: &match)
      }
    }
    // "many" and "several" alone say nothing.
    return match.counted == nil && match.unit == nil && phrase.end == index + 1
      && !self[index].has(.plural) ? nil : match
  }
}
