import Corpus
import Kernels

extension EventScene {
  // MARK: According to

  /// "according to X": the clause that it belongs to.
  func accordingTo(_ token: Int) -> FoundStatement? {
    guard document.tokens[token].word == according, token + 1 < tree.count,
      document.tokens[token + 1].word == Lemma.to, quote(around: token) == nil
    else { return nil }
    // "according" is a preposition of the source, or the source hangs on it.
    let head = tree.head(of: token)
    let source =
      head.flatMap { $0 > token && namesSource($0) ? $0 : nil }
      ?? tree.children(of: token).first { $0 > token && namesSource($0) }
    guard let source else { return nil }
    let phrase = tree.extent(of: source)
    let sentence = document.sentences[Int(tree.sentences[token])].tokens.clamped(
      to: 0..<tree.count)
    let start = min(token, phrase.lowerBound)
    let content: Range<Int>
    // "The agency said according to the figures …": what follows is told by both.
    let isToldTwice =
      start > sentence.lowerBound && words.events.is(lemma(start - 1), .speech)
      && sentence.upperBound - phrase.upperBound > 3
    if start - sentence.lowerBound <= 1 || isToldTwice {
      content = phrase.upperBound..<max(phrase.upperBound, sentence.upperBound)
    } else {
      content = sentence.lowerBound..<start
    }
    guard !content.isEmpty else { return nil }
    return FoundStatement(
      cue: token..<(token + 2), cueClass: .neutral, content: withoutMarks(content),
      source: source)
  }

  /// A noun, or the number in "three of the witnesses".
  private func namesSource(_ word: Int) -> Bool { tree.isNominal(word) || tree.tags[word] == .num }

  // MARK: Hearsay

  /// "has reportedly driven people from their homes": told by nobody in particular.
  func hearsay(_ token: Int) -> FoundStatement? {
    guard tree.tags[token] == .adv, tree.relations[token] == .adverb, quote(around: token) == nil,
      words.events.operator(lemma(token), .adverb) == .hearsay, lemma(token) != apparently,
      let head = tree.head(of: token), isVerb(head) || tree.child(of: head, .copula) != nil
    else { return nil }
    let extent = tree.extent(of: head)
    let start = max(extent.lowerBound, min(token + 1, head))
    return FoundStatement(
      cue: token..<(token + 1), cueClass: .claim,
      content: withoutMarks(start..<max(start + 1, extent.upperBound)), source: nil)
  }
}

private let according = wordHash("according")
private let apparently = wordHash("apparently")
