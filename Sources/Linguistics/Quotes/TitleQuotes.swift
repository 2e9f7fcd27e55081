import Corpus

extension QuoteScene {
  /// Whether a quotation is the name of a work, a document or the like.
  func isTitle(_ site: QuoteSite, _ matrix: QuoteMatrix, _ attribution: Attribution?) -> Bool {
    let (capitals, count) = capitalizedWords(site.inner)
    guard count > 0, count <= 14 else { return false }
    if attribution == nil, namesDocument(site) { return true }
    if capitals == count, isNamedBeside(site, matrix), !standsAlone(site, matrix) { return true }
    guard capitals == count, !isSpoken(site, matrix, attribution) else { return false }
    if hasWorkNoun(site, matrix) || followsNaming(site, matrix) { return true }
    if count >= 2, followsPreposition(site, matrix) { return true }
    return count >= 2 && attribution == nil || attribution?.frame == .name
  }

  /// Whether a verb of saying stands right next to the mark, or the words are a sentence.
  private func isSpoken(
    _ site: QuoteSite, _ matrix: QuoteMatrix, _ attribution: Attribution?
  ) -> Bool {
    if standsAlone(site, matrix) { return true }
    guard let attribution else { return false }
    if attribution.place == .after {
      return left(of: site.tokens.lowerBound) < matrix.before.lowerBound
    }
    guard let cue = attribution.cue else { return true }
    let gap = min(cue.upperBound, site.tokens.lowerBound)..<site.tokens.lowerBound
    return attribution.place == .before && isAdjacent(gap) && attribution.frame != .name
      && !has(cue.lowerBound, .naming)
  }

  /// How many of the words that carry meaning begin with a capital.
  private func capitalizedWords(_ tokens: Range<Int>) -> (capitals: Int, count: Int) {
    let small: WordTraits = [.preposition, .coordinator, .determiner, .possessive, .be, .particle]
    var (capitals, count) = (0, 0)
    for token in tokens.prefix(40) where !isPunctuation(token) {
      let shape = document.tokens[token].shape
      if shape.contains(.capitalized) {
        capitals += 1
        count += 1
      } else if !has(token, small), !shape.contains(.digits) {
        count += 1
      }
    }
    return (capitals, count)
  }

  /// "their favorite painting, "Joan of Arc""; but "wrote in her diary: "Good Morning"".
  private func isNamedBeside(_ site: QuoteSite, _ matrix: QuoteMatrix) -> Bool {
    var token = site.tokens.lowerBound - 1
    if token >= matrix.before.lowerBound, isComma(token) { token -= 1 }
    return token >= matrix.before.lowerBound && has(token, .work) && !has(token, .inside)
  }

  /// "the film", "her memoir," before the mark, or a noun for a work right behind it.
  private func hasWorkNoun(_ site: QuoteSite, _ matrix: QuoteMatrix) -> Bool {
    let works: WordTraits = [.work, .document]
    var token = site.tokens.lowerBound - 1
    if token >= matrix.before.lowerBound, isComma(token) { token -= 1 }
    for back in 0..<3 where token - back >= matrix.before.lowerBound {
      if has(token - back, .inside) || isPunctuation(token - back) { break }
      if has(token - back, works) { return true }
    }
    let behind = matrix.after.lowerBound
    guard behind < matrix.after.upperBound, !has(behind, .inside) else { return false }
    return has(behind, works)
  }

  /// "compared it to "War and Peace"".
  private func followsPreposition(_ site: QuoteSite, _ matrix: QuoteMatrix) -> Bool {
    let before = site.tokens.lowerBound - 1
    return before >= matrix.before.lowerBound && has(before, .preposition) && !has(before, .inside)
  }

  /// "called", "entitled" without an object: what follows is a name.
  private func followsNaming(_ site: QuoteSite, _ matrix: QuoteMatrix) -> Bool {
    var token = site.tokens.lowerBound - 1
    if token >= matrix.before.lowerBound, has(token, .preposition) { token -= 1 }
    return token >= matrix.before.lowerBound && has(token, .naming) && !has(token, .inside)
  }

  /// "memorandum of understanding": the words themselves are a kind of document.
  private func namesDocument(_ site: QuoteSite) -> Bool {
    var words = site.inner
    while let first = words.first, has(first, .determiner) || isCapitalized(first) {
      if has(first, .document) { break }
      words = (first + 1)..<words.upperBound
    }
    guard let first = words.first, has(first, .document) else { return false }
    guard site.inner.count <= 8, words.count > 1 else {
      return words.count == 1 && site.inner.count > 1
    }
    return isWord(first + 1, KeyWord.of) || has(first + 1, .preposition)
  }
}
