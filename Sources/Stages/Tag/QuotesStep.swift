package import Configuration
package import Corpus
import Linguistics

/// `quotes`: finds what stands in quotation marks, what it is, and who said it.
package struct QuotesStep: Step {
  package static let contract = Contract(
    needs: [.text, .paragraphs, .sentences, .tokens], adds: [.quotes])

  private let finder: QuotationFinder

  package init(_ options: Options) throws(ConfigurationError) {
    options.finish()
    let files = (
      try options.ownLexicon("lexicons/en/cue-verbs.tsv"),
      try options.ownLexicon("lexicons/en/quote-words.tsv"),
      try options.ownLexicon("lexicons/en/speaker-nouns.tsv"),
      try options.ownLexicon("lexicons/en/work-nouns.tsv"),
      try options.ownLexicon("lexicons/names/forenames.tsv"),
      try options.ownLexicon("lexicons/names/name-genders.tsv")
    )
    do {
      finder = QuotationFinder(
        words: try QuoteWords(
          cues: try CueVerbs(files.0), words: files.1, speakers: files.2, works: files.3,
          genders: try NameGenders(forenames: files.4, genders: files.5)))
    } catch {
      throw ConfigurationError(
        file: options.source.name, place: options.place, "\(error)")
    }
  }

  package func process(_ document: inout Document) throws(Rejection) {
    document.quotes = finder.quotations(in: document)
  }
}
