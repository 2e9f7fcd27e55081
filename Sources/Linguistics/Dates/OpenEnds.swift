import Corpus

/// Times that are open on one side: "since August", "by Friday", "after 2016", "starting Monday".
///
/// The word in front stands outside the expression, whose value is the time it names; the first
/// and the last day tell what is meant: from that time on, or up to it.
extension DateParser {
  /// The match with the days that the words beside it leave.
  func opened(_ match: TimeMatch) -> TimeMatch {
    if match.kind == .duration { return within(match) }
    guard match.kind == .date || match.kind == .time, let first = match.first,
      let last = match.last, match.rule != "range", match.rule != "reference",
      !isAttribute(match)
    else { return match }
    var open = match
    switch side(of: match) {
    case .from: open.last = nil
    case .after: (open.first, open.last) = (last.advanced(by: 1), nil)
    case .before: (open.first, open.last) = (nil, first.advanced(by: -1))
    case .upTo: open.first = nil
    case nil: return match
    }
    open.rule += ", open"
    return open
  }

  /// "within nine months", spoken of what is ahead: from the day of publication on.
  private func within(_ match: TimeMatch) -> TimeMatch {
    guard self[match.start - 1].word == words.within, let published, match.rule != "past units"
    else { return match }
    var open = match
    if match.first != nil {
      open.first = published
      return open
    }
    guard let number = reader.number(at: match.start), self[number.end].has(.timeUnit),
      number.end + 1 == match.end, direction(around: match.start..<match.end) == .future,
      let last = moved(published, number.value, entry(number.end).unit)
    else { return match }
    (open.first, open.last) = (published, last)
    return open
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
    if next.word == words.possessive || next.isMark(0x27) && next.isGlued { return true }
    return next.kind == .word && next.entry == 0 && !endsInEd(next)
  }
}
