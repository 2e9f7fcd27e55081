/// Numbers in words: "two hundred and five thousand", "nine point nought four".
extension LexemeReader {
  /// A number that begins with a word.
  func words(at index: Int, adds: Bool = true) -> NumberPhrase? {
    var sum = WordSum()
    var position = index
    if self[position].has(.article) {
      if let fraction = fraction(of: 1, at: position + 1), isLast(fraction.end) { return fraction }
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
        sum.hasAnd = true
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
    if let fraction = fraction(of: sum.value, at: position) { return fraction }
    var phrase = NumberPhrase(
      value: sum.value, end: position, kind: .cardinal, magnitude: sum.magnitude)
    if adds, self[position].has(.point), let (value, end) = decimals(at: position + 1) {
      phrase.value += value
      phrase.end = end
    }
    return adds ? withMagnitudes(phrase) : phrase
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
