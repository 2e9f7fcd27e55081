package import Corpus

/// Finds the names in an article and says whose they are.
///
/// Known names come from gazetteers, longest first from left to right; rules find persons,
/// organisations and places that no gazetteer has; then words that were left open ("Putin",
/// "the IAEA") are resolved with what the article said in full.
package struct NameTagger: Sendable {
  private let knowledge: NameKnowledge

  package init(gazetteer: Gazetteer, words: NameWords) {
    knowledge = NameKnowledge(gazetteer: gazetteer, words: words)
  }

  /// Fills `mentions` and `entities` of a document that has tokens.
  package func tag(_ document: inout Document) {
    var finder = NameFinder(
      knowledge: knowledge, text: document.text.bytes, tokens: document.tokens,
      published: document.metadata.published, dateline: document.dateline)
    for (index, sentence) in document.sentences.enumerated() {
      finder.scan(sentence, number: Int32(truncatingIfNeeded: index))
    }
    var resolver = NameResolver(
      knowledge: knowledge, text: finder.text, published: document.metadata.published,
      candidates: finder.candidates, acronyms: finder.acronyms)
    resolver.resolve()
    document.mentions = resolver.mentions
    document.entities = resolver.entities
  }
}

/// All that is known about names before an article is read.
///
/// A class, so that the finder of an article refers to it and stays small: Swift copies a finder
/// whole whenever a rule that changes nothing is asked by one that takes notes.
final class NameKnowledge: Sendable {
  let gazetteer: Gazetteer
  let words: NameWords

  init(gazetteer: Gazetteer, words: NameWords) {
    self.gazetteer = gazetteer
    self.words = words
  }
}
