/// Bounds in front of and behind a number: "more than 90 percent", "500 or more".
extension QuantityParser {
  /// A bound and the quantity behind it; bounds may be nested: "a minimum of around 4,000".
  func bounded(at index: Int) -> QuantityMatch? {
    var kinds: [Bound.Kind] = []
    var next = index
    while kinds.count < 4, self[next].has(.startsBound),
      let phrase = reader.lexicon.boundPhrases.longest(in: reader, at: next)
    {
      kinds.append(reader.lexicon.bounds[phrase.number].kind)
      next = phrase.end
    }
    guard !kinds.isEmpty, var match = rangeOrBare(at: next) ?? vague(at: next),
      match.unit != "ordinal"
    else { return nil }
    addBoundBehind(to: &match)
    // "all", "only" and "just" are no part of the expression.
    match.start = kinds == [.exactly] ? match.start : index
    for kind in kinds.reversed() { apply(kind, to: &match) }
    addOtherSide(to: &match)
    if match.counted == nil { addCounted(to: &match) }
    return match
  }

  private func rangeOrBare(at index: Int) -> QuantityMatch? {
    let number = bare(at: index)
    return range(at: index, number) ?? number
  }

  /// "and less than 40" behind "more than 10".
  private func addOtherSide(to match: inout QuantityMatch) {
    var next = match.end
    if self[next].isMark(0x2C) { next += 1 }
    guard self[next].has(.and) else { return }
    next += 1
    guard self[next].has(.startsBound),
      let phrase = reader.lexicon.boundPhrases.longest(in: reader, at: next),
      let other = bare(at: phrase.end), other.unit == match.unit, other.unit != "ordinal",
      let value = other.amount.value
    else { return }
    let (low, high) = (match.amount.minimum, match.amount.maximum)
    switch reader.lexicon.bounds[phrase.number].kind {
    case .below, .most:
      guard let low, high == nil || match.unit == "percent", low < value else { return }
      match.amount.maximum = value
    case .above, .least:
      guard let high, low == nil || low == 0, value < high else { return }
      match.amount.minimum = value
    case .nearly, .about, .exactly: return
    }
    match.amount.value = nil
    match.end = other.end
  }

  /// "or more", "or so" behind the number.
  func addBoundBehind(to match: inout QuantityMatch) {
    guard self[match.end].has([.and, .or, .preposition]) else { return }
    guard let phrase = reader.boundBehind(at: match.end),
      !opensAnother(phrase.end)
    else { return }
    match.end = phrase.end
    apply(reader.lexicon.bounds[phrase.number].kind, to: &match)
  }

  /// "5,000 or more than 6,000": what looks like a bound behind belongs to the next number.
  private func opensAnother(_ end: Int) -> Bool {
    let next = self[end].word == words.than ? end + 1 : end
    return self[next - 1].word == words.than && reader.number(at: next) != nil
  }

  private func apply(_ kind: Bound.Kind, to match: inout QuantityMatch) {
    let value = match.amount.value ?? match.amount.minimum
    switch kind {
    case .above, .least:
      match.amount.minimum = value
      match.amount.maximum = match.unit == "percent" && (value ?? 0) <= 100 ? 100 : nil
    case .below, .most:
      match.amount.minimum = match.unit == nil || match.unit == "ordinal" ? nil : 0
      match.amount.maximum = value
    case .nearly:
      match.amount.minimum = nil
      match.amount.maximum = value
      match.amount.isApproximate = true
    case .about:
      match.amount.isApproximate = true
      if match.amount.minimum == match.amount.maximum {
        match.amount.minimum = nil
        match.amount.maximum = nil
      }
    case .exactly: break
    }
  }
}

extension LexemeReader {
  /// A bound that stands behind its number.
  func boundBehind(at index: Int) -> (number: Int, end: Int)? {
    lexicon.boundPhrases.longest(in: self, at: index, afterMark: true)
  }
}
