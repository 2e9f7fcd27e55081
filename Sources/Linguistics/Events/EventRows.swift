import Corpus
import Kernels

extension EventScene {
  /// The rows of an event: one, or one for each target.
  func rows(of event: FoundEvent, number: Int32) -> [Event] {
    let actor = joined(event.actors)
    guard event.targets.count > 1 else {
      return [row(event, number, actor, joined(event.targets))]
    }
    return event.targets.map { row(event, number, actor, joined([$0])) }
  }

  private func row(
    _ event: FoundEvent, _ number: Int32, _ actor: Event.Party?, _ target: Event.Party?
  ) -> Event {
    let tokens = clauseTokens(event.trigger)
    var row = Event(
      number: number, sentence: tree.sentences[event.trigger], range: bytes(tokens),
      trigger: bytes(event.trigger), action: event.kind.action, modality: event.modality)
    row.mode = event.kind.mode
    row.cameo = event.kind.cameo
    row.actor = actor
    row.target = target
    setPlace(&row, tokens, event)
    setDays(&row, event.trigger)
    setClaimant(&row)
    return row
  }

  /// Names joined, and codes without repeats.
  private func joined(_ parties: [Party]) -> Event.Party? {
    guard let first = parties.first else { return nil }
    var texts: [String] = []
    var codes: [String] = []
    for party in parties {
      let text = string(party.range)
      if !texts.contains(text) { texts.append(text) }
      let code = party.code
      if !code.isEmpty, !codes.contains(code) { codes.append(code) }
    }
    return Event.Party(
      text: texts.joined(separator: "; "), start: first.range.start, entity: first.entity,
      code: codes.joined(separator: "; "))
  }

  // MARK: The clause

  private func clauseTokens(_ trigger: Int) -> Range<Int> {
    var tokens = tree.extent(
      of: trigger, without: [.parataxis, .conjunct, .coordinator, .punctuation])
    while tokens.count > 1, tree.tags[tokens.upperBound - 1] == .punct {
      tokens = tokens.lowerBound..<(tokens.upperBound - 1)
    }
    while tokens.count > 1, tree.tags[tokens.lowerBound] == .punct {
      tokens = (tokens.lowerBound + 1)..<tokens.upperBound
    }
    return tokens
  }

  // MARK: Place and time

  /// A target that is visited or attacked and is a place; else the first place behind "in", "at" or
  /// "near" in the clause; else, for protests and attacks, the nearest such place of the sentence.
  ///
  /// Where that tells no country ("in the Caspian Sea"), an attack is in the country of those
  /// attacked, but for soldiers, who may be anywhere.
  private func setPlace(_ row: inout Event, _ tokens: Range<Int>, _ event: FoundEvent) {
    if event.kind.cameo == "042" || event.kind.isHostile,
      let number = event.targets.first(where: { $0.isPlace && !$0.isOwner })?.entity
    {
      let entity = document.entities[Int(number)]
      (row.place, row.placeCountry) = (entity.name, entity.country)
      return
    }
    let sentence = document.sentences[Int(row.sentence)].tokens
    if let entity = tokens.lazy.compactMap(location).first
      ?? (event.kind.isHostile ? nearestLocation(to: event.trigger, in: sentence) : nil)
    {
      (row.place, row.placeCountry) = (entity.name, entity.country)
    }
    if row.placeCountry == nil, event.kind.isHostile, event.targets.count == 1,
      event.targets[0].sector != "MIL", let country = event.targets[0].countries.first,
      country.utf8.count == 3, !words.agents.isRegion(country)
    {
      row.placeCountry = country
    }
  }

  /// The place that a word names behind "in" and the like.
  private func location(_ token: Int) -> Entity? {
    guard let mention = mention(at: token) else { return nil }
    let entity = entity(ofMention: mention)
    guard entity.kind == .place, !document.mentions[mention].isMetonym,
      Lemma.locating.contains(tree.preposition(of: token))
    else { return nil }
    return entity
  }

  private func nearestLocation(to trigger: Int, in sentence: Range<Int>) -> Entity? {
    let near = sentence.clamped(to: max(0, trigger - 60)..<(trigger + 60))
    let places = near.lazy.filter { location($0) != nil }
    return places.min { abs($0 - trigger) < abs($1 - trigger) }.flatMap(location)
  }

  /// The time expression of the sentence with days that is nearest to the trigger.
  private func setDays(_ row: inout Event, _ trigger: Int) {
    var best: (distance: Int32, time: TimeExpression)?
    let start = document.tokens[trigger].range.start
    var index = firstTime(in: row.sentence)
    while index < document.dates.count, document.dates[index].sentence == row.sentence {
      let time = document.dates[index]
      index += 1
      guard time.kind == .date || time.kind == .time, time.firstDay != nil,
        !isFormerTime(time)
      else { continue }
      var distance = abs(time.range.start - start)
      if !row.range.overlaps(time.range) { distance += 500 }
      if best == nil || distance < best?.distance ?? 0 { best = (distance, time) }
    }
    (row.firstDay, row.lastDay) = (best?.time.firstDay, best?.time.lastDay)
  }

  /// "the first time since 1949": when it was so before.
  private func isFormerTime(_ time: TimeExpression) -> Bool {
    guard let first = token(at: time.range.start), first > 2 else { return false }
    let since = isLemma(first, Lemma.since) ? first : first - 1
    guard isLemma(since, Lemma.since), since > 0 else { return false }
    return Lemma.occasions.contains(lemma(since - 1))
  }

  private func firstTime(in sentence: Int32) -> Int {
    var (low, high) = (0, document.dates.count)
    while low < high {
      let middle = (low + high) / 2
      if document.dates[middle].sentence < sentence { low = middle + 1 } else { high = middle }
    }
    return low
  }

  // MARK: Who says so

  /// The innermost statement that the trigger stands in tells whose word the event is.
  private func setClaimant(_ row: inout Event) {
    var best: Statement?
    // Statements are sorted by start: those that begin long before do not reach here.
    var index = firstStatement(behind: row.trigger.start)
    let limit = max(0, index - 32)
    while index > limit {
      index -= 1
      let statement = document.statements[index]
      guard row.trigger.end <= statement.range.end, !statement.cue.overlaps(row.trigger) else {
        continue
      }
      if best == nil || statement.range.count <= best?.range.count ?? 0 { best = statement }
    }
    guard let best else { return }
    row.claimant = best.sourceName
    if row.modality == .asserted { row.modality = .claimed }
  }

  /// The first statement that begins behind a byte.
  private func firstStatement(behind byte: Int32) -> Int {
    var (low, high) = (0, document.statements.count)
    while low < high {
      let middle = (low + high) / 2
      if document.statements[middle].range.start <= byte { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension Lemma {
  fileprivate static let since = wordHash("since")
  /// Before "since": "the first time since", "the largest attack since" is told of another day.
  fileprivate static let occasions: Set<UInt64> = [
    wordHash("time"), wordHash("visit"), wordHash("meeting"), wordHash("attack"),
    wordHash("first"),
  ]
  fileprivate static let locating: Set<UInt64> = [
    Lemma.in, Lemma.at, Lemma.near, Lemma.around, Lemma.outside, Lemma.inside, Lemma.over,
    Lemma.across,
  ]
}
