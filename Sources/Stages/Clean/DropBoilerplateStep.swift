package import Configuration
package import Corpus
import Kernels
import Linguistics

/// `drop-boilerplate`: takes lines away that are no part of the article.
package struct DropBoilerplateStep: Step {
  package static let contract = Contract(needs: [.article], adds: [])

  private let rules: BoilerplateRules

  /// Option `rules`: a file of rules (`BoilerplateRules`) or a list of such files, in the place of
  /// the program's own.
  package init(_ options: Options) throws(ConfigurationError) {
    let references = Self.references(options)
    options.finish()
    var files: [LexiconFile] = []
    for reference in references ?? [] { files.append(try reference.lexicon()) }
    if references == nil { files = [try options.ownLexicon("boilerplate.txt")] }
    do {
      rules = try BoilerplateRules(files)
    } catch {
      throw references?.first { error.path == $0.name }?.error("\(error)")
        ?? ConfigurationError(file: options.source.name, place: options.place, "\(error)")
    }
  }

  private static func references(_ options: Options) -> [FileReference]? {
    guard let value = options.value("rules"), case .array(let list) = value.content else {
      return options.file("rules").map { [$0] }
    }
    return list.isEmpty ? [] : options.files("rules")
  }

  package func process(_ document: inout Document) throws(Rejection) {
    let edits = Boilerplate.replacements(
      in: document.text.bytes, from: document.bodyStart, by: rules,
      isStructured: document.isStructured)
    document.edit(edits, step: "drop-boilerplate")
  }
}
