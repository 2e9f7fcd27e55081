import Corpus
import Kernels

extension EventScene {
  /// What a verb of saying reports without quotation marks: "said that …", "claims to have …",
  /// "…, officials said", "praised X for …".
  func reported(by cue: Int, _ verb: CueVerb) -> FoundStatement? {
    guard isVerb(cue), quote(around: cue) == nil, verb.frame == .any || verb.frame == .that else {
      return nil
    }
    let isDemand = isDemand(cue)
    let cueClass = isDemand ? CueClass.demand : verb.cueClass
    guard let content = content(of: cue, cueClass: cueClass), !content.isEmpty,
      isDemand || tellsSomething(cue, verb, content), !isUnsaid(cue)
    else { return nil }
    let isPassive = isPassive(cue)
    let source = isPassive ? clause(of: cue).actor : saidBy(cue)
    guard isPassive || source != nil, source.map({ maySpeak($0) }) ?? true else { return nil }
    return FoundStatement(
      cue: cue..<(cue + 1), cueClass: cueClass, content: content, source: source)
  }

  /// Who says: the subject, before the verb or behind it.
  private func saidBy(_ cue: Int) -> Int? {
    subject(of: cue, isPassive: false)
  }

  /// A pronoun that stands for nothing does not speak ("it seems").
  private func maySpeak(_ source: Int) -> Bool {
    if isPronoun(source) {
      return antecedent(of: source) != nil || Lemma.persons.contains(lemma(source))
    }
    return tree.isNominal(source) || tree.tags[source] == .num || tree.tags[source] == .adj
      || tree.tags[source] == .det
  }

  /// First to behind the last word of what a verb introduces.
  func content(of cue: Int, cueClass: CueClass) -> Range<Int>? {
    if cueClass == .demand, let asked = demandedWords(of: cue) { return asked }
    if let clause = tree.child(of: cue, .clausalComplement) { return trimmed(clause, cue) }
    if cueClass == .deny, let clause = tree.child(of: cue, .openComplement),
      tree.forms[clause] == .gerund
    {
      return trimmed(clause, cue)
    }
    if [.claim, .promise, .hope, .demand].contains(cueClass),
      let clause = tree.child(of: cue, .openComplement), isInfinitive(clause)
    {
      // "was required to": nobody is told to ask.
      if cueClass == .demand, isPassive(cue), self.clause(of: cue).actor == nil { return nil }
      let asked = tree.child(of: cue, .object) ?? tree.child(of: cue, .indirectObject)
      let start = asked.map { tree.extent(of: $0).lowerBound }
      let extent = trimmed(clause, cue)
      return min(start ?? extent.lowerBound, extent.lowerBound)..<extent.upperBound
    }
    // "called", "expected" without a subject describe; they report nothing.
    let describes =
      isPassive(cue) && tree.child(of: cue, .subject) == nil
      && tree.child(of: cue, .passiveSubject) == nil
    if !describes,
      let before = tree.children(of: cue).first(where: { isMainClause($0, besides: cue) })
    {
      return trimmed(before, cue)
    }
    let stands = tree.relations[cue] == .parataxis || isAddition(cue)
    if stands, !describes, tree.child(of: cue, .object) == nil,
      let head = tree.head(of: cue)
    {
      return around(cue, head)
    }
    if Lemma.announcing.contains(lemma(cue)), isPassive(cue),
      let subject = subject(of: cue, isPassive: true)
    {
      return announced(subject)
    }
    guard [.accuse, .praise, .deny].contains(cueClass) else { return nil }
    return judged(cue)
  }

  /// "The road was closed, officials said": a verb of saying behind its clause that the tree hangs
  /// on it as if it told of a circumstance.
  private func isAddition(_ cue: Int) -> Bool {
    guard tree.relations[cue] == .adverbialClause, let head = tree.head(of: cue) else {
      return false
    }
    return head < cue && tree.child(of: cue, .marker) == nil
      && tree.child(of: cue, .subject) != nil && tree.child(of: cue, .adverb) == nil
  }

  /// The same, the other way round: the clause hangs on the verb of saying behind it.
  private func isMainClause(_ clause: Int, besides cue: Int) -> Bool {
    tree.relations[clause] == .adverbialClause && clause < cue && isVerb(clause)
      && tree.child(of: clause, .marker) == nil && tree.child(of: clause, .adverb) == nil
      && (tree.child(of: clause, .subject) != nil || tree.child(of: clause, .passiveSubject) != nil)
  }

  /// "a flight that was announced": the noun, without the clause that tells of it.
  private func announced(_ subject: Int) -> Range<Int>? {
    var noun = subject
    if isPronoun(subject) {
      guard Lemma.relatives.contains(lemma(subject)),
        case .word(let antecedent)? = antecedent(of: subject)
      else { return nil }
      noun = antecedent
    }
    guard isProposition(noun) else { return nil }
    let left: Set<Dependency> = [
      .relativeClause, .nounClause, .conjunct, .coordinator, .preposition,
    ]
    return withoutMarks(tree.extent(of: noun, without: left))
  }

  /// The subtree of a clause, without the verb of saying where it stands inside, and without marks
  /// at its ends.
  private func trimmed(_ clause: Int, _ cue: Int) -> Range<Int> {
    var extent = tree.extent(of: clause)
    if extent.contains(cue) {
      extent = cue < clause ? (cue + 1)..<extent.upperBound : extent.lowerBound..<cue
    }
    return withoutMarks(extent)
  }

  func withoutMarks(_ tokens: Range<Int>) -> Range<Int> {
    var tokens = tokens
    while tokens.count > 1, isOuterMark(tokens.upperBound - 1) {
      tokens = tokens.lowerBound..<(tokens.upperBound - 1)
    }
    while tokens.count > 1, isOuterMark(tokens.lowerBound) {
      tokens = (tokens.lowerBound + 1)..<tokens.upperBound
    }
    return tokens
  }

  /// Punctuation other than quotation marks.
  private func isOuterMark(_ token: Int) -> Bool {
    guard tree.tags[token] == .punct else { return false }
    switch document.text.bytes[Int(document.tokens[token].range.start)] {
    case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: ":"),
      UInt8(ascii: "-"):
      return true
    default: return false
    }
  }

  /// "…, officials said": the clause that the verb stands beside or in.
  private func around(_ cue: Int, _ head: Int) -> Range<Int>? {
    let whole = tree.extent(of: head)
    let inserted = tree.extent(of: cue)
    let content: Range<Int>
    if inserted.upperBound + 1 >= whole.upperBound {
      content = whole.lowerBound..<max(whole.lowerBound, inserted.lowerBound)
    } else if inserted.lowerBound == whole.lowerBound {
      content = inserted.upperBound..<max(inserted.upperBound, whole.upperBound)
    } else {
      // Inside the clause it stands between commas.
      guard isOuterMark(inserted.lowerBound) || isOuterMark(max(0, inserted.lowerBound - 1)) else {
        return nil
      }
      content = whole
    }
    return content.isEmpty ? nil : withoutMarks(content)
  }

  /// "praised X for Y", "accused X of Y": from the object to the end of the clause.
  private func judged(_ cue: Int) -> Range<Int>? {
    if isPassive(cue) { return nil }
    guard let object = tree.child(of: cue, .object), object > cue,
      isProposition(object) || hasReason(cue, object)
    else { return nil }
    var content = tree.extent(of: object)
    for child in tree.children(of: cue) where child > object {
      switch tree.relations[child] {
      case .oblique, .openComplement:
        content = content.lowerBound..<max(content.upperBound, tree.extent(of: child).upperBound)
      case .adverbialClause where tree.child(of: child, .marker) != nil:
        content = content.lowerBound..<max(content.upperBound, tree.extent(of: child).upperBound)
      default: continue
      }
    }
    return withoutMarks(content)
  }
}

extension Lemma {
  /// What is told of a thing, not only of a fact.
  static let announcing: Set<UInt64> = [
    wordHash("announce"), wordHash("report"), wordHash("reveal"), wordHash("disclose"),
    wordHash("confirm"),
  ]
  static let persons: Set<UInt64> = [he, she, they, who, i, we]
}
