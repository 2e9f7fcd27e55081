package import Corpus
import Kernels

/// Makes lessons for names from annotated texts and treebanks.
///
/// - Annotated names teach what they are. Names of "miscellaneous" kind are groups where the
///   rules say so, and something else otherwise; where a file marks none of these, those that the
///   rules find stand in.
/// - A treebank teaches which words are no names: all but its proper nouns, which may be anything.
///   Where it has a sentence of an annotated text, the proper nouns that the annotators left out
///   may be anything too: some corpora mark only names that an encyclopedia has.
/// - Copies in small letters (one text in 12) and in capitals (one in 25) teach texts that are
///   written so.
package struct NameLessons {
  private let tagger: NameTagger
  private let segment: (inout Document) throws -> Void
  /// Proper nouns of the treebanks' sentences, by the hash of the sentence: ranges of its bytes.
  private var properNouns: [UInt64: [Range<Int>]] = [:]
  private var treebankTexts: [[SpacedSentence]] = []
  private var annotated: Set<UInt64> = []
  package private(set) var lessons: [NameLesson] = []

  private struct SpacedSentence {
    var text: [UInt8] = []
    var properNouns: [Range<Int>] = []
    var hash: UInt64 { wordHash(text.span, in: 0..<text.count) }
  }

  /// - Parameter segment: Finds paragraphs, sentences and tokens.
  package init(tagger: NameTagger, segment: @escaping (inout Document) throws -> Void) {
    self.tagger = tagger
    self.segment = segment
  }

  /// Takes a treebank; to be called before the texts that it may share sentences with.
  package mutating func add(_ treebank: [TreebankSentence]) {
    for sentence in treebank {
      let spaced = NameLessons.spaced(sentence)
      properNouns[spaced.hash] = spaced.properNouns
      if sentence.beginsDocument || treebankTexts.isEmpty { treebankTexts.append([]) }
      treebankTexts[treebankTexts.count - 1].append(spaced)
    }
  }

  /// Takes the texts of one file.
  package mutating func add(_ texts: [AnnotatedText]) throws {
    let marksAll = texts.contains { $0.names.contains { $0.kind == nil || $0.kind == .other } }
    for (index, text) in texts.enumerated() {
      let nouns = nouns(of: text)
      try add(text, nouns, marksAll: marksAll) { $0 }
      let number = UInt64(index)
      if mixed(number &+ 5, 0x8EBC_6AF0_9C88_C6E3) % 100 < 8 {
        try add(text, nouns, marksAll: marksAll) { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
      }
      if mixed(number &+ 5, 0xE703_7ED1_A0B4_28DB) % 100 < 4 {
        try add(text, nouns, marksAll: marksAll) { $0 &- 0x61 < 26 ? $0 & 0xDF : $0 }
      }
    }
  }

  /// Makes lessons of the treebanks' texts that are not annotated.
  package mutating func addTreebankTexts() throws {
    for sentences in treebankTexts where !sentences.contains(where: { annotated.contains($0.hash) })
    {
      var text: [UInt8] = []
      var nouns: [Range<Int>] = []
      for sentence in sentences {
        if !text.isEmpty { text += [0x0A, 0x0A] }
        nouns += sentence.properNouns.map {
          text.count + $0.lowerBound..<text.count + $0.upperBound
        }
        text += sentence.text
      }
      let (document, rules) = try prepared(text)
      var masks = NameMasks(document, rules: rules, words: tagger.knowledge.words)
      masks.open(nouns)
      lessons.append(NameLesson(document: document, rules: rules, allowed: masks.allowed))
    }
    treebankTexts = []
  }

  private mutating func add(
    _ text: AnnotatedText, _ nouns: [Range<Int>]?, marksAll: Bool, _ change: (UInt8) -> UInt8
  ) throws {
    let (document, rules) = try prepared(text.text.map(change))
    var masks = NameMasks(document, rules: rules, words: tagger.knowledge.words)
    if let nouns { masks.open(nouns) }
    masks.mark(text.names, marksAll: marksAll)
    lessons.append(NameLesson(document: document, rules: rules, allowed: masks.allowed))
  }

  private func prepared(_ text: [UInt8]) throws -> (Document, [UInt8]) {
    var document = Document(key: "", record: text, isStructured: true)
    try segment(&document)
    return (document, tagger.ruleLabels(of: document))
  }

  /// The proper nouns of a text whose sentences a treebank has; nil where it has not most of them.
  private mutating func nouns(of text: AnnotatedText) -> [Range<Int>]? {
    guard !properNouns.isEmpty else { return nil }
    var nouns: [Range<Int>] = []
    var found = 0
    for sentence in text.sentences {
      let hash = wordHash(text.text.span, in: sentence)
      guard let known = properNouns[hash] else { continue }
      found += 1
      annotated.insert(hash)
      let start = sentence.lowerBound
      nouns += known.map { start + $0.lowerBound..<start + $0.upperBound }
    }
    return found * 2 > text.sentences.count ? nouns : nil
  }

  private static func spaced(_ sentence: TreebankSentence) -> SpacedSentence {
    var spaced = SpacedSentence()
    for (index, word) in sentence.words.enumerated() {
      let form = sentence.surfaces[index] ?? (word.isHidden ? [] : word.form)
      if word.upos == "PROPN", !form.isEmpty {
        spaced.properNouns.append(spaced.text.count..<spaced.text.count + form.count)
      }
      spaced.text += form
      if word.spaceAfter, index + 1 < sentence.words.count { spaced.text.append(0x20) }
    }
    return spaced
  }
}
