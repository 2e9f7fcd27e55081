package import Configuration
package import Corpus
import Linguistics

/// `statements`: who says what, quoted or not.
package struct StatementsStep: Step {
  package static let contract = Contract(
    needs: [.text, .sentences, .tokens, .words, .quotes], adds: [.statements])

  private let finder: StatementFinder

  package init(_ options: Options) throws(ConfigurationError) {
    options.finish()
    let cues = try options.ownLexicon("lexicons/en/cue-verbs.tsv")
    let words = try options.eventWords()
    do {
      finder = StatementFinder(
        cues: try CueVerbs(cues), events: words.events, agents: words.agents)
    } catch {
      throw ConfigurationError(file: options.source.name, place: options.place, "\(error)")
    }
  }

  package func process(_ document: inout Document) throws(Rejection) {
    finder.tag(&document)
  }
}
