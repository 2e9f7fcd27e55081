package import Configuration
package import Corpus
import Linguistics

/// `quantities`: finds numbers with their bounds, units and what they count.
///
/// Parts of dates are no quantities; where the step `dates` has not run, its grammar is applied
/// here for that alone.
package struct QuantitiesStep: Step {
  package static let contract = Contract(needs: [.sentences, .tokens], adds: [.quantities])

  private let dates: DateGrammar
  private let grammar: QuantityGrammar

  /// Takes no options.
  package init(_ options: Options) throws(ConfigurationError) {
    let lexicon = try options.measureLexicon()
    dates = DateGrammar(lexicon)
    grammar = QuantityGrammar(lexicon)
  }

  package func process(_ document: inout Document) {
    let reading = dates.sharedReading(of: &document)
    let times =
      document.dates.isEmpty ? dates.expressions(in: document, reading) : document.dates
    document.quantities = grammar.quantities(in: document, times: times, reading)
  }
}
