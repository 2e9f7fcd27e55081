package import Configuration
package import Corpus
import Linguistics

/// `drop-boilerplate`: takes lines away that are no part of the article.
package struct DropBoilerplateStep: Step {
  package static let contract = Contract(needs: [.article], adds: [])

  private let rules: BoilerplateRules

  /// Option `rules`: a file of rules (`BoilerplateRules`), in the place of the program's own.
  package init(_ options: Options) throws(ConfigurationError) {
    let reference = options.file("rules")
    options.finish()
    let file =
      if let reference { try reference.lexicon() } else {
        try options.ownLexicon("boilerplate.txt")
      }
    do {
      rules = try BoilerplateRules(file)
    } catch {
      throw reference?.error("\(error)")
        ?? ConfigurationError(file: options.source.name, place: options.place, "\(error)")
    }
  }

  package func process(_ document: inout Document) throws(Rejection) {
    let edits = Boilerplate.replacements(
      in: document.text.bytes, from: document.bodyStart, by: rules,
      isStructured: document.isStructured)
    document.edit(edits, step: "drop-boilerplate")
  }
}
