package import Configuration
package import Corpus
import Linguistics

/// `events`: who did what to whom, when, where, and who says so.
package struct EventsStep: Step {
  package static let contract = Contract(
    needs: [.text, .sentences, .tokens, .words, .mentions], adds: [.events])

  private let finder: EventFinder

  package init(_ options: Options) throws(ConfigurationError) {
    options.finish()
    let words = try options.eventWords()
    finder = EventFinder(events: words.events, agents: words.agents)
  }

  package func process(_ document: inout Document) throws(Rejection) {
    document.events = finder.events(in: document)
  }
}

extension Options {
  /// The words of events and of those who act, which the program brings along.
  func eventWords() throws(ConfigurationError) -> (events: EventLexicon, agents: AgentLexicon) {
    let lexicons = (
      try ownLexicon("lexicons/en/event-verbs.tsv"), try ownLexicon("lexicons/en/event-nouns.tsv"),
      try ownLexicon("lexicons/en/event-objects.tsv"),
      try ownLexicon("lexicons/en/event-operators.tsv"), try ownLexicon("lexicons/en/agents.tsv")
    )
    do {
      return (
        try EventLexicon(
          verbs: lexicons.0, nouns: lexicons.1, objects: lexicons.2, operators: lexicons.3),
        try AgentLexicon(lexicons.4)
      )
    } catch {
      throw ConfigurationError(file: source.name, place: place, "\(error)")
    }
  }
}
