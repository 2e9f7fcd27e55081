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
    guard isPlausible(event), !isContest(event) else { return nil }
    return !event.isUnreal || above.isAttempted || namesBoth(event) ? event : nil
  }

  /// Whether somebody acts in politics or war: a country, a body, or a person with an office.
  private func isPublic(_ party: Party, _ isForce: Bool) -> Bool {
    if party.takesPartByOffice { return true }
    guard !party.countries.isEmpty, !party.isPrivate(where: isForce) else { return false }
    guard let entity = party.entity, party.sector.isEmpty else { return true }
    switch document.entities[Int(entity)].kind {
    case .person: return false
    case .place: return isForce || !party.isPlace || isActingPlace(entity)
    default: return true
    }
  }

  /// Somebody of politics or war takes part.
  private func isPlausible(_ event: FoundEvent) -> Bool {
    let isForce = event.kind.root >= 14
    // Whoever is assassinated was somebody; and nobody acts on himself without saying so.
    let isKnown =
      event.kind.cameo == "186"
      || (event.actors + event.targets).contains { isPublic($0, isForce) }
    if let actor = event.actors.first, let target = event.targets.first,
      actor.range == target.range, actor.code == target.code
    {
      return false
    }
    guard isKnown else {
      return event.kind.root == 14
        && event.actors.contains { $0.sector != "BUS" && $0.isCoded && !$0.isOwner }
    }
    // "Volkswagen agreed to pay American customers": what belongs to a country is not the country.
    if event.actors.allSatisfy({ $0.sector == "BUS" }), !event.actors.isEmpty,
      !event.targets.isEmpty, event.targets.allSatisfy({ $0.isOwner && !$0.takesPartByOffice })
    {
      return false
    }
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
      if event.kind.cameo == "042", event.actors.allSatisfy({ isPeople($0) }) { return false }
      if event.kind.cameo == "042", let country = event.targets.first?.countries.first,
        event.actors.first?.countries.first == country
      {
        return false
      }
    }
    return true
  }

  /// "Turks may travel to Europe": a nation is no visitor.
  private func isPeople(_ party: Party) -> Bool {
    guard let entity = party.entity, party.sector.isEmpty else { return false }
    return document.entities[Int(entity)].kind == .group
  }

  /// What may be or was not is told only of those who matter and are named.
  private func namesBoth(_ event: FoundEvent) -> Bool {
    event.actors.contains(where: \.isPolitical)
      && event.targets.contains {
        $0.entity != nil || !$0.countries.isEmpty && event.modality == .negated
      }
  }
}
