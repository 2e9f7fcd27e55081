package import Corpus

/// Finds the names in an article and says whose they are.
///
/// Known names come from gazetteers, longest first from left to right; rules find persons,
/// organisations and places that no gazetteer has; then words that were left open ("Putin",
/// "the IAEA") are resolved with what the article said in full.
package struct NameTagger: Sendable {
  let knowledge: NameKnowledge

  package init(gazetteer: Gazetteer, words: NameWords) {
    knowledge = NameKnowledge(gazetteer: gazetteer, words: words)
  }

  /// The label that the rules give each token of a document.
  package func ruleLabels(of document: Document) -> [UInt8] {
    var ruled = document
    tag(&ruled)
    var labels = [UInt8](repeating: 0, count: document.tokens.count)
    for mention in ruled.mentions {
      let kind = ruled.entities[Int(mention.entity)].kind
      NameLabel.set(kind, on: mention.tokens, in: &labels)
    }
    return labels
  }

  package func learnedNames(
    in document: Document, rules: [UInt8], model: NameModel
  ) -> [LabeledName] {
    model.names(in: document, rules: rules, knowledge: knowledge)
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
  let lists: KnownNameLists

  init(gazetteer: Gazetteer, words: NameWords) {
    self.gazetteer = gazetteer
    self.words = words
    lists = KnownNameLists(gazetteer)
  }
}
