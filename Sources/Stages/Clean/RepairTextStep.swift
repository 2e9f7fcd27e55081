package import Configuration
package import Corpus
import Linguistics

/// `repair-text`: puts characters back that were meant, and takes out what is not to be seen.
package struct RepairTextStep: Step {
  package static let contract = Contract(needs: [.text], adds: [])

  private let repair: TextRepair

  /// Option `ligatures`: "kept" or "divided" (`ﬁ` becomes `fi`).
  package init(_ options: Options) throws(ConfigurationError) {
    let ligatures = options.choice("ligatures", of: ["kept", "divided"], default: "kept")
    options.finish()
    let table = try options.ownLexicon("unicode/canonical-decompositions.tsv")
    do {
      repair = TextRepair(
        composition: try CanonicalComposition(table), dividesLigatures: ligatures == "divided")
    } catch {
      throw ConfigurationError(
        file: options.source.name, place: options.place, "\(error)")
    }
  }

  package func process(_ document: inout Document) throws(Rejection) {
    repair.run(on: document.text.bytes) { edits in
      document.edit(edits, step: "repair-text")
      return document.text.bytes
    }
  }
}
