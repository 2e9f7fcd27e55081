package import Corpus

/// Finds the names in an article and says whose they are.
///
/// Known names come from gazetteers, longest first from left to right; rules find persons,
/// organisations and places that no gazetteer has; then words that were left open ("Putin",
/// "the IAEA") are resolved with what the article said in full. A learned model, where there is
/// one, has read all of it and what the rules made of it, and has a say before (`NameJoin`).
package struct NameTagger: Sendable {
  let knowledge: NameKnowledge
  private let model: NameModel?
  private let keepsTitles: Bool

  /// - Parameters:
  ///   - model: Nil for rules alone.
  ///   - keepsTitles: Whether titles that the model finds are part of a person's name, as some
  ///     corpora have it.
  ///   - offices: By what words offices go (`data/lexicons/en/offices.tsv`); without it nobody is
  ///     known by an office alone.
  /// - Throws: `LexiconError` where the words for offices cannot be read.
  package init(
    gazetteer: Gazetteer, words: NameWords, offices: LexiconFile? = nil, model: NameModel? = nil,
    keepsTitles: Bool = false
  ) throws(LexiconError) {
    var known: Offices?
    if let offices { known = try Offices(offices, gazetteer: gazetteer) }
    knowledge = NameKnowledge(gazetteer: gazetteer, words: words, offices: known)
    self.model = model
    self.keepsTitles = keepsTitles
  }

  /// Fills `mentions`, `entities` and `descriptions` of a document that has tokens.
  package func tag(_ document: inout Document) {
    var finder = scanned(document)
    var resolver = resolved(finder, document)
    if let model {
      resolver = joined(&finder, resolver, document, model)
    }
    document.mentions = resolver.mentions
    if keepsTitles { extendOverTitles(&document) }
    document.entities = resolver.entities
    document.descriptions = []
    if var reader = OfficeReader(document, knowledge: knowledge) {
      reader.read()
      document.descriptions = reader.descriptions
    }
  }

  /// Lets persons' names begin with the title that stands right before them with a capital.
  private func extendOverTitles(_ document: inout Document) {
    for index in document.mentions.indices {
      let mention = document.mentions[index]
      guard let role = mention.role, role.end < mention.range.start,
        mention.range.start - role.end < 3, document.text.bytes[Int(role.start)] &- 0x41 < 26,
        index == 0 || document.mentions[index - 1].range.end <= role.start
      else { continue }
      var first = mention.tokens.lowerBound
      while first > 0, document.tokens[first - 1].range.start >= role.start { first -= 1 }
      document.mentions[index].range.start = document.tokens[first].range.start
      document.mentions[index].tokens = first..<mention.tokens.upperBound
    }
  }

  /// The label that the rules give each token of a document.
  package func ruleLabels(of document: Document) -> [UInt8] {
    NameTagger.labels(of: resolved(scanned(document), document), count: document.tokens.count)
  }

  private func scanned(_ document: Document) -> NameFinder {
    var finder = NameFinder(
      knowledge: knowledge, text: document.text.bytes, tokens: document.tokens,
      published: document.metadata.published, dateline: document.dateline)
    for (index, sentence) in document.sentences.enumerated() {
      finder.scan(sentence, number: Int32(truncatingIfNeeded: index))
    }
    return finder
  }

  private func resolved(_ finder: NameFinder, _ document: Document) -> NameResolver {
    var resolver = NameResolver(
      knowledge: knowledge, text: finder.text, published: document.metadata.published,
      candidates: finder.candidates, acronyms: finder.acronyms)
    resolver.resolve()
    return resolver
  }

  private static func labels(of resolver: NameResolver, count: Int) -> [UInt8] {
    var labels = [UInt8](repeating: 0, count: count)
    for mention in resolver.mentions {
      NameLabel.set(
        resolver.entities[Int(mention.entity)].kind, on: mention.tokens, in: &labels)
    }
    return labels
  }

  /// Resolves the rules' candidates again, with what the model says of them.
  private func joined(
    _ finder: inout NameFinder, _ rules: NameResolver, _ document: Document, _ model: NameModel
  ) -> NameResolver {
    var kinds = [EntityKind?](repeating: nil, count: finder.candidates.count)
    for (mention, source) in zip(rules.mentions, rules.sources) {
      kinds[Int(source)] = rules.entities[Int(mention.entity)].kind
    }
    let labels = NameTagger.labels(of: rules, count: document.tokens.count)
    let names = model.names(in: document, rules: labels, knowledge: knowledge)
    var join = NameJoin(finder, kinds: kinds, sentences: document.sentences)
    join.join(candidates(of: names, &finder, document))
    var resolver = NameResolver(
      knowledge: knowledge, text: finder.text, published: document.metadata.published,
      candidates: join.joined, acronyms: join.acronyms(finder.acronyms))
    resolver.resolve()
    return resolver
  }

  private func candidates(
    of names: [LabeledName], _ finder: inout NameFinder, _ document: Document
  ) -> [NameCandidate] {
    var candidates: [NameCandidate] = []
    var number = 0
    for name in NameConsistency.settled(names, in: document) {
      while number < document.sentences.count,
        document.sentences[number].tokens.upperBound <= name.tokens.lowerBound
      {
        number += 1
      }
      guard number < document.sentences.count else { break }
      if let candidate = finder.learnedCandidate(
        name, in: document.sentences[number], number: Int32(truncatingIfNeeded: number),
        keepsTitles: keepsTitles)
      {
        candidates.append(candidate)
      }
    }
    return candidates
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
  let offices: Offices?

  init(gazetteer: Gazetteer, words: NameWords, offices: Offices?) {
    self.offices = offices
    self.gazetteer = gazetteer
    self.words = words
    lists = KnownNameLists(gazetteer)
  }
}
