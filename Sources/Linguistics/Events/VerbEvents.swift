import Corpus
import Kernels

/// The class of no object at all.
private let noObject = wordHash("none")
/// The class of nouns that take their meaning from another one: "an aid program".
private let container = wordHash("container")
private let and = wordHash("and")
private let agree = wordHash("agree")
private let engage = wordHash("engage")

extension EventScene {
  /// The event that a verb tells of.
  func event(ofVerb verb: Int) -> FoundEvent? {
    if let demand = demand(inSubjunctiveOf: verb) { return demand }
    let entries = verbEntries(verb)
    guard !entries.isEmpty else { return nil }
    let clause = clause(of: verb)
    for (number, marked) in entries {
      let object = marked ?? clause.object
      for pattern in words.events.patterns(number) where fits(object, pattern.objectClass) {
        if let found = event(pattern, clause, object: object) { return found }
      }
    }
    return nil
  }

  /// The entries of a verb in the lexicon: with its particle, with a preposition ("call for") and
  /// the noun behind it, and by itself.
  private func verbEntries(_ verb: Int) -> [(number: Int32, object: Int?)] {
    let plain = verbNumber(verb)
    var found: [(number: Int32, object: Int?)] = []
    var hasParticle = false
    for child in tree.children(of: verb) {
      switch tree.relations[child] {
      case .particle, .adverb:
        let number = words.events.verb(phraseHash(lemma(verb), lemma(child)))
        if number >= 0 { found.append((number, nil)) }
        hasParticle = hasParticle || tree.relations[child] == .particle
      case .oblique where child > verb && !isParticle(of: verb, before: child):
        let number = words.events.verb(phraseHash(lemma(verb), tree.preposition(of: child)))
        if number >= 0 { found.append((number, child)) }
      default: continue
      }
    }
    if plain >= 0, !hasParticle { found.append((plain, nil)) }
    return found
  }

  /// "gave Saddam a gift in 1983" is not "gave in": where the verb has an object, the preposition is
  /// none of its own.
  private func isParticle(of verb: Int, before noun: Int) -> Bool {
    guard tree.child(of: verb, .object) != nil else { return false }
    return Lemma.particles.contains(tree.preposition(of: noun))
  }

  /// The entry of a verb by its lemma, or by its form where the lemma is unknown.
  func verbNumber(_ verb: Int) -> Int32 {
    let number = words.events.verb(lemma(verb))
    return number >= 0 ? number : words.events.verb(document.tokens[verb].word)
  }

  private func fits(_ object: Int?, _ objectClass: UInt64) -> Bool {
    if objectClass == 0 { return true }
    guard let object else { return objectClass == noObject }
    return isObject(object, of: objectClass, depth: 0)
  }

  private func isObject(_ noun: Int, of objectClass: UInt64, depth: Int) -> Bool {
    // "hunger strike" is no strike.
    for child in tree.children(of: noun) where tree.relations[child] == .compound {
      let phrase = phraseHash(lemma(child), lemma(noun))
      if words.events.isObjectPhrase(phrase) {
        return words.events.isObject(phrase, of: objectClass)
      }
    }
    if words.events.isObject(lemma(noun), of: objectClass) { return true }
    guard depth < 2 else { return false }
    let isContainer = words.events.isObject(lemma(noun), of: container)
    for child in tree.children(of: noun) {
      let isPart =
        isContainer && tree.relations[child] == .compound
        || [.conjunct, .apposition].contains(tree.relations[child])
        || tree.relations[child] == .nounModifier
          && (isContainer || words.events.isPlural(lemma(noun)))
          && tree.preposition(of: child) == Lemma.of
      if isPart, isObject(child, of: objectClass, depth: depth + 1) { return true }
    }
    return false
  }

  private func event(
    _ pattern: VerbPattern, _ clause: Clause, object: Int?
  ) -> FoundEvent? {
    if isOpinion(pattern, clause) { return nil }
    var actors = clause.actor.map { actingParties(at: $0) } ?? []
    actors = namesBefore(clause) + actors
    // A deed kills; a proposal signs nothing.
    if pattern.kind.root < 17 { actors.removeAll(where: \.isOwner) }
    if clause.actor != nil, actors.isEmpty, !clause.isPassive { return nil }
    var targets: [Party] = []
    for slot in pattern.slots where targets.isEmpty {
      switch slot {
      case .joint where isOneSide(actors, clause): continue
      case .joint:
        guard let (first, rest) = divided(actors) else { continue }
        (actors, targets) = ([first], rest)
      default:
        targets = parties(in: slot, clause, object: object).filter { !isOwn($0, actors) }
        if slot == .preposition(Lemma.between), pattern.kind.isHostile,
          let (first, rest) = divided(targets)
        {
          (actors, targets) = ([first], rest)
        }
      }
    }
    if targets.isEmpty, pattern.needsTarget { return nil }
    if clause.isPassive, actors.isEmpty { actors = doers(clause, object) }
    // Without an actor, only force counts; who is engaged in something is not fought.
    if actors.isEmpty {
      guard clause.isPassive, !targets.isEmpty, pattern.kind.root >= 17,
        lemma(clause.verb) != engage
      else { return nil }
    }
    return judged(
      FoundEvent(
        trigger: clause.verb, kind: pattern.kind, modality: .asserted, actors: actors,
        targets: targets))
  }

  /// "agreed that the vote was fair": what somebody thinks, where nothing is to be done.
  private func isOpinion(_ pattern: VerbPattern, _ clause: Clause) -> Bool {
    guard pattern.kind.cameo == "030", lemma(clause.verb) == agree,
      let content = tree.child(of: clause.verb, .clausalComplement), !isInfinitive(content)
    else { return false }
    return tree.forms[content] != .base && tree.forms[content] != .gerund
      && !tree.children(of: content).contains {
        tree.relations[$0] == .auxiliary && words.events.operator(lemma($0), .modal) != nil
      }
  }

  /// "Bush and Baker agreed that …": two of one side say the same, rather than act on each other.
  private func isOneSide(_ actors: [Party], _ clause: Clause) -> Bool {
    guard let first = actors.first, actors.count > 1, !first.countries.isEmpty,
      tree.child(of: clause.verb, .clausalComplement) != nil
    else { return false }
    return actors.allSatisfy {
      $0.countries == first.countries
        && ($0.sector == first.sector || $0.sector.isEmpty || first.sector.isEmpty)
    }
  }

  /// "imposed a curfew on its cities": what belongs to the actor is no target.
  private func isOwn(_ target: Party, _ actors: [Party]) -> Bool {
    guard target.isOwner, !target.isPlace, let actor = actors.first else { return false }
    return target.code == actor.code || target.entity != nil && target.entity == actor.entity
  }

  /// "The US, Russia and Switzerland met" where the tree hangs the verb on the first name: the names
  /// before the subject.
  private func namesBefore(_ clause: Clause) -> [Party] {
    guard !clause.isPassive, tree.relations[clause.verb] == .conjunct,
      let actor = clause.actor, tree.head(of: actor) == clause.verb,
      let first = tree.head(of: clause.verb), first < actor, mention(at: first) != nil,
      tree.child(of: clause.verb, .coordinator).map({ $0 < actor && isLemma($0, and) }) ?? false
    else { return [] }
    let others = tree.children(of: first).filter {
      tree.relations[$0] == .conjunct && $0 < actor && mention(at: $0) != nil
    }
    return ([first] + others).compactMap { party(at: $0) }
  }

  /// Who did it, by other words than "by": "killed in Russian air strikes", "air strikes carried
  /// out … are the work of X".
  private func doers(_ clause: Clause, _ object: Int?) -> [Party] {
    for preposition in [Lemma.in, Lemma.by, Lemma.during] {
      for noun in phrases(behind: preposition, verb: clause.verb, object: nil)
      where words.events.isEventNoun(lemma(noun)) {
        if let doer = describedActor(of: noun) { return [doer] }
      }
    }
    guard let object, let worker = worker(of: object) else { return [] }
    return actingParties(at: worker)
  }

  /// Those who act: a city or region does not, unless it stands for its government.
  func actingParties(at head: Int) -> [Party] {
    var all = parties(at: head)
    if all.isEmpty, let apposed = tree.child(of: head, .apposition) { all = parties(at: apposed) }
    return all.filter { party in
      if let dateline = document.dateline, dateline.overlaps(party.range) { return false }
      guard party.isPlace, let entity = party.entity else { return true }
      return isActingPlace(entity)
    }
  }

  /// Whether a place may stand for its government.
  func isActingPlace(_ entity: Int32) -> Bool {
    switch document.entities[Int(entity)].body {
    case "country", "capital", "territory", "former country", "country of the United Kingdom": true
    default: false
    }
  }

  /// "The Turkish and Greek sides agreed", "Iran and Iraq met": those who act on each other.
  func divided(_ actors: [Party]) -> (Party, [Party])? {
    if actors.count > 1 { return (actors[0], Array(actors.dropFirst())) }
    guard let only = actors.first, only.countries.count > 1 else { return nil }
    let each = only.countries.map { country in
      var party = only
      party.countries = [country]
      return party
    }
    return (each[0], Array(each.dropFirst()))
  }
}
