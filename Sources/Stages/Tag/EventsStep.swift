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
    let lexicons = (
      try options.ownLexicon("lexicons/en/event-verbs.tsv"),
      try options.ownLexicon("lexicons/en/event-nouns.tsv"),
      try options.ownLexicon("lexicons/en/event-objects.tsv"),
      try options.ownLexicon("lexicons/en/event-operators.tsv"),
      try options.ownLexicon("lexicons/en/agents.tsv")
    )
    do {
      finder = EventFinder(
        events: try EventLexicon(
          verbs: lexicons.0, nouns: lexicons.1, objects: lexicons.2, operators: lexicons.3),
        agents: try AgentLexicon(lexicons.4))
    } catch {
      throw ConfigurationError(file: options.source.name, place: options.place, "\(error)")
    }
  }

  package func process(_ document: inout Document) throws(Rejection) {
    document.events = finder.events(in: document)
  }
}
