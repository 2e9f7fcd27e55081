package import Corpus
import Kernels

/// Tells what each word of a document is: its tags, dictionary form and head.
///
/// Each sentence by itself, so that the result does not depend on what else is in the batch.
package struct WordAnalyzer: Sendable {
  /// Parses that are worse than the best by more are given up: three quarters of the time, as many
  /// right heads on the development sets.
  private static let margin: Int32 = 130

  /// A longer row of tokens is no sentence and is read in parts, as a token takes some 300 bytes
  /// of memory while it is read.
  private static let longestSentence = 1 << 12

  private let model: WordModel
  private let names: WordNames
  private let kinds: TagKinds
  private let tags: [UniversalTag]
  private let relations: [(relation: Relation, subtype: Relation.Subtype)]
  /// The number of that relation in `relations`.
  private let parataxis: UInt8

  package init(_ model: WordModel) {
    self.model = model
    names = WordNames(penn: model.labels.penn, relations: model.labels.relations)
    kinds = TagKinds(model.labels)
    tags = model.labels.universal.map { UniversalTag(name: $0) ?? .x }
    relations = model.labels.relations.map { Relation.parse($0) ?? (.dep, .none) }
    let number = model.labels.relations.firstIndex(of: "parataxis") ?? 0
    parataxis = UInt8(truncatingIfNeeded: number)
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
    for sentence in document.sentences {
      let all = sentence.tokens
      for start in stride(from: all.lowerBound, to: all.upperBound, by: Self.longestSentence) {
        let part = start..<min(start + Self.longestSentence, all.upperBound)
        tagging.facts.read(document.text.bytes, document.tokens[part])
        model.tagger.tag(&tagging)
        parsing.atoms.set(tagging.facts, penn: tagging.penn, universal: tagging.universal)
        parse(part.count, &parsing, &beam)
        append(part, tagging, parsing.state, to: &document)
        if start > all.lowerBound { attach(part, to: all.lowerBound, &document.words) }
      }
    }
  }

  /// Lets the root of a later part of a giant sentence stand beside that of its first part.
  private func attach(_ part: Range<Int>, to first: Int, _ words: inout [Word]) {
    guard let root = (first..<part.lowerBound).first(where: { words[$0].head < 0 }) else { return }
    for index in part where words[index].head < 0 {
      words[index].head = Int32(truncatingIfNeeded: root)
      (words[index].relation, words[index].subtype) = (.parataxis, .none)
      words[index].label = parataxis
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
