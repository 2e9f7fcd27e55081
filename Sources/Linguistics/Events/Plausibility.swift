import Corpus

extension EventScene {
  /// The event with what is said about it; nil where it is none.
  ///
  /// - Parameter word: Whose place in the tree tells, where it is not the trigger's.
  func judged(_ event: FoundEvent, word: Int? = nil) -> FoundEvent? {
    let above = modality(of: word ?? event.trigger)
    guard let (kind, modality) = event.kind.under(above) else { return nil }
    var event = event
    (event.kind, event.modality) = (kind, modality)
    return isPlausible(event) && !isContest(event) ? event : nil
  }

  /// Somebody of politics or war takes part; what may be is told only of those who are named.
  private func isPlausible(_ event: FoundEvent) -> Bool {
    let parties = event.actors + event.targets
    guard parties.contains(where: \.isPolitical) else { return false }
    if let actor = event.actors.first, let target = event.targets.first,
      actor.entity == target.entity && actor.entity != nil || target.isOwner && !target.isPlace,
      actor.code == target.code
    {
      return false
    }
    if event.kind.root == 4 {
      // Reporters and crowds are spoken to, not met; and a journey at home is no visit.
      if !event.targets.allSatisfy(\.isPolitical) || !event.actors.allSatisfy(\.isPolitical) {
        return false
      }
      if event.kind.cameo == "042", let country = event.targets.first?.countries.first,
        event.actors.first?.countries.first == country
      {
        return false
      }
    }
    if event.modality == .hypothetical {
      return event.actors.contains(where: \.isPolitical)
        && event.targets.contains { $0.entity != nil }
    }
    return true
  }
}
