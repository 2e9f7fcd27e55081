/// From one number to another: "between 20 and 25", "15-20", "from 3 to 5", "200-250".
extension QuantityParser {
  /// - Parameter number: What `bare` finds at `index`.
  func range(at index: Int, _ number: QuantityMatch?) -> QuantityMatch? {
    let isBetween = self[index].has(.between)
    let hasIntroduction = isBetween || self[index].has(.from)
    let start = hasIntroduction ? index + 1 : index
    guard let left = hasIntroduction ? bare(at: start) : number, left.unit != "ordinal",
      let low = left.amount.value
    else {
      return nil
    }
    let connector = self[left.end]
    let isDash = connector.isDash && (connector.isGlued == self[left.end + 1].isGlued)
    let isTo = connector.has(.to) || isDash || connector.isMark(0x7E)
    guard isBetween ? connector.has(.and) || isTo : isTo,
      let right = bare(at: left.end + 1), right.unit != "ordinal", let high = right.amount.value
    else { return nil }
    guard let (from, unit) = shared(low, left.unit, right), from <= high else { return nil }
    // "won 3-1": a score without anything that it counts.
    let isScore = isDash && high < 10 && !isNoun(right.end) && unit == nil
    guard !isScore else { return nil }
    var match = QuantityMatch(
      start: index, end: right.end,
      amount: Amount(value: nil, minimum: from, maximum: high, isApproximate: false))
    match.unit = unit
    addCounted(to: &match)
    return match
  }

  /// The lower end in the unit and magnitude of the upper: "$20-25 million", "2 to 3 percent".
  private func shared(
    _ low: Double, _ unit: String?, _ right: QuantityMatch
  ) -> (Double, String?)? {
    guard unit == nil || right.unit == nil || unit == right.unit else { return nil }
    var from = low
    if let high = right.amount.value, let number = lastMagnitude(right), low * number <= high {
      from = low < 1000 ? low * number : low
    }
    return (from, right.unit ?? unit)
  }

  /// The magnitude of the upper end where the lower has none.
  private func lastMagnitude(_ right: QuantityMatch) -> Double? {
    var index = right.start
    while index < right.end {
      if self[index].has([.magnitude, .suffix]), entry(index).number > 100 {
        return entry(index).number
      }
      index += 1
    }
    return nil
  }
}
