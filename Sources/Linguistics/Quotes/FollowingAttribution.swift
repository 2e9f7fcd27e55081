extension QuoteScene {
  /// The verb and speaker behind a quotation: `," said X`, `," X said`, `," according to X`.
  func attributionAfter(_ number: Int, _ matrix: QuoteMatrix) -> Attribution? {
    let site = sites[number]
    let limit = matrix.after.upperBound
    var token = matrix.after.lowerBound
    guard token < limit else { return nil }
    var isOpen = leavesOpen(site)
    if isPunctuation(token), isComma(token) || firstByte(token) == 0x2D || firstByte(token) == 0xE2
    {
      isOpen = true
      token += 1
    }
    token = skippingAdverbs(rightFrom: token, limit: limit)
    guard token < limit, !has(token, .inside), !isPunctuation(token), !has(token, .contrast) else {
      return nil
    }
    if token + 2 < limit, isSourcePhrase(token) {
      return Attribution(
        cue: token..<(token + 2), speaker: sourcePhrase(startingAt: token + 2, limit: limit),
        place: .after, frame: .any)
    }
    let standsAlone = left(of: site.tokens.lowerBound) < matrix.before.lowerBound
    guard isOpen || standsAlone else { return nil }
    return verbBehind(number, matrix) ?? inverted(at: token, limit: limit)
      ?? straight(at: token, limit: limit)
  }

  /// `," he said` further on in the sentence, where it is an insertion.
  func parenthesis(_ matrix: QuoteMatrix) -> Attribution? {
    let limit = matrix.after.upperBound
    var token = matrix.after.lowerBound
    while token + 1 < limit {
      if !has(token, .inside), isComma(token),
        let found = straight(at: token + 1, limit: limit),
        let cue = found.cue, ends(cue.upperBound, limit: limit)
      {
        return found
      }
      token += 1
    }
    return nil
  }

  private func ends(_ token: Int, limit: Int) -> Bool {
    token >= limit || (isPunctuation(token) && !has(token, .inside))
  }

  /// Whether what stands behind a quotation may go on with its sentence.
  private func leavesOpen(_ site: QuoteSite) -> Bool {
    guard let last = site.inner.last else { return false }
    switch firstByte(last) {
    case 0x2C, 0x3F, 0x21, 0x2D, 0xE2: return true
    default: return false
    }
  }

  /// "said Federica Mogherini".
  private func inverted(at token: Int, limit: Int) -> Attribution? {
    guard let form = cueForm(token), !isCapitalized(token),
      !form.kinds.isDisjoint(with: [.past, .third, .base])
    else { return nil }
    let start = skippingAdverbs(rightFrom: token + 1, limit: limit)
    guard start < limit, !isWord(start, KeyWord.that),
      let speaker = nounPhrase(startingAt: start, limit: limit)
    else { return nil }
    return Attribution(
      cue: token..<(token + 1), speaker: withComplement(speaker, limit: limit), place: .after,
      frame: verb(form).frame)
  }

  /// "Pentagon Press Secretary Peter Cook said", "Rodaba Noori, a team member, told".
  private func straight(at token: Int, limit: Int) -> Attribution? {
    guard let speaker = nounPhrase(startingAt: token, limit: limit) else { return nil }
    let whole = withComplement(speaker, limit: limit)
    var next = whole.tokens.upperBound
    if next < limit, isComma(next) {
      next = behindApposition(next + 1, limit: limit)
    } else if next < limit, has(next, .preposition) {
      next = behindWords(next + 1, limit: limit)
    }
    while next < limit, !has(next, .inside), !isGenitive(next), has(next, [.adverb, .have]) {
      next += 1
    }
    guard next < limit, let form = cueForm(next),
      !form.kinds.isDisjoint(with: [.past, .third, .base])
    else { return nil }
    if has(next, .quoted), let quoted = quoted(behind: next, limit: limit) { return quoted }
    return Attribution(
      cue: next..<(next + 1), speaker: whole, place: .after, frame: verb(form).frame)
  }

  /// "(the agency) quoted Ruiz as saying": Ruiz speaks.
  private func quoted(behind verb: Int, limit: Int) -> Attribution? {
    guard let speaker = nounPhrase(startingAt: verb + 1, limit: limit) else { return nil }
    let whole = withComplement(speaker, limit: limit)
    let saying = whole.tokens.upperBound + 1
    guard saying < limit, isWord(saying - 1, KeyWord.as), cueForm(saying) != nil else { return nil }
    return Attribution(
      cue: saying..<(saying + 1), speaker: whole, place: .after, frame: .any)
  }

  /// Behind the comma that ends an apposition, where a verb follows.
  private func behindApposition(_ start: Int, limit: Int) -> Int {
    var token = start
    while token + 1 < min(limit, start + 30), !has(token, .inside) {
      if isComma(token) {
        let next = skippingAdverbs(rightFrom: token + 1, limit: limit)
        if next < limit, cueForm(next) != nil { return next }
      }
      token += 1
    }
    return start
  }

  /// The first verb behind "in Chicago" and the like.
  private func behindWords(_ start: Int, limit: Int) -> Int {
    var token = start
    while token < min(limit, start + 10), !has(token, .inside), !isPunctuation(token) {
      if let form = cueForm(token), !isUsedAsNoun(token, form, limit: start) { return token }
      token += 1
    }
    return start
  }

  /// Who follows "according to".
  func sourcePhrase(startingAt first: Int, limit: Int) -> NounPhrase? {
    nounPhrase(startingAt: first, limit: limit).map { withComplement($0, limit: limit) }
  }

  /// A noun with whom it belongs to: "a spokesman for Moscow", "one of the survivors".
  func withComplement(_ phrase: NounPhrase, limit: Int) -> NounPhrase {
    guard has(phrase.head, .speaker.union(.someone)) else { return phrase }
    var end = phrase.tokens.upperBound
    // "a spokesman for a group of small banks": no more than three, one of another.
    for step in 0..<3 {
      let isJoined =
        end + 1 < limit
        && (isWord(end, KeyWord.of)
          || step == 0 && isWord(end, KeyWord.for) && has(phrase.head, .speaker)
            && !has(end + 1, .possessive))
      guard isJoined, let next = complementEnd(from: end + 1, limit: limit) else { break }
      end = next
    }
    return NounPhrase(tokens: phrase.tokens.lowerBound..<end, head: phrase.head)
  }

  /// Behind the noun phrase, or the pronoun in "one of them", that a preposition governs.
  private func complementEnd(from start: Int, limit: Int) -> Int? {
    if has(start, .object), !has(start, [.inside, .possessive]) { return start + 1 }
    if isWord(start, KeyWord.those), start + 1 < limit, isRelative(start + 1) { return start + 1 }
    return nounPhrase(startingAt: start, limit: limit)?.tokens.upperBound
  }
}
