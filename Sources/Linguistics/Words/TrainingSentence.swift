package import Corpus
import Kernels

/// The names of all labels, in the order of their numbers.
package struct WordLabels: Sendable, Equatable {
  package var universal: [String]
  package var penn: [String]
  package var relations: [String]

  package init(universal: [String], penn: [String], relations: [String]) {
    self.universal = universal
    self.penn = penn
    self.relations = relations
  }

  /// The labels that occur, sorted; 255 of a kind at most.
  package init(_ sentences: [TreebankSentence]) {
    func names(_ name: @escaping (TreebankSentence.Word) -> String) -> [String] {
      Array(Set(sentences.lazy.flatMap { $0.words.lazy.map(name) }).sorted().prefix(255))
    }
    self.init(
      universal: names { $0.upos }, penn: names { $0.xpos }, relations: names { $0.relation })
  }
}

/// A sentence of a treebank as the tagger and the parser see it, with what is right.
package struct TrainingSentence: Sendable {
  /// The words with the spaces between them.
  package private(set) var text: [UInt8] = []
  package private(set) var tokens: [Token] = []
  package private(set) var universal: [UInt8] = []
  package private(set) var penn: [UInt8] = []
  package private(set) var relations: [UInt8] = []
  /// The position of each head; the number of words for the root, -1 where none is given.
  package private(set) var heads: [Int32] = []
  package let lemmas: [[UInt8]]

  /// A label that the list does not have counts as its first.
  package init(_ sentence: TreebankSentence, _ numbers: LabelNumbers) {
    lemmas = sentence.words.map(\.lemma)
    var hasSpace = true
    for word in sentence.words {
      if hasSpace && !text.isEmpty { text.append(0x20) }
      let range = text.count..<text.count + word.form.count
      text += word.form
      var shape = Token.Shape(text.span, in: range)
      if hasSpace { shape.insert(.spaceBefore) }
      tokens.append(
        Token(range: ByteRange(range), shape: shape, word: wordHash(text.span, in: range)))
      hasSpace = word.spaceAfter
      universal.append(numbers.universal[word.upos] ?? 0)
      penn.append(numbers.penn[word.xpos] ?? 0)
      relations.append(numbers.relations[word.relation] ?? 0)
      heads.append(word.head.map { Int32($0 < 0 ? sentence.words.count : $0) } ?? -1)
    }
  }

  /// Puts other tags in the place of the right ones.
  mutating func retag(penn: [UInt8], universal: [UInt8]) {
    self.penn = penn
    self.universal = universal
  }
}

/// The numbers of labels by their names.
package struct LabelNumbers: Sendable {
  let universal: [String: UInt8]
  let penn: [String: UInt8]
  let relations: [String: UInt8]

  package init(_ labels: WordLabels) {
    func numbers(_ names: [String]) -> [String: UInt8] {
      var numbers: [String: UInt8] = [:]
      for (number, name) in names.enumerated() {
        numbers[name] = UInt8(truncatingIfNeeded: number)
      }
      return numbers
    }
    universal = numbers(labels.universal)
    penn = numbers(labels.penn)
    relations = numbers(labels.relations)
  }
}
