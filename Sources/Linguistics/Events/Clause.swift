import Corpus
import Kernels

/// A verb with those who take part in what it says.
struct Clause {
  let verb: Int
  let isPassive: Bool
  /// Head of the noun phrase that acts.
  let actor: Int?
  /// Head of the noun phrase that is acted upon.
  let object: Int?
}

extension EventScene {
  func clause(of verb: Int) -> Clause {
    let isPassive = isPassive(verb)
    let subject = subject(of: verb, isPassive: isPassive)
    if isPassive {
      return Clause(verb: verb, isPassive: true, actor: agentPhrase(of: verb), object: subject)
    }
    return Clause(
      verb: verb, isPassive: false, actor: subject, object: object(of: verb, subject: subject))
  }

  // MARK: Voice

  func isPassive(_ verb: Int, depth: Int = 0) -> Bool {
    if tree.child(of: verb, .passiveAuxiliary) != nil { return true }
    if tree.child(of: verb, .object) != nil, tree.child(of: verb, .agent) == nil { return false }
    if tree.child(of: verb, .passiveSubject) != nil {
      // "have advanced" is active whatever its subject is called.
      return tree.child(of: verb, .auxiliary).map { !isLemma($0, Lemma.have) } ?? true
    }
    guard tree.forms[verb] == .participle || tree.forms[verb] == .past else { return false }
    if tree.child(of: verb, .auxiliary) != nil || tree.child(of: verb, .subject) != nil {
      return false
    }
    switch tree.relations[verb] {
    // A past tense is never a participle that describes: the noun is its subject.
    case .nounClause:
      if tree.child(of: verb, .agent) != nil { return true }
      return tree.forms[verb] == .participle && !isIntransitive(verb)
    case .conjunct:
      guard depth < 4, let head = tree.head(of: verb), tree.forms[verb] == .participle else {
        return false
      }
      return isPassive(head, depth: depth + 1)
    default:
      return tree.forms[verb] == .participle && tree.child(of: verb, .agent) != nil
    }
  }

  /// Nobody is protested or rioted: the lexicon knows the verb without an object only.
  private func isIntransitive(_ verb: Int) -> Bool {
    let number = verbNumber(verb)
    guard number >= 0 else { return false }
    return !words.events.patterns(number).contains { pattern in
      pattern.objectClass == 0
        && (pattern.slots.contains(.object) || pattern.slots.contains(.people))
    }
  }

  /// "by X" behind a passive verb.
  private func agentPhrase(of verb: Int) -> Int? {
    tree.children(of: verb).first {
      [.agent, .oblique].contains(tree.relations[$0]) && tree.preposition(of: $0) == Lemma.by
    }
  }

  // MARK: Subject

  /// The grammatical subject: its own, or the one that it shares with a verb above it.
  func subject(of verb: Int, isPassive: Bool, depth: Int = 0) -> Int? {
    if let own = tree.child(of: verb, .subject) ?? tree.child(of: verb, .passiveSubject) {
      return own
    }
    guard depth < 6, let head = tree.head(of: verb) else { return nil }
    switch tree.relations[verb] {
    case .conjunct:
      return subject(of: head, isPassive: isPassive, depth: depth + 1)
    case .openComplement:
      return controller(of: head, depth: depth)
    case .adverbialClause:
      guard isNonFinite(verb), tree.tags[head] != .noun else { return nil }
      // "saying", "by phoning": done by the one who acts in the main clause.
      guard
        tree.child(of: verb, .marker).map({ Lemma.objectMarkers.contains(lemma($0)) })
          ?? isInfinitive(verb) || tree.preposition(of: verb) != 0
      else { return subject(of: head, isPassive: self.isPassive(head), depth: depth + 1) }
      return controller(of: head, depth: depth)
    case .nounClause:
      guard tree.isNominal(head) else { return nil }
      if isInfinitive(verb) { return ownerOfDeed(head, depth: depth) }
      return head
    case .relativeClause:
      return tree.isNominal(head) ? head : nil
    default:
      return nil
    }
  }

  /// Who does what the clause under a verb says: "asked Israel to leave", "wants to leave".
  private func controller(of head: Int, depth: Int) -> Int? {
    if tree.tags[head] == .noun, tree.child(of: head, .copula) == nil {
      return ownerOfDeed(head, depth: depth)
    }
    let isPassive = isPassive(head)
    if !isPassive,
      let object = tree.child(of: head, .object) ?? tree.child(of: head, .indirectObject),
      words.events.operator(lemma(head), .verb) == .demand || controlsByObject(head)
    {
      return object
    }
    return subject(of: head, isPassive: isPassive, depth: depth + 1)
  }

  /// "accused Iran of helping", "praised Iran for helping": Iran helps.
  private func controlsByObject(_ verb: Int) -> Bool {
    let number = verbNumber(verb)
    guard number >= 0, let root = words.events.patterns(number).last?.kind.root else {
      return false
    }
    return [2, 5, 10, 11].contains(root)
  }

  /// "Iran's plan to attack", "made a decision to attack".
  private func ownerOfDeed(_ noun: Int, depth: Int) -> Int? {
    if let owner = tree.child(of: noun, .possessor) { return owner }
    guard let head = tree.head(of: noun), isVerb(head) else { return nil }
    return subject(of: head, isPassive: false, depth: depth + 1)
  }

  private func isNonFinite(_ verb: Int) -> Bool {
    switch tree.forms[verb] {
    case .gerund, .base: true
    case .participle: tree.child(of: verb, .auxiliary) == nil
    default: false
    }
  }

  func isInfinitive(_ verb: Int) -> Bool {
    tree.children(of: verb).contains {
      (tree.relations[$0] == .marker || tree.relations[$0] == .auxiliary) && isLemma($0, Lemma.to)
    }
  }

  // MARK: Object

  private func object(of verb: Int, subject: Int?) -> Int? {
    if let own = tree.child(of: verb, .object) ?? tree.child(of: verb, .indirectObject) {
      return own
    }
    if let behind = objectBeforeSpeech(verb) { return behind }
    guard tree.relations[verb] == .relativeClause, let head = tree.head(of: verb),
      tree.isNominal(head), let subject, subject != head, !Lemma.relatives.contains(lemma(subject))
    else { return nil }
    return head
  }

  /// "Troops demolished homes in the south, officials said", where the tree takes the homes for
  /// those who say so: a noun right behind the verb, a comma, and the verb of saying.
  private func objectBeforeSpeech(_ verb: Int) -> Int? {
    guard verbNumber(verb) >= 0 else { return nil }
    var noun = verb + 1
    while noun < tree.count, noun - verb < 8,
      !tree.isNominal(noun) || !tree.relations[noun].isSubject
    {
      guard [.det, .adj, .num, .noun, .propn].contains(tree.tags[noun]) else { return nil }
      noun += 1
    }
    guard noun < tree.count, tree.isNominal(noun), tree.relations[noun].isSubject,
      let speech = tree.head(of: noun), words.events.is(lemma(speech), .speech),
      tree.head(of: verb) == speech || tree.head(of: speech) == verb,
      tree.extent(of: noun).lowerBound == verb + 1,
      (noun..<speech).contains(where: { tree.tags[$0] == .punct })
    else { return nil }
    return noun
  }

  /// Nouns behind a preposition that hang on a verb, or on its object.
  func phrases(
    behind preposition: UInt64, verb: Int?, object: Int?, depth: Int = 0
  ) -> [Int] {
    var found: [Int] = []
    if let verb {
      for child in tree.children(of: verb)
      where [.oblique, .adverbialClause, .agent].contains(tree.relations[child])
        && tree.preposition(of: child) == preposition
      {
        found.append(child)
      }
    }
    guard let object, depth < 3 else { return found }
    let following = phrasesFollowing(object).filter { $0.preposition == preposition }
    if !following.isEmpty { return following.map(\.noun) + found }
    for child in tree.children(of: object) where tree.relations[child] == .nounModifier {
      if tree.preposition(of: child) == preposition {
        found.append(child)
      } else if found.isEmpty {
        found = phrases(behind: preposition, verb: nil, object: child, depth: depth + 1)
      }
    }
    return found
  }

  /// The prepositional phrases right behind a noun, one after another, whatever the tree hangs
  /// them on: "a counteroffensive [by troops] [in Syria] [against militias]".
  func phrasesFollowing(_ noun: Int) -> [(preposition: UInt64, noun: Int)] {
    var found: [(preposition: UInt64, noun: Int)] = []
    var next = noun + 1
    while next < tree.count, found.count < 4, tree.relations[next] == .preposition,
      tree.sentences[next] == tree.sentences[noun], let head = tree.head(of: next), head > next
    {
      found.append((lemma(next), head))
      next = head + 1
      while next < tree.count, tree.heads[next] == head || tree.heads[next] == next - 1,
        tree.relations[next] == .flat
      {
        next += 1
      }
    }
    return found
  }
}

extension Lemma {
  /// Words that are particles as well as prepositions.
  static let particles: Set<UInt64> = [
    Lemma.in, wordHash("up"), wordHash("down"), wordHash("off"), wordHash("out"), wordHash("back"),
    wordHash("over"), wordHash("away"),
  ]
  /// Before what somebody is accused of, praised for or charged with.
  static let objectMarkers: Set<UInt64> = [Lemma.of, Lemma.for, Lemma.with, Lemma.to]
}
