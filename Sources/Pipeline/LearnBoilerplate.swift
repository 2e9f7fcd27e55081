package import Configuration
import Corpus
package import Linguistics
package import Stages

/// Learns which lines of a corpus are boilerplate, in two passes over it.
package struct LearnBoilerplate {
  private let read: ReadConfiguration
  private let steps: [any Step]

  /// The program's own rules, which need not be learned.
  package let ownRules: BoilerplateRules

  /// - Throws: `ConfigurationFailure` where the program's own data cannot be read.
  package init(_ read: ReadConfiguration, data: DataFolder) throws {
    self.read = read
    let source = ConfigurationSource(name: "learn", folder: ".", data: data)
    let none = { Options([], at: "", in: source) }
    steps = [try DecodeStep(none()), try RepairTextStep(none()), try FindArticleStep(none())]
    ownRules = try BoilerplateRules(try none().ownLexicon("boilerplate.txt"))
  }

  /// The rules, and how many.
  ///
  /// The same corpus gives the same rules.
  /// - Throws: `FileError` where the corpus cannot be listed.
  package func callAsFunction(
    _ thresholds: RecurringLines.Thresholds, known: BoilerplateRules?
  ) throws -> (text: String, count: Int, articles: Int) {
    var lines = RecurringLines(thresholds, known: known)
    var articles = 0
    try forEachDocument {
      lines.countRoughly($0)
      articles += 1
    }
    try forEachDocument { lines.countExactly($0) }
    let (text, count) = lines.rules()
    return (text, count, articles)
  }

  /// What cannot be read or is no article is passed over.
  private func forEachDocument(_ body: (Document) -> Void) throws {
    let reader = DocumentReader(limit: read.limit)
    var batches = try BatchReader(read)
    while let batch = batches.next() {
      reader.read(batch) { outcome in
        guard case .document(var document, _) = outcome else { return }
        for step in steps {
          do throws(Rejection) { try step.process(&document) } catch { return }
        }
        body(document)
      }
    }
  }
}
