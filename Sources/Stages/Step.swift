package import Configuration
package import Corpus
import Kernels
package import Linguistics

/// One named step of the clean, segment or tag stage: what it does to a document.
///
/// A step is made once, from its configuration, then called on many threads at once. So it holds
/// only what it was made with, and the compiler checks it: `Sendable`. A document passes through
/// all steps of a run, one after another, on one thread.
package protocol Step: Sendable {
  /// What this step reads from documents, and what it adds to them.
  static var contract: Contract { get }

  /// Reads its options and the files that they name.
  ///
  /// Mistakes in single values are noted in `options`; what makes the step impossible is thrown.
  init(_ options: Options) throws(ConfigurationError)

  /// - Throws: `Rejection` where the document cannot be used; it then leaves the run.
  func process(_ document: inout Document) throws(Rejection)
}

/// What a step needs, and what it adds: checked before any byte is read.
package struct Contract: Sendable, Equatable {
  package enum Fact: String, Sendable, CaseIterable {
    case text, article, paragraphs, sentences, tokens, words, mentions, dates, quantities, quotes
    case statements, events
  }

  package let needs: Set<Fact>
  package let adds: Set<Fact>

  package init(needs: Set<Fact>, adds: Set<Fact>) {
    self.needs = needs
    self.adds = adds
  }
}

/// Why an input cannot be used: a row of the table `rejects`.
package struct Rejection: Error, Sendable, Equatable {
  /// The stage or step that gave up.
  package var stage: String
  /// A short fixed word, so that rejects can be counted by it.
  package var reason: String
  package var detail: String?
  /// Byte of the file, or of the record where it is one of several.
  package var byte: Int?

  package init(stage: String, reason: String, detail: String? = nil, byte: Int? = nil) {
    self.stage = stage
    self.reason = reason
    self.detail = detail
    self.byte = byte
  }
}

extension Options {
  /// A lexicon that the program brings along, by its path below the data folder
  /// (`lexicons/en/months.tsv`).
  package func ownLexicon(_ path: String) throws(ConfigurationError) -> LexiconFile {
    let whole = source.data.path(of: path)
    do {
      return try LexiconFile(try source.read(whole, name: path), path: whole)
    } catch {
      throw ConfigurationError(file: source.name, place: place, "\(error)")
    }
  }
}

extension Options {
  /// A learned model: the user's own, or else the one of that path below the data folder
  /// (`models/words.model`).
  func model<Model>(
    _ own: FileReference?, orOwn path: String, _ make: (ModelFile) throws -> Model
  ) throws(ConfigurationError) -> Model {
    let whole = own?.path ?? source.data.path(of: path)
    do {
      try source.remember(whole, name: own?.name ?? path)
      return try make(ModelFile(whole))
    } catch {
      throw own?.error("\(error)")
        ?? ConfigurationError(file: source.name, place: place, "\(error)")
    }
  }
}

extension FileReference {
  /// A lexicon that the user brings.
  func lexicon() throws(ConfigurationError) -> LexiconFile {
    do {
      return try LexiconFile(try source.read(path, name: name), path: name)
    } catch {
      throw self.error("\(error)")
    }
  }
}
