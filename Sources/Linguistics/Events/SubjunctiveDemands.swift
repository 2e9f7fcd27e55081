import Corpus
import Kernels

/// "demanded that Sudan end the siege": what somebody is to do, in the bare form of a verb.
struct SubjunctiveDemand {
  /// A word that names who is to do it.
  let subject: Int
  let verb: Int
}

extension EventScene {
  /// Who is to do what is demanded; where no country is told with the noun, that of a name before it
  /// ("that the Sudanese government end …").
  func parties(askedIn demand: SubjunctiveDemand, by cue: Int) -> [Party] {
    var found = parties(at: demand.subject)
    guard found.count == 1, found[0].countries.isEmpty else { return found }
    for token in (cue + 2)..<max(cue + 2, demand.subject) {
      guard let mention = mention(at: token) else { continue }
      found[0].countries = codes(of: entity(ofMention: mention))
      found[0].range = bytes(token..<(demand.subject + 1))
      break
    }
    return found
  }

  /// What a verb of demanding introduces by "that" and a bare form.
  ///
  /// Parsers often take such a form for a noun ("the government end", "President Sandu resign"):
  /// then the words themselves tell, a name or a noun for somebody with a bare form behind it.
  func subjunctiveDemand(of cue: Int) -> SubjunctiveDemand? {
    guard cue + 3 < tree.count, isLemma(cue + 1, Lemma.that),
      words.events.operator(lemma(cue), .verb) == .demand, !isPassive(cue)
    else { return nil }
    if let clause = tree.child(of: cue, .clausalComplement), isVerb(clause) {
      return parsedDemand(clause)
    }
    let end = document.sentences[Int(tree.sentences[cue])].tokens.upperBound
    var token = cue + 2
    while token + 1 < min(end, cue + 10, tree.count), isPartOfName(token) {
      if namesSomebody(token), mayBeBareVerb(token + 1) {
        return SubjunctiveDemand(subject: token, verb: token + 1)
      }
      token += 1
    }
    return nil
  }

  private func parsedDemand(_ clause: Int) -> SubjunctiveDemand? {
    guard !isInfinitive(clause), tree.child(of: clause, .auxiliary) == nil,
      let subject = tree.child(of: clause, .subject) ?? tree.child(of: clause, .passiveSubject),
      !isPronoun(subject), isBare(clause, of: subject)
    else { return nil }
    return SubjunctiveDemand(subject: subject, verb: clause)
  }

  /// "obey", "be postponed": a bare form, or one that tells no more than that of a single subject.
  private func isBare(_ verb: Int, of subject: Int) -> Bool {
    if let passive = tree.child(of: verb, .passiveAuxiliary) {
      return document.tokens[passive].word == Lemma.be
    }
    switch tree.forms[verb] {
    case .base: return true
    case .third: return !isPlural(subject) && document.tokens[verb].word == lemma(verb)
    default: return false
    }
  }

  private func isPartOfName(_ token: Int) -> Bool {
    switch tree.tags[token] {
    case .noun, .propn, .adj, .det, .num, .verb: true
    default: mention(at: token) != nil
    }
  }

  /// The last word of a name, or a noun for somebody that no other such noun follows.
  private func namesSomebody(_ token: Int) -> Bool {
    if let mention = mention(at: token) {
      return document.mentions[mention].tokens.upperBound == token + 1
    }
    return words.agents.noun(lemma(token)).map { $0.kind != .thing } ?? false
  }

  private func mayBeVerb(_ token: Int) -> Bool {
    switch tree.tags[token] {
    case .noun, .verb: true
    // "free the journalists".
    case .adj: token + 1 < tree.count && [.det, .propn, .pron].contains(tree.tags[token + 1])
    default: false
    }
  }

  /// A word in its dictionary form, in small letters, that stands for nobody.
  private func mayBeBareVerb(_ token: Int) -> Bool {
    guard mayBeVerb(token),
      document.tokens[token].word == lemma(token),
      !document.tokens[token].shape.contains(.capitalized), mention(at: token) == nil
    else { return false }
    return words.agents.noun(lemma(token)) == nil && words.agents.modifier(lemma(token)) == nil
  }
}
