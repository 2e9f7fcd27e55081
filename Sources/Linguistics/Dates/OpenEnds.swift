import Corpus

/// Times that are open on one side: "since August", "by Friday", "after 2016", "starting Monday".
///
/// The word in front stands outside the expression, whose value is the time it names; the first
/// and the last day tell what is meant: from that time on, or up to it.
extension DateParser {
  /// Leaves the match the days that the words beside it mean.
  func open(_ match: inout TimeMatch) {
    if match.kind == .duration { return setDaysWithin(&match) }
    guard self[match.start - 1].kind == .word, let side = side(of: match),
      match.kind == .date || match.kind == .time, let first = match.first,
      let last = match.last, match.rule != "range", match.rule != "reference",
      !isAttribute(match)
    else { return }
    switch side {
    case .from: match.last = nil
    case .after: (match.first, match.last) = (last.advanced(by: 1), nil)
    case .before: (match.first, match.last) = (nil, first.advanced(by: -1))
    case .upTo: match.first = nil
    }
    match.rule += ", open"
  }

  /// "within nine months", spoken of what is ahead: from the day of publication on.
  private func setDaysWithin(_ match: inout TimeMatch) {
    guard self[match.start - 1].word == words.within, let published, match.rule != "past units"
    else { return }
    if match.first != nil {
      match.first = published
      return
    }
    guard let number = reader.number(at: match.start), self[number.end].has(.timeUnit),
      number.end + 1 == match.end, direction(around: match.start..<match.end) == .future,
      let last = moved(published, number.value, entry(number.end).unit)
    else { return }
    (match.first, match.last) = (published, last)
  }

  private enum Side {
    case from, after, before, upTo
  }

  private func side(of match: TimeMatch) -> Side? {
    let isBehindOn = self[match.start - 1].has(.on)
    let word = self[match.start - (isBehindOn ? 2 : 1)].word
    if word == words.since || words.isStart(word) { return .from }
    if self[match.start - 1].has(.from) {
      let next = self[match.end]
      let isOn = next.has(.on) && self[match.end + 1].kind != .word
      return isOn || next.word == words.onward || next.word == words.onwards ? .from : nil
    }
    if isBehindOn { return nil }
    if self[match.start - 1].has(.preposition), let side = sideOfComparison(match.start - 1) {
      return side
    }
    if word == words.after { return .after }
    if word == words.before { return .before }
    return word == words.by || words.isUntil(word) ? .upTo : nil
  }

  /// "as early as Friday", "as late as June".
  private func sideOfComparison(_ index: Int) -> Side? {
    guard self[index].word == words.as, self[index - 2].word == words.as else { return nil }
    let word = self[index - 1]
    guard word.has(.position) else { return nil }
    return entry(index - 1).calendar == 1 ? .from : entry(index - 1).calendar == 3 ? .upTo : nil
  }

  /// "after Tuesday's attack", "since the 2010 election": the time belongs to what follows.
  private func isAttribute(_ match: TimeMatch) -> Bool {
    let next = self[match.end]
    if next.word == words.onward || next.word == words.onwards { return false }
    if next.word == words.possessive || next.isMark(0x27) && next.isGlued { return true }
    return next.kind == .word && next.entry == 0 && !endsInEd(next)
  }
}
