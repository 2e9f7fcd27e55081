package import Corpus

/// The trees of all sentences of a document, so that rules can go down as well as up.
///
/// Words are positions of tokens in the document. Made in one pass; children come in the order of
/// the text.
package struct SyntaxTree: Sendable {
  /// Of each word: the word it hangs on, or -1.
  package private(set) var heads: [Int32]
  package private(set) var relations: [Dependency]
  package private(set) var tags: [UniversalTag]
  package private(set) var forms: [VerbForm]
  /// `wordHash` of each lemma.
  package private(set) var lemmas: [UInt64]
  /// Position of the sentence of each word.
  package private(set) var sentences: [Int32]
  private var firstChildren: [Int32]
  private var nextSiblings: [Int32]

  /// The trees of a document that the step `words` has seen; without words, where it has not.
  package init(_ document: Document) {
    let count = document.words.count == document.tokens.count ? document.words.count : 0
    heads = Array(repeating: -1, count: count)
    relations = Array(repeating: .other, count: count)
    tags = Array(repeating: .x, count: count)
    forms = Array(repeating: .none, count: count)
    lemmas = Array(repeating: 0, count: count)
    sentences = Array(repeating: -1, count: count)
    firstChildren = Array(repeating: -1, count: count)
    nextSiblings = Array(repeating: -1, count: count)
    let formOfTag = document.wordNames.penn.map { VerbForm(penn: $0) }
    for (number, sentence) in document.sentences.enumerated() {
      for token in sentence.tokens.clamped(to: 0..<count).reversed() {
        set(token, to: document.words[token], in: sentence.tokens)
        sentences[token] = Int32(truncatingIfNeeded: number)
        let penn = Int(document.words[token].penn)
        if penn < formOfTag.count { forms[token] = formOfTag[penn] }
      }
    }
  }

  private mutating func set(_ token: Int, to word: Word, in sentence: Range<Int>) {
    relations[token] = Dependency(word.relation, word.subtype)
    tags[token] = word.tag
    lemmas[token] = word.lemmaKey
    let head = Int(word.head)
    guard sentence.contains(head), head != token, head < heads.count else { return }
    heads[token] = word.head
    nextSiblings[token] = firstChildren[head]
    firstChildren[head] = Int32(truncatingIfNeeded: token)
  }

  package var count: Int { heads.count }

  /// The words that hang on a word, in the order of the text.
  package func children(of word: Int) -> Children {
    Children(siblings: nextSiblings, following: firstChildren[word])
  }

  package struct Children: Sequence, IteratorProtocol {
    fileprivate let siblings: [Int32]
    fileprivate var following: Int32

    package mutating func next() -> Int? {
      guard following >= 0 else { return nil }
      let child = Int(following)
      following = siblings[child]
      return child
    }
  }

  /// The first child in a relation.
  package func child(of word: Int, _ relation: Dependency) -> Int? {
    var child = firstChildren[word]
    while child >= 0 {
      if relations[Int(child)] == relation { return Int(child) }
      child = nextSiblings[Int(child)]
    }
    return nil
  }

  package func head(of word: Int) -> Int? {
    let head = heads[word]
    return head >= 0 ? Int(head) : nil
  }

  /// The lemma of the preposition that stands before a noun, or 0.
  package func preposition(of word: Int) -> UInt64 {
    guard let child = child(of: word, .preposition) else { return 0 }
    return lemmas[child]
  }

  package func isNominal(_ word: Int) -> Bool { tags[word] == .noun || tags[word] == .propn }

  /// From the first to behind the last of a word and the words below it.
  ///
  /// - Parameter left: Relations whose words are left out where they hang on the word itself.
  package func extent(of word: Int, without left: Set<Dependency> = []) -> Range<Int> {
    var low = word
    var high = word
    var open = [word]
    // A tree has each word once; the count holds where heads go in a circle.
    var steps = 0
    while let next = open.popLast(), steps < 1024 {
      steps += 1
      low = min(low, next)
      high = max(high, next)
      for child in children(of: next) where next != word || !left.contains(relations[child]) {
        open.append(child)
      }
    }
    return low..<(high + 1)
  }
}
