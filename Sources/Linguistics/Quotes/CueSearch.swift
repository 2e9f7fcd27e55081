extension QuoteScene {
  /// The verb before a quotation, in its sentence, that governs it, with its subject.
  func attributionBefore(_ number: Int, _ matrix: QuoteMatrix) -> Attribution? {
    if let governor = governor(of: number, matrix) { return governor }
    let mark = sites[number].tokens.lowerBound
    let lower = matrix.before.lowerBound
    var belief: Attribution?
    var token = left(of: mark)
    while token >= lower {
      if firstByte(token) == 0x3B || opensContrast(token, before: mark, limit: lower) { break }
      if let found = attribution(at: token, mark: mark, matrix) {
        let isBelief = self.isBelief(token)
        if belief == nil, !isBelief { return found }
        if !isBelief, found.speaker != nil { return found }
        if belief == nil { belief = found }
      }
      token = left(of: token)
    }
    return belief
  }

  /// "sent his congratulations in four words:": the subject of the sentence speaks.
  func colonAttribution(_ number: Int, _ matrix: QuoteMatrix) -> Attribution? {
    let colon = sites[number].tokens.lowerBound - 1
    guard colon > matrix.before.lowerBound, firstByte(colon) == 0x3A,
      let speaker = mainSubject(matrix.before.lowerBound..<colon, appositive: false),
      mention(at: speaker.head) != nil || has(speaker.head, [.speaker, .personal])
    else { return nil }
    return Attribution(cue: nil, speaker: speaker, place: .before, frame: .quote)
  }

  /// What is hoped or thought is told by someone who speaks, if the sentence names him.
  func isBelief(_ token: Int) -> Bool {
    guard let form = cueForm(token) else { return false }
    return verb(form).isBelief
  }

  /// ", while Obama …": another clause begins, with a subject of its own.
  private func opensContrast(_ token: Int, before mark: Int, limit: Int) -> Bool {
    guard has(token, .contrast), token > limit, isComma(token - 1), token + 1 < mark else {
      return false
    }
    let next = token + 1
    return has(next, [.determiner, .possessive, .personal]) || mention(at: next) != nil
  }

  private func attribution(at token: Int, mark: Int, _ matrix: QuoteMatrix) -> Attribution? {
    let lower = matrix.before.lowerBound
    if token + 2 < mark, isSourcePhrase(token) {
      let speaker = sourcePhrase(startingAt: token + 2, limit: mark)
      return Attribution(
        cue: token..<(token + 2), speaker: speaker, place: .before, frame: .any)
    }
    guard let form = cueForm(token), !isUsedAsNoun(token, form, limit: lower) else { return nil }
    let verb = verb(form)
    guard fits(verb.frame, from: token + 1, to: mark) else { return nil }
    var cue = token..<(token + 1)
    if verb.frame == .to, mark == token + 3 { cue = token..<mark }
    if isPassive(token, form, limit: lower) {
      guard let agent = agent(of: token, mark: mark, matrix) else { return nil }
      return Attribution(cue: cue, speaker: agent, place: .before, frame: verb.frame)
    }
    if form.kinds == .gerund, !isFreeParticiple(token, limit: lower) { return nil }
    if form.kinds == .participle, !followsHave(token, limit: lower) { return nil }
    guard let speaker = subject(of: token, form, limit: lower, mark: mark),
      !onlyNames(token, speaker, mark: mark)
    else { return nil }
    return Attribution(cue: cue, speaker: speaker, place: .before, frame: verb.frame)
  }

  /// "a comet called" right before the mark: a name, and nobody calls.
  private func onlyNames(_ cue: Int, _ speaker: NounPhrase, mark: Int) -> Bool {
    guard has(cue, .naming), cue + 1 == mark, !has(speaker.head, .personal) else { return false }
    let before = speaker.tokens.lowerBound - 1
    return before < 0 || !has(before, .subordinator)
  }

  /// "by X", between the verb and the mark or right behind the quotation.
  private func agent(of cue: Int, mark: Int, _ matrix: QuoteMatrix) -> NounPhrase? {
    for token in (cue + 1)..<mark where isWord(token, KeyWord.by) && token + 1 < mark {
      return nounPhrase(startingAt: token + 1, limit: mark)
    }
    let behind = matrix.after.lowerBound
    guard behind + 1 < matrix.after.upperBound, isWord(behind, KeyWord.by) else { return nil }
    return nounPhrase(startingAt: behind + 1, limit: matrix.after.upperBound)
  }

  /// ", saying", "by saying", "a statement saying", "quoted as saying", "is saying".
  private func isFreeParticiple(_ token: Int, limit: Int) -> Bool {
    let before = skippingAdverbs(leftFrom: token - 1, limit: limit)
    guard before >= limit else { return true }
    if isComma(before) || firstByte(before) == 0x2D || firstByte(before) >= 0x80 { return true }
    return has(before, [.preposition, .coordinator, .be, .communication, .contrast, .negation])
  }

  private func followsHave(_ token: Int, limit: Int) -> Bool {
    let before = skippingAdverbs(leftFrom: token - 1, limit: limit)
    return before >= limit && has(before, .have)
  }

  /// Whether the words between a verb and the mark are those that the verb asks for.
  func fits(_ frame: CueVerb.Frame, from start: Int, to mark: Int) -> Bool {
    let gap = mark - start
    switch frame {
    case .any: return true
    case .quote: return isAdjacent(start..<mark)
    case .that:
      return isAdjacent(start..<mark) || contains(KeyWord.that, in: start..<min(mark, start + 6))
    case .as: return contains(KeyWord.as, in: start..<min(mark, start + 20))
    case .to: return gap >= 2 && isWord(start, KeyWord.to) && contains(KeyWord.as, in: start..<mark)
    case .name: return gap <= 8
    case .of: return gap >= 1 && (isWord(start, KeyWord.of) || isWord(start, KeyWord.about))
    case .out: return gap >= 1 && isWord(start, KeyWord.out)
    case .it: return gap >= 1 && isWord(start, KeyWord.it)
    }
  }

  /// Whether nothing but a comma, a colon, an addressee or an adverb stands before the mark.
  func isAdjacent(_ gap: Range<Int>) -> Bool {
    guard let last = gap.last else { return true }
    let isIntroduced = isComma(last) || firstByte(last) == 0x3A
    if isIntroduced { return gap.count <= 12 }
    return gap.count <= 2 && gap.allSatisfy { has($0, [.adverb, .object]) }
  }

  private func contains(_ word: UInt64, in range: Range<Int>) -> Bool {
    range.contains { isWord($0, word) && !has($0, .inside) }
  }
}
