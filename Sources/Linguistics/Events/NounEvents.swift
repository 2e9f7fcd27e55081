import Corpus
import Kernels

extension EventScene {
  /// The event that a noun tells of: "talks between A and B", "A's bombing of B".
  func event(ofNoun noun: Int) -> FoundEvent? {
    guard let pattern = nounPattern(noun), let head = phraseHead(noun) else { return nil }
    let carrier = carrier(of: head)
    if pattern.shape == .carrier, carrier == nil { return nil }
    var event = FoundEvent(
      trigger: noun, kind: pattern.kind, modality: .asserted,
      actors: actors(of: head, carrier: carrier).filter { !isVenue($0, pattern.shape) },
      targets: [])
    if event.actors.isEmpty, pattern.shape == .alone {
      // "the withdrawal of troops from Syria".
      event.actors =
        (phrases(behind: Lemma.of, verb: nil, object: head).first.map { parties(at: $0) } ?? [])
        .filter { !$0.isBystander }
    }
    event.targets = targets(of: head, pattern.shape, carrier: carrier)
    if pattern.shape == .joint {
      guard join(&event, head) else { return nil }
    }
    guard !event.actors.isEmpty else { return nil }
    if event.targets.isEmpty {
      let stands = pattern.shape == .joint || pattern.kind.isHostile || pattern.kind.root == 8
      let needsTarget = pattern.shape != .alone && (carrier == nil || !stands)
      if needsTarget { return nil }
    }
    return judged(event, word: head)
  }

  /// What a noun tells of, with the word before it where both are listed together: a general strike
  /// is no strike from the air.
  private func nounPattern(_ noun: Int) -> NounPattern? {
    guard let plain = words.events.noun(lemma(noun)) else { return nil }
    for child in tree.children(of: noun)
    where [.compound, .adjective].contains(tree.relations[child]) && child < noun {
      let phrase = phraseHash(lemma(child), lemma(noun))
      if let found = words.events.noun(phrase) { return found }
      if words.events.isObjectPhrase(phrase) { return nil }
    }
    return plain
  }

  /// The noun itself, or the campaign that it describes; nil for "attack helicopter".
  private func phraseHead(_ noun: Int) -> Int? {
    switch tree.relations[noun] {
    case .compound:
      guard let head = tree.head(of: noun), words.events.is(lemma(head), .campaign) else {
        return nil
      }
      return head
    case .flat: return nil
    default: return mention(at: noun) == nil ? noun : nil
    }
  }

  /// The verb that makes a noun an event of its subject: "launched an attack", "in talks with",
  /// "attacks carried out by", "the campaign it began", "answered with a denunciation".
  private func carrier(of noun: Int) -> Clause? {
    for child in tree.children(of: noun)
    where [.nounClause, .relativeClause].contains(tree.relations[child]) && isLight(child) {
      let clause = clause(of: child)
      if clause.object == noun || clause.isPassive { return clause }
    }
    var top = noun
    while let head = tree.head(of: top), words.events.isPlural(lemma(head)),
      tree.relations[top] == .nounModifier
    {
      top = head
    }
    guard let head = tree.head(of: top) else { return nil }
    switch tree.relations[top] {
    case .object, .passiveSubject:
      return isVerb(head) && isLight(head) ? clause(of: head) : nil
    case .oblique, .nounModifier:
      let preposition = tree.preposition(of: top)
      if preposition == Lemma.for, isVerb(head), words.events.is(lemma(head), .journey) {
        return clause(of: head)
      }
      guard preposition == Lemma.in || preposition == Lemma.with else { return nil }
      if tree.relations[head] == .object, preposition == Lemma.with, let verb = tree.head(of: head)
      {
        // "answered the charges with a denunciation".
        return isVerb(verb) ? clause(of: verb) : nil
      }
      return isVerb(head) ? clause(of: head) : nil
    case .root:
      guard tree.preposition(of: noun) == Lemma.in, let subject = tree.child(of: noun, .subject)
      else { return nil }
      return Clause(verb: noun, isPassive: false, actor: subject, object: nil)
    default:
      return nil
    }
  }

  /// "the Paris meeting": where those who act on each other meet, unless it is a country.
  private func isVenue(_ party: Party, _ shape: NounShape) -> Bool {
    guard shape == .joint, party.isPlace, let entity = party.entity else { return false }
    return document.entities[Int(entity)].body != "country"
  }

  private func isLight(_ verb: Int) -> Bool {
    words.events.is(verbKeys(verb).whole, .light)
  }

  private func actors(of noun: Int, carrier: Clause?) -> [Party] {
    for child in phrases(behind: Lemma.by, verb: nil, object: noun) {
      let found = parties(at: child)
      if !found.isEmpty { return found }
    }
    for relation in [Dependency.possessor, .adjective, .compound] {
      for child in tree.children(of: noun)
      where tree.relations[child] == relation
        && words.events.noun(phraseHash(lemma(child), lemma(noun))) == nil
      {
        let found = describing(child)
        if !found.isEmpty { return found }
      }
    }
    guard let carrier else { return [] }
    guard let actor = carrier.actor ?? (carrier.isPassive ? worker(of: noun) : nil), actor != noun
    else { return [] }
    return actingParties(at: actor)
  }

  /// Whom the words before a noun say to act: "Russian air strikes".
  func describedActor(of noun: Int) -> Party? {
    for relation in [Dependency.possessor, .adjective, .compound] {
      for child in tree.children(of: noun) where tree.relations[child] == relation {
        if let found = describing(child).first { return found }
      }
    }
    return nil
  }

  /// "The strikes being carried out are the work of X".
  func worker(of noun: Int) -> Int? {
    let sentence = document.sentences[Int(tree.sentences[noun])].tokens.clamped(to: 0..<tree.count)
    for token in sentence.clamped(to: noun..<(noun + 60)) where isLemma(token, Lemma.work) {
      guard tree.child(of: token, .copula) != nil else { continue }
      return phrases(behind: Lemma.of, verb: nil, object: token).first
    }
    return nil
  }

  /// "Russian strikes", "rebel attacks", "US-Russian talks".
  private func describing(_ child: Int) -> [Party] {
    if mention(at: child) == nil, words.agents.noun(lemma(child)) == nil, !isPronoun(child),
      tree.relations[child] != .possessor
    {
      // "Russian air strikes": what describes the describing word.
      for inner in tree.children(of: child)
      where [.adjective, .compound].contains(tree.relations[inner]) && mention(at: inner) != nil {
        return describing(inner)
      }
    } else {
      let found = parties(at: child).filter(\.isCoded)
      if !found.isEmpty { return found }
    }
    guard mention(at: child) == nil, let sector = words.agents.modifier(lemma(child)) else {
      return []
    }
    return [
      Party(
        head: child, range: bytes(child), entity: nil,
        countries: countries(around: child, depth: 1), sector: sector)
    ]
  }

  private func targets(of noun: Int, _ shape: NounShape, carrier: Clause?) -> [Party] {
    for preposition in shape.targetPrepositions {
      let heads = phrases(behind: preposition, verb: carrier?.verb, object: noun)
      for head in heads where head != noun && head != carrier?.actor {
        let found = parties(at: head)
        if !found.isEmpty { return found }
      }
    }
    if shape != .joint, let carrier, let object = carrier.object, object != noun,
      tree.head(of: noun) == carrier.verb || tree.head(of: noun) == object
    {
      return parties(at: object)
    }
    return []
  }

  /// Those who act on each other around a noun; false where there is only one who does not carry
  /// it.
  private func join(_ event: inout FoundEvent, _ noun: Int) -> Bool {
    if event.targets.isEmpty {
      let between = phrases(behind: Lemma.between, verb: nil, object: noun)
      let all = between.lazy.map { self.parties(at: $0) }.first { !$0.isEmpty } ?? []
      let acting = all.isEmpty ? event.actors : all
      if let (first, rest) = divided(acting) {
        (event.actors, event.targets) = ([first], rest)
      } else if !all.isEmpty {
        return false
      }
    }
    return true
  }
}

extension NounShape {
  fileprivate var targetPrepositions: [UInt64] {
    switch self {
    case .joint: [Lemma.with]
    case .toward: [Lemma.against, Lemma.on, Lemma.to, Lemma.at, Lemma.over, Lemma.into, Lemma.in]
    case .upon: [Lemma.of, Lemma.against, Lemma.on, Lemma.at, Lemma.over]
    case .alone: [Lemma.from, Lemma.against, Lemma.in, Lemma.to]
    case .carrier: [Lemma.of, Lemma.against, Lemma.to, Lemma.for, Lemma.on, Lemma.into, Lemma.at]
    }
  }
}
