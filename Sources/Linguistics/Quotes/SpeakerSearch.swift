extension QuoteScene {
  /// The subject of a cue verb that stands before its quotation.
  func subject(
    of cue: Int, _ form: CueVerbs.Form, limit: Int, mark: Int
  ) -> NounPhrase? {
    if form.kinds == .gerund, !followsBe(cue, limit: limit) {
      if let quoted = quotedSpeaker(before: cue, limit: limit) { return quoted }
      return mainSubject(limit..<cue, appositive: false)
    }
    if cue - 1 > limit, isComma(cue - 1), has(cue - 2, .inside) {
      return nounPhrase(startingAt: cue + 1, limit: mark)
    }
    var token = left(of: cue)
    var isInfinitive = false
    while token >= limit, !has(token, .inside), skipsToSubject(token) {
      isInfinitive = isInfinitive || isWord(token, KeyWord.to)
      token = left(of: token)
    }
    token = skippingTime(leftFrom: token, limit: limit)
    guard token >= limit, token == cue - 1 || !has(cue - 1, .inside) else {
      return nounPhrase(startingAt: cue + 1, limit: mark)
    }
    if isInfinitive { return mainSubject(limit..<(token + 1), appositive: false) }
    if isRelative(token) {
      let before = token > limit && isComma(token - 1) ? token - 2 : token - 1
      return before >= limit ? wholeSubject(endingAt: before, limit: limit) : nil
    }
    if !isPunctuation(token), !has(token, .coordinator),
      let subject = wholeSubject(endingAt: token, limit: limit)
    {
      return subject
    }
    return mainSubject(limit..<token, appositive: isComma(token))
  }

  /// "The agency quoted Kim as saying": not the agency speaks, but Kim.
  private func quotedSpeaker(before cue: Int, limit: Int) -> NounPhrase? {
    guard cue - 2 >= limit, isWord(cue - 1, KeyWord.as), !has(cue - 2, .quoted) else { return nil }
    return nounPhrase(endingAt: cue - 2, limit: limit)
  }

  private func followsBe(_ token: Int, limit: Int) -> Bool {
    let before = skippingAdverbs(leftFrom: token - 1, limit: limit)
    return before >= limit && has(before, .be) && !isGenitive(before)
  }

  /// Past "on Friday" and the like.
  private func skippingTime(leftFrom token: Int, limit: Int) -> Int {
    var start = token
    while start > limit, has(start, .time), !has(start, [.inside, .personal]) { start -= 1 }
    guard start < token, has(start, .preposition), start > limit else {
      return start < token && !isPunctuation(start) ? start : token
    }
    return start - 1
  }

  private func skipsToSubject(_ token: Int) -> Bool {
    if isGenitive(token) { return false }
    return has(token, [.adverb, .auxiliary, .negation]) || isWord(token, KeyWord.to)
  }

  func isRelative(_ token: Int) -> Bool {
    isWord(token, KeyWord.who) || isWord(token, KeyWord.which) || isWord(token, KeyWord.that)
  }

  /// The noun phrase before a verb, with the head that it hangs on: "a spokesman for Moscow".
  private func wholeSubject(endingAt last: Int, limit: Int) -> NounPhrase? {
    guard var phrase = nounPhrase(endingAt: last, limit: limit) else { return nil }
    for _ in 0..<3 {
      let preposition = phrase.tokens.lowerBound - 1
      guard preposition > limit, has(preposition, .preposition), !has(preposition, .inside),
        !has(preposition - 1, .time), !has(preposition, .subordinator),
        let head = nounPhrase(endingAt: preposition - 1, limit: limit),
        has(head.head, [.speaker, .communication]) || has(head.tokens.lowerBound, .determiner)
      else { break }
      phrase = head
    }
    return withComplement(phrase, limit: last + 1)
  }

  /// The subject of the sentence's main verb.
  ///
  /// - Parameter appositive: The verb stands behind the comma that ends an apposition, so the
  ///   subject is followed by a comma.
  func mainSubject(_ range: Range<Int>, appositive: Bool) -> NounPhrase? {
    var first: NounPhrase?
    var subordinate: NounPhrase?
    var withComma: NounPhrase?
    forEachPhrase(in: range) { phrase, isFree in
      guard isFree, !has(phrase.head, .time) else { return true }
      let next = phrase.tokens.upperBound
      if next < range.upperBound, has(next, .preposition), !has(phrase.head, .speaker),
        !isCapitalized(phrase.head)
      {
        return true
      }
      let isName = isCapitalized(phrase.head) && !has(phrase.head, .speaker)
      let endsRange = next == range.upperBound && isName
      if withComma == nil, endsRange || next < range.upperBound && isComma(next) {
        withComma = phrase
      }
      let start = phrase.tokens.lowerBound
      if start > range.lowerBound, has(start - 1, .subordinator) {
        subordinate = subordinate ?? phrase
      } else {
        first = first ?? phrase
      }
      return appositive || first == nil
    }
    return (appositive ? withComma : nil) ?? first ?? subordinate
  }

  /// Calls `body` with each noun phrase that can speak, from left to right.
  ///
  /// `body` also hears whether the phrase is free: no preposition and no verb before it governs
  /// it. Ends where `body` says false.
  func forEachPhrase(in range: Range<Int>, _ body: (NounPhrase, Bool) -> Bool) {
    var token = range.lowerBound
    while token < range.upperBound {
      guard !has(token, .inside), startsPhrase(token),
        let phrase = nounPhrase(startingAt: token, limit: range.upperBound)
      else {
        token += 1
        continue
      }
      if canSpeak(phrase), !body(phrase, isFree(token, limit: range.lowerBound)) { return }
      token = phrase.tokens.upperBound
    }
  }

  private func startsPhrase(_ token: Int) -> Bool {
    if isPunctuation(token) { return false }
    if has(token, [.personal, .determiner, .possessive]) { return !isWord(token, KeyWord.who) }
    if mention(at: token) != nil { return true }
    if isCapitalized(token) { return !has(token, WordTraits.boundary.union(.time)) }
    return has(token, [.speaker, .modifier])
  }

  private func canSpeak(_ phrase: NounPhrase) -> Bool {
    if has(phrase.head, [.personal, .speaker]) || mention(at: phrase.head) != nil { return true }
    return isCapitalized(phrase.head) && !has(phrase.head, .time)
  }

  private func isFree(_ token: Int, limit: Int) -> Bool {
    guard token > limit else { return true }
    let before = token - 1
    if has(before, .inside) || isPunctuation(before) { return true }
    if has(before, .subordinator) { return true }
    return has(before, [.coordinator, .adverb]) || isInvertedCue(before)
  }

  /// "said" before its subject.
  private func isInvertedCue(_ token: Int) -> Bool {
    guard let form = cueForm(token), token > 0 else { return false }
    return !form.kinds.isDisjoint(with: [.past, .third]) && has(token - 1, .inside)
  }
}
