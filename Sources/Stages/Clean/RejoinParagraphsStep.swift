package import Configuration
package import Corpus
import Linguistics

/// `rejoin-paragraphs`: joins what was broken in the middle of a sentence.
package struct RejoinParagraphsStep: Step {
  package static let contract = Contract(needs: [.article], adds: [])

  package init(_ options: Options) throws(ConfigurationError) { options.finish() }

  package func process(_ document: inout Document) throws(Rejection) {
    let edits = BrokenParagraphs.replacements(
      in: document.text.bytes, from: document.bodyStart, isStructured: document.isStructured)
    document.edit(edits, step: "rejoin-paragraphs")
  }
}
