package import Corpus
import Kernels

/// Tells what each word of a document is: its tags, dictionary form and head.
///
/// Each sentence by itself, so that the result does not depend on what else is in the batch.
package struct WordAnalyzer: Sendable {
  /// Parses that are worse than the best by more are given up: three quarters of the time, as many
  /// right heads on the development sets.
  private static let margin: Int32 = 130

  private let model: WordModel
  private let names: WordNames
  private let kinds: TagKinds
  private let tags: [UniversalTag]
  private let relations: [(relation: Relation, subtype: Relation.Subtype)]

  package init(_ model: WordModel) {
    self.model = model
    names = WordNames(penn: model.labels.penn, relations: model.labels.relations)
    kinds = TagKinds(model.labels)
    tags = model.labels.universal.map { UniversalTag(name: $0) ?? .x }
    relations = model.labels.relations.map { Relation.parse($0) ?? (.dep, .none) }
  }

  /// Fills `words` and `lemmas` of a document that has tokens.
  package func analyze(_ document: inout Document) {
    document.wordNames = names
    document.words.removeAll(keepingCapacity: true)
    document.lemmas.removeAll(keepingCapacity: true)
    document.words.reserveCapacity(document.tokens.count)
    document.lemmas.reserveCapacity(document.text.bytes.count)
    var tagging = TaggerWork()
    var parsing = ParserWork(kinds)
    var beam = ParserBeam()
    for sentence in document.sentences where !sentence.tokens.isEmpty {
      tagging.facts.read(document.text.bytes, document.tokens[sentence.tokens])
      model.tagger.tag(&tagging)
      parsing.atoms.set(tagging.facts, penn: tagging.penn, universal: tagging.universal)
      parse(sentence.tokens.count, &parsing, &beam)
      append(sentence.tokens, tagging, parsing.state, to: &document)
    }
  }

  /// Parses the sentence that the atoms were read from; the arcs are in `work.state`.
  private func parse(_ count: Int, _ work: inout ParserWork, _ beam: inout ParserBeam) {
    guard model.mode == .accurate, count <= ParserBeam.longestSentence else {
      return model.parser.parse(&work, count: count)
    }
    beam.begin(count)
    while !beam.isFinished { beam.advance(model.parser, work.atoms, margin: WordAnalyzer.margin) }
    beam.copyBest(to: &work.state)
  }

  private func append(
    _ range: Range<Int>, _ tagging: TaggerWork, _ state: borrowing ParserState,
    to document: inout Document
  ) {
    let text = document.text.bytes
    var lemmas: [UInt8] = []
    swap(&lemmas, &document.lemmas)
    for index in 0..<range.count {
      let token = document.tokens[range.lowerBound + index]
      let penn = tagging.penn[index]
      let start = lemmas.count
      model.lemmatizer.append(
        token, of: text.span, tag: UInt64(penn),
        back: tagging.facts.backs[index + WordFacts.first], to: &lemmas)
      let lemma = start..<lemmas.count
      let head = state.number(.head, index)
      let label = state.number(.relation, index)
      document.words.append(
        Word(
          head: head == range.count ? -1 : Int32(truncatingIfNeeded: range.lowerBound + head),
          lemma: ByteRange(lemma), lemmaKey: wordHash(lemmas.span, in: lemma),
          tag: tags[Int(tagging.universal[index])], penn: penn,
          relation: relations[label].relation, subtype: relations[label].subtype,
          label: UInt8(truncatingIfNeeded: label)))
    }
    swap(&lemmas, &document.lemmas)
  }
}
