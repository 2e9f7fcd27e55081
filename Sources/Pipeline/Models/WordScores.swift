import Corpus
import Kernels
package import Linguistics
package import Stages

/// How many of the words of a treebank a model gets right.
package struct WordScores: Sendable, Equatable {
  /// Words of the treebank, and tokens of the program.
  package var gold = 0
  package var tokens = 0
  /// Words that are a token each: what the figures below are out of.
  package var aligned = 0
  package var universal = 0
  package var penn = 0
  package var lemmas = 0
  package var lemmasAsked = 0
  /// Right heads, and right heads with the right relation, subtypes aside.
  package var heads = 0
  package var headsAsked = 0
  package var relations = 0

  /// Scores a model on the tokens of a treebank.
  package init(_ analyzer: WordAnalyzer, tokensOf sentences: [TreebankSentence]) {
    for sentence in sentences { add(analyzer, sentence) }
  }

  /// Scores a model on the texts of a treebank, as the program divides them itself.
  ///
  /// A word counts where a token has just its bytes; its head is right where the head of the token
  /// has just the bytes of the word's head.
  package init(
    _ analyzer: WordAnalyzer, _ segment: SegmentStep, textOf sentences: [TreebankSentence]
  ) throws {
    for text in TreebankText.documents(sentences) {
      var document = Document(key: "", record: text.bytes, isStructured: true)
      try segment.process(&document)
      analyzer.analyze(&document)
      add(text, document)
    }
  }

  private mutating func add(_ text: TreebankText, _ document: Document) {
    var positions: [Range<Int>: Int] = [:]
    for (index, token) in document.tokens.enumerated() { positions[token.range.indices] = index }
    tokens += document.tokens.count
    for (sentence, ranges) in zip(text.sentences, text.ranges) {
      for (word, range) in zip(sentence.words, ranges) {
        guard let range else { continue }
        gold += 1
        guard let index = positions[range] else { continue }
        let found = document.words[index]
        let isHead = word.head.map { head in
          if head < 0 || found.head < 0 { return head < 0 && found.head < 0 }
          return document.tokens[Int(found.head)].range.indices == ranges[head]
        }
        add(word, found, document, isHead: isHead)
      }
    }
  }

  private mutating func add(_ analyzer: WordAnalyzer, _ sentence: TreebankSentence) {
    let tokens = TrainingSentence(sentence, LabelNumbers(WordLabels([])))
    var document = Document(key: "", record: tokens.text, isStructured: true)
    document.tokens = tokens.tokens
    document.sentences = [
      Sentence(
        range: ByteRange(0..<tokens.text.count), paragraph: 0, part: .body,
        tokens: tokens.tokens.indices)
    ]
    analyzer.analyze(&document)
    gold += sentence.words.count
    self.tokens += sentence.words.count
    for (index, word) in sentence.words.enumerated() {
      let found = document.words[index]
      let head = word.head.map { Int32(truncatingIfNeeded: $0) }
      add(word, found, document, isHead: head.map { $0 == found.head })
    }
  }

  mutating func add(
    _ gold: TreebankSentence.Word, _ found: Word, _ document: Document, isHead: Bool?
  ) {
    aligned += 1
    universal += found.tag.name == gold.upos ? 1 : 0
    penn += document.wordNames.penn[Int(found.penn)] == gold.xpos ? 1 : 0
    if gold.lemma != [0x5F] || gold.form == [0x5F] {
      lemmasAsked += 1
      lemmas += document.lemmas[found.lemma.indices].elementsEqual(gold.lemma) ? 1 : 0
    }
    headsAsked += isHead == nil ? 0 : 1
    guard isHead == true else { return }
    heads += 1
    let relation = gold.relation.prefix { $0 != ":" }
    let given = document.wordNames.relations[Int(found.label)].prefix { $0 != ":" }
    relations += relation == given ? 1 : 0
  }
}
