import Corpus
import Kernels

extension EventScene {
  /// The words of a noun phrase from its first describing word to its head, without an article
  /// and without what follows.
  func phrase(_ head: Int) -> Range<Int> { balanced(words(ofPhrase: head)) }

  private func words(ofPhrase head: Int) -> Range<Int> {
    if let mention = mention(at: head) {
      let tokens = document.mentions[mention].tokens.clamped(to: 0..<tree.count)
      if tokens.contains(head), tokens.upperBound == head + 1 || tokens.count > 1 {
        return extended(tokens, head: head)
      }
    }
    return extended(head..<(head + 1), head: head)
  }

  /// From the phrase of one noun to that of another, whichever comes first.
  func bytes(from first: Int, to last: Int) -> ByteRange {
    let (one, other) = (phrase(first), phrase(last))
    return bytes(
      balanced(min(one.lowerBound, other.lowerBound)..<max(one.upperBound, other.upperBound)))
  }

  /// A phrase with one quotation mark in it takes in the mark that belongs to it, where that stands
  /// beside the phrase.
  private func balanced(_ tokens: Range<Int>) -> Range<Int> {
    guard tokens.count(where: isQuotationMark) % 2 == 1 else { return tokens }
    if tokens.lowerBound > 0, isQuotationMark(tokens.lowerBound - 1) {
      return (tokens.lowerBound - 1)..<tokens.upperBound
    }
    if tokens.upperBound < tree.count, isQuotationMark(tokens.upperBound) {
      return tokens.lowerBound..<(tokens.upperBound + 1)
    }
    return tokens
  }

  private func isQuotationMark(_ token: Int) -> Bool {
    tree.tags[token] == .punct && Lemma.quotationMarks.contains(document.tokens[token].word)
  }

  private func isPossessiveMark(_ token: Int) -> Bool { tree.tags[token] == .part }

  private func extended(_ core: Range<Int>, head: Int) -> Range<Int> {
    var start = core.lowerBound
    for child in tree.children(of: head) where child < head {
      switch tree.relations[child] {
      case .adjective, .compound, .possessor, .number, .flat, .determiner:
        start = min(start, tree.extent(of: child).lowerBound)
      default: continue
      }
    }
    // A coordination or a far modifier never makes a phrase of more than twelve words.
    start = max(start, core.lowerBound - 12)
    while start < core.lowerBound,
      Lemma.articles.contains(lemma(start))
        || [.punct, .adp, .pron].contains(tree.tags[start])
          && mention(at: start) == nil
        || Lemma.bounds.contains(lemma(start)) && tree.tags[start] != .propn
        || isPossessiveMark(start)
    {
      start += 1
    }
    return start..<core.upperBound
  }
}

extension Lemma {
  static let quotationMarks: Set<UInt64> = [
    wordHash("\""), wordHash("“"), wordHash("”"), wordHash("„"), wordHash("«"), wordHash("»"),
    wordHash("``"), wordHash("''"),
  ]
  static let articles: Set<UInt64> = [Lemma.the, Lemma.a, Lemma.an]
  /// "at least five people", "no soldier": what bounds a number names nobody.
  static let bounds: Set<UInt64> = [Lemma.no, wordHash("least")]
}
