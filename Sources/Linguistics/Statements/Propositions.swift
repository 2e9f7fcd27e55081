import Corpus
import Kernels

/// What can be said, claimed or denied: clauses, and nouns that stand for one.
extension EventScene {
  /// Whether what a verb introduces is a clause of its own, and not what the tree left of one.
  func tellsSomething(_ cue: Int, _ verb: CueVerb, _ content: Range<Int>) -> Bool {
    guard let clause = tree.child(of: cue, .clausalComplement) else { return true }
    // "decided why": asked, not told.
    if verb.frame == .that, isQuestion(clause, content.lowerBound) { return false }
    if hasQuote(in: bytes(content)) || isSentence(content, before: cue) { return true }
    if tree.child(of: clause, .marker).map({ isLemma($0, Lemma.that) }) ?? false {
      return content.contains { isVerb($0) || tree.tags[$0] == .aux }
    }
    if isInfinitive(clause) || tree.forms[clause] == .gerund { return true }
    return tree.children(of: clause).contains { child in
      content.contains(child)
        && (tree.relations[child].isSubject || tree.relations[child] == .clausalSubject
          || Lemma.expletives.contains(lemma(child)))
    }
  }

  /// "The road is closed, officials said": all that stands before those who say so.
  private func isSentence(_ content: Range<Int>, before cue: Int) -> Bool {
    let sentence = document.sentences[Int(tree.sentences[cue])].tokens.clamped(to: 0..<tree.count)
    return content.lowerBound == sentence.lowerBound && content.upperBound < cue
      && content.count > 4 && sentence.upperBound - cue < 6
  }

  private func isQuestion(_ clause: Int, _ first: Int) -> Bool {
    guard Lemma.questionWords.contains(lemma(first)) else { return false }
    return !tree.relations[first].isSubject || tree.head(of: first) != clause
  }

  /// Whether a verb of saying is denied or refused: "did not say", "declined to say".
  func isUnsaid(_ cue: Int) -> Bool {
    if isNegated(cue) { return true }
    guard tree.relations[cue] == .openComplement, let head = tree.head(of: cue) else {
      return false
    }
    switch words.events.operator(lemma(head), tree.tags[head] == .adj ? .adjective : .verb) {
    case .refuse, .fail: return !isNegated(head)
    default: return isNegated(head)
    }
  }

  private func isNegated(_ verb: Int) -> Bool {
    tree.children(of: verb).contains {
      [.adverb, .auxiliary].contains(tree.relations[$0]) && $0 < verb
        && (isLemma($0, Lemma.not) || isLemma($0, Lemma.never) || isLemma($0, shortNot))
        || tree.relations[$0] == .coordinator && isLemma($0, nor) && $0 < verb
    }
  }

  /// Whether a noun stands for a clause: "the attack", "their refusal", "his handling of it".
  func isProposition(_ noun: Int) -> Bool {
    if isPronoun(noun) || !tree.isNominal(noun) && tree.tags[noun] != .verb { return false }
    if mention(at: noun) != nil { return false }
    let key = lemma(noun)
    return words.events.isEventNoun(key) || words.events.is(key, .proposition)
      || words.events.operator(key, .noun) != nil
  }

  /// "praised X for …", "accused X of …": what somebody is praised or blamed for.
  func hasReason(_ cue: Int, _ object: Int) -> Bool {
    let sentence = tree.sentences[object]
    let behind = (object + 1)..<max(object + 1, min(object + 16, tree.count))
    for token in behind where tree.sentences[token] == sentence {
      if [.marker, .preposition].contains(tree.relations[token]),
        Lemma.reasons.contains(lemma(token)), !belongs(token, to: object)
      {
        return true
      }
      if tree.relations[token] == .coordinator || isVerb(token) { return false }
    }
    return false
  }
}

extension EventScene {
  /// "dismissed the heads of the army": what "of" joins to a noun is no reason.
  private func belongs(_ preposition: Int, to noun: Int) -> Bool {
    guard isLemma(preposition, Lemma.of), let word = tree.head(of: preposition) else {
      return false
    }
    return tree.relations[word] == .nounModifier && tree.head(of: word) == noun && !isVerb(word)
  }
}

private let nor = wordHash("nor")
private let shortNot = wordHash("n't")

extension Lemma {
  /// Before what somebody is praised, blamed or thanked for.
  fileprivate static let reasons: Set<UInt64> = [
    Lemma.of, Lemma.for, Lemma.with, Lemma.over, wordHash("as"), wordHash("about"),
  ]
  /// Subjects that stand for a later one: "there is", "it rained".
  fileprivate static let expletives: Set<UInt64> = [wordHash("there"), Lemma.it]
  fileprivate static let questionWords: Set<UInt64> = [
    wordHash("why"), wordHash("how"), wordHash("when"), wordHash("where"), wordHash("whether"),
    wordHash("what"), Lemma.who, Lemma.which,
  ]
}
