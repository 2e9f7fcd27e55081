import Corpus
import Kernels

/// What the words above and around an event say about it.
struct ClauseModality: Equatable {
  var isNegated = false
  /// Was tried, whether it came about or not.
  var isAttempted = false
  /// Will be, or is meant to be, by the one who acts.
  var isIntended = false
  /// Is to come by plan or by expectation.
  var isScheduled = false
  var isRefused = false
  var isThreatened = false
  /// Asked of somebody.
  var isDemanded = false
  var isHypothetical = false
  var hasFailed = false
  var isHearsay = false
  /// What something else is done for.
  var isPurpose = false

  /// Whether all that is said of an event is that it did not happen.
  var isPlainlyNegated: Bool { self == ClauseModality(isNegated: true) }
}

extension EventScene {
  /// Reads the words on a verb and on the verbs above it, six levels up at most.
  func modality(of word: Int) -> ClauseModality {
    var modality = ClauseModality()
    if deniesParty(of: word) { modality.isNegated.toggle() }
    read(word, into: &modality)
    var word = word
    for _ in 0..<6 {
      guard let head = tree.head(of: word), climbs(from: word, to: head, &modality) else { break }
      read(head, into: &modality)
      word = head
    }
    return modality
  }

  /// The auxiliaries, negations and subordinators of one word.
  private func read(_ word: Int, into modality: inout ClauseModality) {
    for child in tree.children(of: word) {
      switch tree.relations[child] {
      case .auxiliary:
        apply(words.events.operator(lemma(child), .modal), to: &modality)
        if isLemma(child, Lemma.not) { modality.isNegated.toggle() }
      case .adverb:
        if isLemma(child, Lemma.not) || isLemma(child, Lemma.never) { modality.isNegated.toggle() }
        apply(words.events.operator(lemma(child), .adverb), to: &modality)
      case .determiner:
        if isLemma(child, Lemma.no) { modality.isNegated.toggle() }
      case .adjective:
        if words.events.operator(lemma(child), .adjective) == .hearsay {
          modality.isHearsay = true
        }
      case .copula:
        // "are to meet".
        if isInfinitive(word) { modality.isScheduled = true }
      case .marker:
        apply(words.events.operator(lemma(child), .subordinator), to: &modality)
      default: continue
      }
    }
  }

  /// "No soldier attacked", "neither country signed", "sent no weapons".
  private func deniesParty(of verb: Int) -> Bool {
    guard isVerb(verb) else { return false }
    return tree.children(of: verb).contains { child in
      switch tree.relations[child] {
      case .subject, .passiveSubject, .object:
        Lemma.nobody.contains(lemma(child))
          || tree.children(of: child).contains {
            [.determiner, .coordinator].contains(tree.relations[$0]) && $0 < child
              && Lemma.nobody.contains(lemma($0))
          }
      default: false
      }
    }
  }

  /// Whether what stands above a word bears on it; notes how.
  private func climbs(from word: Int, to head: Int, _ modality: inout ClauseModality) -> Bool {
    switch tree.relations[word] {
    case .openComplement:
      if isLemma(head, Lemma.be) { modality.isScheduled = true }
      // "is said to have resigned".
      if Lemma.reporting.contains(lemma(head)), isPassive(head) { modality.isHearsay = true }
      apply(operatorOf(head), to: &modality)
      return true
    case .clausalComplement:
      let above = operatorOf(head)
      apply(above, to: &modality)
      return above != nil && above != .transparent
    case .adverbialClause:
      guard isInfinitive(word) else { return isAvoided(word, by: head, &modality) }
      if let above = operatorOf(head) {
        apply(above, to: &modality)
        return true
      }
      modality.isPurpose = true
      return false
    case .nounClause:
      guard isInfinitive(word) else { return false }
      guard let above = words.events.operator(lemma(head), .noun) else {
        modality.isPurpose = true
        return false
      }
      apply(above, to: &modality)
      return false
    case .conjunct:
      return tree.child(of: word, .subject) == nil && tree.child(of: word, .auxiliary) == nil
    case .object, .passiveSubject:
      // A noun that tells of an event, under the verb that carries it.
      apply(operatorOf(head), to: &modality)
      return true
    case .clausalSubject:
      apply(operatorOf(head), to: &modality)
      return true
    default:
      return false
    }
  }

  /// "stopped short of condemning", "refrained from attacking".
  private func isAvoided(_ word: Int, by head: Int, _ modality: inout ClauseModality) -> Bool {
    guard tree.forms[word] == .gerund, operatorOf(head) == .fail,
      tree.children(of: word).contains(where: {
        [.marker, .preposition].contains(tree.relations[$0])
          && [Lemma.of, Lemma.from].contains(lemma($0))
      })
    else { return false }
    modality.hasFailed = true
    return true
  }

  private func operatorOf(_ word: Int) -> Operator? {
    switch tree.tags[word] {
    case .adj: words.events.operator(lemma(word), .adjective)
    case .noun: words.events.operator(lemma(word), .noun)
    default:
      words.events.operator(verbKeys(word).whole, .verb)
        ?? words.events.operator(lemma(word), .verb)
        ?? words.events.operator(lemma(word), .adjective)
    }
  }

  private func apply(_ found: Operator?, to modality: inout ClauseModality) {
    switch found {
    case .attempt: modality.isAttempted = true
    case .deny: modality.isNegated.toggle()
    case .intend: modality.isIntended = true
    case .schedule: modality.isScheduled = true
    case .refuse: modality.isRefused = true
    case .threaten: modality.isThreatened = true
    case .demand: modality.isDemanded = true
    case .hypothetical: modality.isHypothetical = true
    case .fail: modality.hasFailed = true
    case .hearsay: modality.isHearsay = true
    case .must: modality.isDemanded = true
    case .transparent, .plural, .light, .speech, .campaign, .contest, .game, .proposition,
      .journey, nil:
      break
    }
  }
}

extension EventKind {
  /// What an event becomes with what is said about it; nil where it is none: it did not happen.
  ///
  /// "agreed to meet" is AGREE, "will bomb" is THREATEN, "would not help" is REJECT, as the examples
  /// of the CAMEO codebook have it.
  func under(_ modality: ClauseModality) -> (kind: EventKind, modality: Event.Modality)? {
    if modality.hasFailed {
      // "failed to reach agreement".
      guard root == 4 || cameo == "057", !modality.isNegated else { return nil }
      return (changed(to: .reject, codes: [:], otherwise: "120"), .asserted)
    }
    let isAnnounced = modality.isIntended || modality.isRefused || modality.isThreatened
    if modality.isNegated || modality.isRefused {
      if modality.isNegated && modality.isRefused { return nil }
      if isFriendly, isAnnounced || root == 5 || root == 3 {
        return (changed(to: .reject, codes: EventKind.rejections), .asserted)
      }
      return modality.isPlainlyNegated ? (self, .negated) : nil
    }
    if modality.isDemanded || modality.isPurpose { return nil }
    if modality.isHypothetical { return (self, .hypothetical) }
    if modality.isAttempted { return attempted }
    if modality.isThreatened {
      return (changed(to: .threaten, codes: EventKind.threats), .asserted)
    }
    if modality.isIntended {
      if isFriendly { return (changed(to: .agree, codes: EventKind.intentions), .future) }
      if isHostile { return (changed(to: .threaten, codes: EventKind.threats), .future) }
      return (self, .future)
    }
    if modality.isScheduled { return (self, .future) }
    return (self, modality.isHearsay ? .claimed : .asserted)
  }

  /// An attempt on a life is an act of its own, whatever came of it.
  private var attempted: (kind: EventKind, modality: Event.Modality) {
    guard cameo == "186" else { return (self, .hypothetical) }
    return (EventKind(action: action, mode: mode, cameo: "185"), .asserted)
  }

  private func changed(
    to action: EventAction, codes: [Int: String], otherwise: String? = nil
  ) -> EventKind {
    if action == self.action { return self }
    return EventKind(
      action: action, mode: mode, cameo: codes[root] ?? otherwise ?? codes[0] ?? cameo)
  }

  private static let intentions = [
    0: "030", 4: "036", 5: "032", 6: "031", 7: "033", 8: "035",
  ]
  private static let rejections = [
    0: "120", 3: "120", 4: "125", 5: "120", 6: "121", 7: "1222", 8: "124",
  ]
  private static let threats = [
    0: "130", 14: "133", 15: "138", 16: "131", 17: "132", 18: "138", 19: "138", 20: "138",
  ]
}

extension Lemma {
  /// In the passive, with an infinitive: told by nobody in particular.
  fileprivate static let reporting: Set<UInt64> = [
    wordHash("say"), wordHash("report"), wordHash("believe"), wordHash("think"),
    wordHash("understand"), wordHash("allege"), wordHash("rumor"),
  ]
  /// Before or instead of those who did nothing.
  fileprivate static let nobody: Set<UInt64> = [
    Lemma.no, wordHash("neither"), wordHash("none"), wordHash("nobody"), wordHash("nothing"),
  ]
}
