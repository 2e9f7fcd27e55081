import Corpus

/// Who says something, read off a tree.
extension QuoteScene {
  /// The word that names who does what a verb tells: its subject, or the one it shares with the
  /// verbs around it ("… and added", "…, saying", "quoted X as saying").
  func subjectWord(of verb: Int, in tree: SyntaxTree) -> Int? {
    var verb = verb
    for step in 0..<6 {
      if has(verb, .inside) { return nil }
      if let own = ownSubject(of: verb, in: tree, isCue: step == 0) { return own }
      guard let head = tree.head(of: verb) else { return nil }
      switch tree.relations[verb] {
      case .relativeClause: return head
      case .nounClause where tree.isNominal(head):
        if has(head, .person) || mention(at: head) != nil { return head }
        guard has(head, .communication), let governor = verbAbove(head, in: tree) else {
          return nil
        }
        verb = governor
      case .conjunct, .openComplement, .adverbialClause, .clausalComplement, .parataxis,
        .nounClause,
        .root, .other:
        if let quoted = quotedWord(by: head, in: tree, as: verb) { return quoted }
        verb = head
      default: return nil
      }
    }
    return nil
  }

  private func ownSubject(of verb: Int, in tree: SyntaxTree, isCue: Bool) -> Int? {
    let subject = nearestSubject(of: verb, in: tree)
    guard let found = subject ?? (isCue ? nil : tree.child(of: verb, .passiveSubject)),
      !has(found, .inside)
    else { return nil }
    if isWord(found, KeyWord.what) { return nil }
    if isReflexive(found) { return found > 0 && tree.isNominal(found - 1) ? found - 1 : nil }
    guard isRelative(found) else { return found }
    return tree.relations[verb] == .relativeClause ? tree.head(of: verb) : nil
  }

  /// Of several subjects, which only wrong trees have, the last one before the verb.
  private func nearestSubject(of verb: Int, in tree: SyntaxTree) -> Int? {
    var nearest: Int?
    for child in tree.children(of: verb) where tree.relations[child] == .subject {
      if nearest == nil || child < verb { nearest = child }
    }
    return nearest
  }

  /// "Feld herself": the parser takes the wrong one of two.
  private func isReflexive(_ word: Int) -> Bool {
    KeyWord.reflexives.contains(document.tokens[word].word)
  }

  /// "The agency quoted Kim as saying": Kim speaks, not the agency.
  private func quotedWord(by verb: Int, in tree: SyntaxTree, as saying: Int) -> Int? {
    guard has(verb, .quoted) || isWord(verb, KeyWord.quoting), saying > verb,
      tree.relations[saying] != .conjunct
    else { return nil }
    return tree.child(of: verb, .object) ?? tree.child(of: verb, .passiveSubject)
  }

  private func verbAbove(_ noun: Int, in tree: SyntaxTree) -> Int? {
    var word = noun
    for _ in 0..<4 {
      guard let head = tree.head(of: word) else { return nil }
      if tree.tags[head] == .verb { return head }
      word = head
    }
    return nil
  }

  /// "by X" of a passive verb.
  func agentWord(of verb: Int, in tree: SyntaxTree) -> Int? {
    if let agent = tree.child(of: verb, .agent) { return agent }
    for child in tree.children(of: verb) where tree.relations[child] == .oblique {
      guard let preposition = tree.child(of: child, .preposition) else { continue }
      if isWord(preposition, KeyWord.by) { return child }
    }
    return nil
  }

  func isPassive(_ verb: Int, in tree: SyntaxTree) -> Bool {
    tree.child(of: verb, .passiveAuxiliary) != nil || tree.child(of: verb, .passiveSubject) != nil
  }

  // MARK: Phrases

  /// The noun phrase that a word of a tree is the head of, without appositions and clauses.
  func nounPhrase(headedBy word: Int, in tree: SyntaxTree) -> NounPhrase? {
    guard !has(word, .inside) else { return nil }
    if tree.tags[word] == .pron || has(word, .personal) {
      return NounPhrase(tokens: word..<(word + 1), head: word)
    }
    let last = nameEnd(of: word, in: tree)
    var start = word
    for child in tree.children(of: word) where child < start && isPremodifier(child, in: tree) {
      start = min(start, tree.extent(of: child).lowerBound)
    }
    if let mention = mention(at: word) {
      start = min(start, document.mentions[mention].tokens.lowerBound)
    }
    start = max(start, last - 16, 0)
    while start < word, isPunctuation(start) || has(start, .inside) || has(start, .coordinator) {
      start += 1
    }
    return NounPhrase(tokens: start..<(last + 1), head: last)
  }

  private func isPremodifier(_ child: Int, in tree: SyntaxTree) -> Bool {
    switch tree.relations[child] {
    case .determiner, .adjective, .compound, .number, .possessor, .nounModifier, .flat: true
    case .adverb, .other: child + 1 < tree.count && !isPunctuation(child)
    default: false
    }
  }

  /// The last word of a name, which may begin behind its title: "captain Brian Otieno".
  private func nameEnd(of word: Int, in tree: SyntaxTree) -> Int {
    var last = word
    if let mention = mention(at: word) {
      last = document.mentions[mention].tokens.upperBound - 1
    }
    let limit = min(word + 10, tree.count)
    while last + 1 < limit, continuesName(last + 1, from: word, in: tree) { last += 1 }
    if last + 1 < tree.count, let next = mention(at: last + 1), mention(at: last) != next,
      !has(last + 1, .inside), belongs(last + 1, to: last, in: tree)
    {
      last = document.mentions[next].tokens.upperBound - 1
    }
    return min(last, tree.count - 1)
  }

  private func continuesName(_ token: Int, from word: Int, in tree: SyntaxTree) -> Bool {
    guard tree.relations[token] == .flat || tree.relations[token] == .compound,
      !has(token, .inside)
    else { return false }
    return tree.head(of: token).map { $0 >= word && $0 < token } ?? false
  }

  /// Whether a name right behind a noun is the name of what the noun tells of.
  private func belongs(_ name: Int, to noun: Int, in tree: SyntaxTree) -> Bool {
    guard has(noun, [.person, .body, .title]), let mention = mention(at: name) else { return false }
    if kind(ofMention: mention) == .person { return has(noun, [.person, .title]) }
    return kind(ofMention: mention) == .organization && has(noun, .body)
      && document.mentions[mention].tokens.contains { tree.head(of: $0) == noun }
  }

  /// A person named in apposition to a noun: "his neighbor, a fisherman named Jun Reyes".
  func personInApposition(to word: Int, in tree: SyntaxTree) -> Int? {
    for child in tree.children(of: word)
    where child > word && tree.relations[child] == .apposition {
      for token in tree.extent(of: child).prefix(12) where !has(token, .inside) {
        if let mention = mention(at: token), kind(ofMention: mention) == .person { return mention }
      }
    }
    return nil
  }
}
