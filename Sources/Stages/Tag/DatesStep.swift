package import Configuration
package import Corpus
import Linguistics

/// `dates`: finds expressions of time and resolves them against the day of publication.
package struct DatesStep: Step {
  package static let contract = Contract(needs: [.article, .sentences, .tokens], adds: [.dates])

  private let grammar: DateGrammar

  /// Takes no options.
  package init(_ options: Options) throws(ConfigurationError) {
    grammar = DateGrammar(try options.measureLexicon())
  }

  package func process(_ document: inout Document) {
    let reading = grammar.sharedReading(of: &document)
    document.dates = grammar.expressions(in: document, reading)
  }
}
