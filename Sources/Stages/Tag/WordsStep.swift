package import Configuration
package import Corpus
import Kernels
import Linguistics

/// `words`: parts of speech, dictionary forms and syntax of all tokens.
///
/// Options: `mode`, "default" or "fast" (parses three times as fast, a little less right);
/// `model`, a model file of the user's own.
package struct WordsStep: Step {
  package static let contract = Contract(needs: [.text, .sentences, .tokens], adds: [.words])

  private let analyzer: WordAnalyzer

  package init(_ options: Options) throws(ConfigurationError) {
    let mode = options.choice("mode", of: ["default", "fast"], default: "default")
    let own = options.file("model")
    options.finish()
    let path = own?.path ?? options.source.data.path(of: "models/words.model")
    do {
      let file = try ModelFile(path)
      analyzer = WordAnalyzer(
        try WordModel(file, mode: WordModel.Mode(rawValue: mode) ?? .accurate))
    } catch {
      throw own?.error("\(error)")
        ?? ConfigurationError(file: options.source.name, place: options.place, "\(error)")
    }
  }

  package func process(_ document: inout Document) throws(Rejection) {
    analyzer.analyze(&document)
  }
}
