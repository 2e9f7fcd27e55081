package import Corpus

/// Reads who did what to whom off the syntax of an article.
package struct EventFinder: Sendable {
  private let words: EventWords

  package init(events: EventLexicon, agents: AgentLexicon) {
    words = EventWords(events: events, agents: agents)
  }

  /// The events of a document, sorted by start.
  ///
  /// Needs words, mentions and dates; with statements, events that somebody tells are `claimed`.
  package func events(in document: Document) -> [Event] {
    let scene = EventScene(document, words: words)
    var reading = EventReading(scene: scene)
    reading.read()
    return reading.rows()
  }
}

/// The events of one document, found one after another.
private struct EventReading {
  let scene: EventScene
  private var found: [FoundEvent] = []
  /// Words that are part of an event already told.
  private var isTold: [Bool]

  init(scene: EventScene) {
    self.scene = scene
    isTold = Array(repeating: false, count: scene.tree.count)
  }

  mutating func read() {
    for token in 0..<scene.tree.count where scene.isVerb(token) && !isTold[token] {
      let event =
        scene.event(ofVerb: token) ?? scene.demand(ofSpeech: token)
        ?? scene.accusation(ofSpeech: token)
      guard let event else { continue }
      found.append(event)
      markTold(by: token)
    }
    for token in 0..<scene.tree.count
    where scene.tree.tags[token] == .noun && !isTold[token] {
      guard let event = scene.event(ofNoun: token) else { continue }
      found.append(event)
      isTold[token] = true
    }
  }

  /// What a verb carries or asks for is part of its event: "signed a treaty", "agreed to meet".
  private mutating func markTold(by verb: Int) {
    isTold[verb] = true
    if [.nounClause, .relativeClause].contains(scene.tree.relations[verb]),
      let noun = scene.tree.head(of: verb), scene.clause(of: verb).object == noun
    {
      isTold[noun] = true
    }
    let isDemand = scene.words.events.operator(scene.lemma(verb), .verb) != nil
    for child in scene.tree.children(of: verb) {
      switch scene.tree.relations[child] {
      case .oblique:
        // "met for talks": one event.
        let noun = scene.words.events.noun(scene.lemma(child))
        if noun?.kind.action == found.last?.kind.action { isTold[child] = true }
      case .object, .passiveSubject:
        isTold[child] = true
        for inner in scene.tree.children(of: child)
        where scene.tree.relations[inner] == .nounModifier
          && scene.words.events.isPlural(scene.lemma(child))
        {
          isTold[inner] = true
        }
      case .openComplement, .clausalComplement:
        if isDemand { isTold[child] = true }
      case .adverbialClause:
        // "shelled the town, killing five", "fired tear gas, injuring five": one event.
        if scene.tree.forms[child] == .gerund, isSame(child, found.last) { isTold[child] = true }
      default: continue
      }
    }
  }

  private func isSame(_ verb: Int, _ event: FoundEvent?) -> Bool {
    guard let event, event.kind.root >= 17 else { return false }
    return scene.event(ofVerb: verb)?.kind.action == .assault
  }

  func rows() -> [Event] {
    let sorted = found.sorted { $0.trigger < $1.trigger }
    var rows: [Event] = []
    for (number, event) in sorted.enumerated() {
      rows += scene.rows(of: event, number: Int32(truncatingIfNeeded: number))
    }
    rows.sort { ($0.range.start, $0.number) < ($1.range.start, $1.number) }
    renumber(&rows)
    return rows
  }

  /// Numbers groups in the order of their first rows.
  private func renumber(_ rows: inout [Event]) {
    var numbers: [Int32: Int32] = [:]
    for index in rows.indices {
      let next = Int32(truncatingIfNeeded: numbers.count)
      let number = numbers[rows[index].number] ?? next
      numbers[rows[index].number] = number
      rows[index].number = number
    }
  }
}
