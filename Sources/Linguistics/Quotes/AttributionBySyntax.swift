import Corpus

/// The verb of saying that a quotation hangs on, read off a tree.
extension QuoteScene {
  /// The nearest verb of saying before a quotation that governs words of it.
  func governor(of number: Int, _ matrix: QuoteMatrix) -> Attribution? {
    guard let tree, var word = top(of: sites[number], in: tree) else { return nil }
    let mark = sites[number].tokens.lowerBound
    var belief: Attribution?
    for _ in 0..<12 {
      guard let head = tree.head(of: word) else { break }
      let isConjunct = tree.relations[word] == .conjunct
      if !isConjunct, head < mark, let found = attribution(by: head, of: number, tree) {
        guard isBelief(head) else { return found }
        belief = belief ?? found
      }
      word = head
    }
    return belief
  }

  /// What governs a fragment in the middle of a sentence, before anything behind it is asked:
  /// "Critics call it "a gamble," while supporters say …".
  func attributionOfFragment(_ number: Int, _ matrix: QuoteMatrix) -> Attribution? {
    let site = sites[number]
    let before = left(of: site.tokens.lowerBound)
    guard before >= matrix.before.lowerBound, !isComma(before), !startsCapitalized(site)
    else { return nil }
    return governor(of: number, matrix)
  }

  /// The first word of a quotation that hangs on a word outside.
  private func top(of site: QuoteSite, in tree: SyntaxTree) -> Int? {
    for token in site.inner.prefix(60) where !isPunctuation(token) {
      guard let head = tree.head(of: token) else { return nil }
      if !site.tokens.contains(head) { return token }
    }
    return nil
  }

  private func attribution(by verb: Int, of number: Int, _ tree: SyntaxTree) -> Attribution? {
    guard tree.tags[verb] == .verb, let form = cueForm(verb) else { return nil }
    let mark = sites[number].tokens.lowerBound
    guard fits(self.verb(form).frame, from: verb + 1, to: mark) else { return nil }
    let speaker: Int?
    if isPassive(verb, in: tree) {
      speaker = agentWord(of: verb, in: tree)
    } else {
      speaker = subjectWord(of: verb, in: tree)
    }
    guard let speaker, let phrase = nearestSpeaker(speaker, before: verb, form, in: tree) else {
      return nil
    }
    let frame = self.verb(form).frame
    let end = frame == .to && mark == verb + 3 ? mark : verb + 1
    return Attribution(cue: verb..<end, speaker: phrase, place: .before, frame: frame)
  }

  /// "Their shares fell, and a spokesman called …": where a tree gives the verb a subject that cannot
  /// speak, somebody who can and stands before the verb.
  private func nearestSpeaker(
    _ subject: Int, before verb: Int, _ form: CueVerbs.Form, in tree: SyntaxTree
  ) -> NounPhrase? {
    if mayTell(subject) { return speakerPhrase(subject, in: tree) }
    let joined = tree.children(of: subject).filter {
      tree.relations[$0] == .conjunct && $0 < verb && mayTell($0)
    }
    if let last = joined.last { return speakerPhrase(last, in: tree) }
    let start = document.sentences[Int(tree.sentences[verb])].tokens.lowerBound
    if verb - start < QuoteScene.reach, !isPassive(verb, in: tree),
      let beside = self.subject(of: verb, form, limit: start, mark: verb + 1),
      beside.head != subject, mayTell(beside.head)
    {
      return beside
    }
    return speakerPhrase(subject, in: tree)
  }

  /// Somebody, or something written or said.
  private func mayTell(_ word: Int) -> Bool {
    let able: WordTraits = [.personal, .person, .body, .communication, .someone]
    return has(word, able) || mention(at: word) != nil
  }

  /// A phrase with the name or body that hangs on it ("a spokesman for Moscow").
  func speakerPhrase(_ word: Int, in tree: SyntaxTree) -> NounPhrase? {
    guard let phrase = nounPhrase(headedBy: word, in: tree) else { return nil }
    let end = document.sentences[Int(tree.sentences[word])].tokens.upperBound
    return withComplement(phrase, limit: min(end, tree.count))
  }

  /// The verb behind a quotation, with a subject of its own: `," Ana Ruiz, the head of the
  /// council, told reporters`, `," shrugged Ruiz`.
  func verbBehind(_ number: Int, _ matrix: QuoteMatrix) -> Attribution? {
    guard let tree else { return nil }
    let start = matrix.after.lowerBound
    let end = min(matrix.after.upperBound, start + 45, tree.count)
    for token in start..<max(start, end) where !has(token, .inside) {
      if firstByte(token) == 0x3B { return nil }
      guard tree.tags[token] == .verb, !modifiesNoun(token, in: tree) else { continue }
      if let quoted = quotedBehind(token, start, tree) { return quoted }
      guard let subject = tree.child(of: token, .subject), subject >= start,
        !isRelative(subject), let phrase = speakerPhrase(subject, in: tree)
      else { return nil }
      let opens = left(of: sites[number].tokens.lowerBound) < matrix.before.lowerBound
      return attribution(
        behind: number, opens: opens, verb: token, phrase, subject: subject, tree)
    }
    return nil
  }

  /// `," Lavrov was quoted as saying`, `," the agency quoted Lavrov as saying`.
  private func quotedBehind(_ verb: Int, _ start: Int, _ tree: SyntaxTree) -> Attribution? {
    guard has(verb, .quoted) else { return nil }
    let saying = sayingBehind(verb, in: tree)
    let quoted =
      tree.child(of: verb, .passiveSubject) ?? (saying == nil ? nil : tree.child(of: verb, .object))
    guard let quoted, quoted >= start, let phrase = speakerPhrase(quoted, in: tree) else {
      return nil
    }
    let cue = saying ?? verb
    return Attribution(
      cue: cue..<(cue + 1), speaker: phrase, place: .after, frame: .any)
  }

  /// The verb of saying that "as" joins to "quoted", on whatever the tree hangs it.
  private func sayingBehind(_ verb: Int, in tree: SyntaxTree) -> Int? {
    for token in (verb + 1)..<max(verb + 1, min(verb + 20, tree.count)) {
      if tree.sentences[token] != tree.sentences[verb] || has(token, .inside) { return nil }
      if isWord(token, KeyWord.as) {
        return token + 1 < tree.count && cueForm(token + 1) != nil ? token + 1 : nil
      }
    }
    return nil
  }

  private func modifiesNoun(_ verb: Int, in tree: SyntaxTree) -> Bool {
    switch tree.relations[verb] {
    case .relativeClause, .nounClause, .adjective, .compound: true
    default: false
    }
  }

  private func attribution(
    behind number: Int, opens: Bool, verb: Int, _ phrase: NounPhrase, subject: Int,
    _ tree: SyntaxTree
  ) -> Attribution? {
    let site = sites[number]
    let first = skippingAdverbs(rightFrom: firstWord(behind: site), limit: verb + 1)
    guard !beginsAnew(first..<max(first, min(phrase.tokens.lowerBound, verb)), tree) else {
      return nil
    }
    let frame: CueVerb.Frame
    if let form = cueForm(verb) {
      frame = self.verb(form).frame
    } else {
      guard isSpeech(site), isPerson(subject), opens else { return nil }
      frame = .quote
    }
    if !endsWithComma(site), introducesMore(verb, in: tree) { return nil }
    return Attribution(
      cue: verb..<(verb + 1), speaker: phrase, place: .after, frame: frame)
  }

  /// Whether another clause begins between a quotation and the subject behind it.
  private func beginsAnew(_ between: Range<Int>, _ tree: SyntaxTree) -> Bool {
    between.contains {
      has($0, [.coordinator, .subordinator]) || tree.tags[$0] == .verb || tree.tags[$0] == .aux
    }
  }

  /// The first token behind a quotation, past a comma or a dash.
  private func firstWord(behind site: QuoteSite) -> Int {
    let next = site.tokens.upperBound
    return next < document.tokens.count && isPunctuation(next) ? next + 1 : next
  }

  /// Whether the verb has a clause of its own to introduce, in front of which it stands.
  private func introducesMore(_ verb: Int, in tree: SyntaxTree) -> Bool {
    tree.children(of: verb).contains {
      $0 > verb && tree.relations[$0] == .clausalComplement && !has($0, .inside)
    }
  }

  private func endsWithComma(_ site: QuoteSite) -> Bool {
    let behind = site.tokens.upperBound
    if behind < document.tokens.count, isComma(behind) { return true }
    return site.inner.last.map { isComma($0) } ?? false
  }

  private func isSpeech(_ site: QuoteSite) -> Bool {
    guard let last = site.inner.last else { return false }
    switch firstByte(last) {
    case 0x2C, 0x3F, 0x21: return wordCount(site.inner) >= 2
    default: return false
    }
  }

  /// Whether a word is a person's name, a pronoun or a noun for people.
  func isPerson(_ word: Int) -> Bool {
    if let mention = mention(at: word) { return kind(ofMention: mention) == .person }
    return has(word, [.personal, .person])
  }
}
