import Corpus

/// The sentence around a quotation, as tokens; other quotations in it count as one word each.
struct QuoteMatrix {
  /// From the first word of the sentence to the opening mark.
  var before: Range<Int>
  /// From behind the closing mark to the end of the sentence.
  var after: Range<Int>
}

extension QuoteScene {
  /// How far the search for cue and speaker goes, in tokens.
  static let reach = 70

  func matrix(of number: Int) -> QuoteMatrix {
    let site = sites[number]
    let start = max(sentenceStart(number), site.tokens.lowerBound - QuoteScene.reach, 0)
    return QuoteMatrix(
      before: min(start, site.tokens.lowerBound)..<site.tokens.lowerBound,
      after: site.tokens.upperBound..<sentenceEnd(behind: site))
  }

  /// The first token of the sentence; a sentence break inside an earlier quotation is none.
  private func sentenceStart(_ number: Int) -> Int {
    var sentence = sites[number].sentence
    var earlier = number - 1
    var steps = 0
    while steps < 8 {
      steps += 1
      let start = document.sentences[sentence].tokens.lowerBound
      while earlier >= 0, number - earlier < QuoteScene.reach,
        sites[earlier].tokens.lowerBound >= start
      {
        earlier -= 1
      }
      if earlier >= 0, sites[earlier].tokens.upperBound > start,
        sites[earlier].sentence < sentence
      {
        sentence = sites[earlier].sentence
      } else if isBroken(before: sentence) {
        sentence -= 1
      } else {
        break
      }
    }
    return document.sentences[sentence].tokens.lowerBound
  }

  /// Whether a sentence goes on from the paragraph before: that one ends without a full stop.
  private func isBroken(before sentence: Int) -> Bool {
    guard sentence > 0 else { return false }
    let (this, last) = (document.sentences[sentence], document.sentences[sentence - 1])
    guard this.part == .body, last.part == .body, this.paragraph == last.paragraph + 1,
      let end = last.tokens.last, let start = this.tokens.first
    else { return false }
    if firstByte(end) == 0x3A { return true }
    return !isPunctuation(end) && !isCapitalized(start) && !isPunctuation(start)
  }

  /// Behind the last token of the sentence that the closing mark stands in.
  private func sentenceEnd(behind site: QuoteSite) -> Int {
    let paragraph = document.sentences[site.sentence].paragraph
    let start = site.tokens.upperBound
    var sentence = site.sentence
    while sentence < document.sentences.count, document.sentences[sentence].paragraph == paragraph {
      let end = document.sentences[sentence].tokens.upperBound
      if end > start { return min(end, start + QuoteScene.reach) }
      if isClosed(site) { return start }
      sentence += 1
    }
    return start
  }

  /// Whether a full stop ends the quotation and what follows begins a sentence of its own.
  private func isClosed(_ site: QuoteSite) -> Bool {
    let next = site.tokens.upperBound
    guard let last = site.inner.last, firstByte(last) == 0x2E, next < document.tokens.count else {
      return false
    }
    return isCapitalized(next) || has(next, .inside)
  }

  /// Whether the quotation ends the sentence that it stands in.
  func endsSentence(_ site: QuoteSite) -> Bool {
    guard let last = site.inner.last else { return false }
    switch firstByte(last) {
    case 0x2E, 0x21, 0x3F: return true
    default: return false
    }
  }
}
