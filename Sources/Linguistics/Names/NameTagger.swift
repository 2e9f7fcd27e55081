package import Corpus

/// Finds the names in an article and says whose they are.
///
/// Known names come from gazetteers, longest first from left to right; rules find persons,
/// organisations and places that no gazetteer has; then words that were left open ("Putin",
/// "the IAEA") are resolved with what the article said in full.
package struct NameTagger: Sendable {
  let gazetteer: Gazetteer
  let words: NameWords

  package init(gazetteer: Gazetteer, words: NameWords) {
    self.gazetteer = gazetteer
    self.words = words
  }

  /// Fills `mentions` and `entities` of a document that has tokens.
  package func tag(_ document: inout Document) {
    var finder = NameFinder(
      gazetteer: gazetteer, words: words, text: document.text.bytes, tokens: document.tokens,
      published: document.metadata.published, dateline: document.dateline)
    for (index, sentence) in document.sentences.enumerated() {
      finder.scan(sentence, number: Int32(truncatingIfNeeded: index))
    }
    var resolver = NameResolver(
      gazetteer: gazetteer, text: finder.text, published: document.metadata.published,
      candidates: finder.candidates, acronyms: finder.acronyms)
    resolver.resolve()
    document.mentions = resolver.mentions
    document.entities = resolver.entities
  }
}
