import Corpus
import Kernels

extension EventScene {
  /// "X said that Y must leave": X demands it of Y.
  func demand(ofSpeech verb: Int) -> FoundEvent? {
    guard words.events.is(lemma(verb), .speech), !isPassive(verb),
      let content = tree.child(of: verb, .clausalComplement), isObligation(content),
      let asked = subject(of: content, isPassive: isPassive(content)), !isPronoun(asked),
      let speaker = subject(of: verb, isPassive: false)
    else { return nil }
    let actors = actingParties(at: speaker)
    let targets = parties(at: asked)
    guard !actors.isEmpty, !targets.isEmpty else { return nil }
    return judged(
      FoundEvent(
        trigger: verb, kind: spokenDemand, modality: .asserted, actors: actors, targets: targets))
  }

  /// "X demanded that Y end the siege", "X insisted that Y recognize Z".
  func demand(inSubjunctiveOf verb: Int) -> FoundEvent? {
    guard let asked = subjunctiveDemand(of: verb), let speaker = subject(of: verb, isPassive: false)
    else { return nil }
    let actors = actingParties(at: speaker)
    let targets = parties(askedIn: asked, by: verb)
    guard !actors.isEmpty, !targets.isEmpty else { return nil }
    return judged(
      FoundEvent(
        trigger: verb, kind: spokenDemand, modality: .asserted, actors: actors, targets: targets))
  }

  /// "X claimed that Y had attacked Z": X accuses Y.
  func accusation(ofSpeech verb: Int) -> FoundEvent? {
    let key = lemma(verb)
    guard key == allege || key == claim, !isPassive(verb),
      let content = tree.child(of: verb, .clausalComplement),
      key == allege || event(ofVerb: content)?.kind.isHostile == true, !isPassive(content),
      let accused = subject(of: content, isPassive: false), !isPronoun(accused),
      let speaker = subject(of: verb, isPassive: false)
    else { return nil }
    let actors = actingParties(at: speaker)
    let targets = parties(at: accused)
    guard !actors.isEmpty, !targets.isEmpty else { return nil }
    return judged(
      FoundEvent(
        trigger: verb, kind: spokenCharge, modality: .asserted, actors: actors, targets: targets))
  }

  private func isObligation(_ verb: Int) -> Bool {
    tree.children(of: verb).contains {
      tree.relations[$0] == .auxiliary && words.events.operator(lemma($0), .modal) == .must
    }
  }
}

private let spokenDemand = EventKind(action: .request, mode: "demand", cameo: "100")
private let spokenCharge = EventKind(action: .accuse, mode: "allege", cameo: "112")
private let allege = wordHash("allege")
private let claim = wordHash("claim")
