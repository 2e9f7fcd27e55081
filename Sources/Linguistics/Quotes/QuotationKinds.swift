import Corpus

extension QuoteScene {
  /// What a quotation is, from its words and from how it is attributed.
  func kind(
    _ number: Int, _ matrix: QuoteMatrix, _ attribution: Attribution?
  ) -> Quotation.Kind {
    let site = sites[number]
    if isTitle(site, matrix, attribution) { return .title }
    guard let attribution else {
      if standsAlone(site, matrix) { return .direct }
      return isClause(site.inner) && site.inner.count >= 6 ? .partial : .scare
    }
    if isNaming(attribution.frame) { return .partial }
    return isDirect(site, matrix, attribution) ? .direct : .partial
  }

  private func isNaming(_ frame: CueVerb.Frame) -> Bool {
    frame == .as || frame == .to || frame == .name || frame == .of
  }

  private func isDirect(
    _ site: QuoteSite, _ matrix: QuoteMatrix, _ attribution: Attribution
  ) -> Bool {
    let count = wordCount(site.inner)
    let mark = site.tokens.lowerBound
    let opensSentence = left(of: mark) < matrix.before.lowerBound
    if opensSentence { return count >= 2 || startsCapitalized(site) }
    let introduced = isIntroduced(mark)
    if !startsCapitalized(site), startsWithVerb(site) {
      return attribution.place == .before
        && resumes(site, attribution, from: matrix.before.lowerBound)
    }
    guard attribution.place == .before else {
      return startsCapitalized(site) && count >= 3 || introduced && isClause(site.inner)
    }
    if has(mark - 1, .inside) { return false }
    let gap = min(attribution.cue?.upperBound ?? mark, mark)..<mark
    if startsCapitalized(site) {
      if introduced { return true }
      if isAdjacent(gap) || endsWithThat(gap) { return count >= 3 && isClause(site.inner) }
      return endsSentence(site) && count >= 4 && isClause(site.inner)
    }
    if introduced {
      return isClause(site.inner) && count >= 4
        || resumes(site, attribution, from: matrix.before.lowerBound)
    }
    return isAdjacent(gap) && isClause(site.inner) && count >= 6
  }

  /// "could follow a similar track": the subject stands outside.
  private func startsWithVerb(_ site: QuoteSite) -> Bool {
    site.inner.first.map { has($0, .auxiliary) && !isGenitive($0) } ?? false
  }

  private func isIntroduced(_ mark: Int) -> Bool {
    mark > 0 && (isComma(mark - 1) || firstByte(mark - 1) == 0x3A)
  }

  private func endsWithThat(_ gap: Range<Int>) -> Bool {
    gap.last.map { isWord($0, KeyWord.that) } ?? false
  }

  /// The second half of a quotation that its attribution interrupts.
  private func resumes(
    _ site: QuoteSite, _ attribution: Attribution, from limit: Int
  ) -> Bool {
    guard let cue = attribution.cue?.lowerBound else { return false }
    let before = min(attribution.speaker?.tokens.lowerBound ?? cue, cue)
    var start = skippingAdverbs(leftFrom: before - 1, limit: limit)
    if start > limit, isComma(start) { start -= 1 }
    return start >= limit && has(start, .inside)
  }

  /// Whether a quotation is a sentence or several, with nothing around it.
  func standsAlone(_ site: QuoteSite, _ matrix: QuoteMatrix) -> Bool {
    let mark = site.tokens.lowerBound
    let before = left(of: mark)
    let opens = before < matrix.before.lowerBound || firstByte(before) == 0x3A
    return opens && startsCapitalized(site) && endsSentence(site) && wordCount(site.inner) >= 2
  }

  func startsCapitalized(_ site: QuoteSite) -> Bool {
    for token in site.inner where !isPunctuation(token) {
      return isCapitalized(token) || document.tokens[token].shape.contains(.digits)
    }
    return false
  }

  func wordCount(_ tokens: Range<Int>) -> Int {
    var count = 0
    for token in tokens.prefix(40) where !isPunctuation(token) { count += 1 }
    return count
  }

  /// Whether the words have a subject pronoun, an auxiliary or a clause-opening word.
  private func isClause(_ tokens: Range<Int>) -> Bool {
    for token in tokens.prefix(40) where has(token, [.auxiliary, .personal]) && !isGenitive(token) {
      return true
    }
    return false
  }
}
