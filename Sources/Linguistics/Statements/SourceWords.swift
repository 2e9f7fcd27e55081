import Corpus
import Kernels

/// The words that name whose word a statement is.
extension EventScene {
  /// A noun phrase with the name behind its title ("Home Minister Rajnath Singh") and with whom it
  /// is of ("one of the survivors", "a spokesman for the ministry").
  func sourceWords(_ source: Int) -> ByteRange {
    let own = phrase(source)
    if let mention = nameMention(of: source), mention != self.mention(at: source) {
      let tokens = document.mentions[mention].tokens
      if (own.upperBound..<(own.upperBound + 4)).contains(tokens.lowerBound),
        tokens.upperBound <= tree.count,
        !(source..<tokens.lowerBound).contains(where: { isMark($0) })
      {
        return bytes(own.lowerBound..<tokens.upperBound)
      }
      return bytes(own)
    }
    guard let whole = complement(of: source, behind: own.upperBound) else { return bytes(own) }
    return bytes(own.lowerBound..<whole)
  }

  /// Behind the last word of whom somebody is of.
  private func complement(of head: Int, behind end: Int) -> Int? {
    guard isPerson(head) else { return nil }
    var (head, end) = (head, end)
    var found: Int?
    for _ in 0..<3 {
      guard end < tree.count, [Lemma.of, Lemma.for].contains(lemma(end)),
        let child = tree.children(of: head).first(where: { isComplement($0, behind: end) })
      else { break }
      (head, end) = (child, phrase(child).upperBound)
      found = end
    }
    return found
  }

  /// "for the ministry", "of them"; but "for their part" tells of nobody.
  private func isComplement(_ child: Int, behind preposition: Int) -> Bool {
    guard child > preposition, child - preposition <= 8,
      tree.relations[child] == .nounModifier,
      tree.child(of: child, .preposition) == preposition
    else { return false }
    guard isLemma(preposition, Lemma.for), let owner = tree.child(of: child, .possessor) else {
      return phrase(child).upperBound > preposition
    }
    return !isPronoun(owner)
  }

  /// Somebody, or a part of those who are told behind it.
  private func isPerson(_ head: Int) -> Bool {
    if mention(at: head) != nil { return false }
    if words.events.isPlural(lemma(head)) || !tree.isNominal(head) { return true }
    return words.agents.noun(lemma(head)).map { $0.kind != .thing } ?? false
  }

  private func isMark(_ token: Int) -> Bool { tree.tags[token] == .punct }
}
