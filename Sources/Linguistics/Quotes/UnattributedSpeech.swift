import Corpus

/// Who speaks where no verb of saying stands beside a quotation.
extension QuoteScene {
  /// The subject of the sentence before, in the same paragraph, if it is a person.
  ///
  /// "Ruiz took the floor. "We have met five times.""
  func speakerOfSentence(before site: QuoteSite) -> Attribution? {
    guard site.sentence > 0, let tree else { return nil }
    let (this, last) = (document.sentences[site.sentence], document.sentences[site.sentence - 1])
    guard this.paragraph == last.paragraph, last.part == .body, last.tokens.count <= 60,
      let first = last.tokens.first, !has(first, .inside),
      let subject = mainSubject(of: last.tokens, in: tree), isPerson(subject),
      let phrase = speakerPhrase(subject, in: tree)
    else { return nil }
    return Attribution(cue: nil, speaker: phrase, place: .introduced, frame: .quote)
  }

  /// The subject of the verb that a sentence hangs on.
  private func mainSubject(of sentence: Range<Int>, in tree: SyntaxTree) -> Int? {
    for token in sentence.clamped(to: 0..<tree.count)
    where tree.heads[token] < 0 && !has(token, .inside) && !isPunctuation(token) {
      if let subject = tree.child(of: token, .subject) ?? tree.child(of: token, .passiveSubject),
        !has(subject, .inside)
      {
        return subject
      }
    }
    return nil
  }

  /// "For Joseph Mwangi, the save was "just luck"": the person whose view it is.
  func viewpoint(_ number: Int, _ matrix: QuoteMatrix) -> Attribution? {
    let first = matrix.before.lowerBound
    guard first + 2 < matrix.before.upperBound, isWord(first, KeyWord.for),
      let phrase = nounPhrase(startingAt: first + 1, limit: matrix.before.upperBound),
      let mention = mention(at: phrase.head), kind(ofMention: mention) == .person,
      phrase.tokens.upperBound < matrix.before.upperBound, isComma(phrase.tokens.upperBound)
    else { return nil }
    return Attribution(cue: nil, speaker: phrase, place: .before, frame: .quote)
  }

  /// A dash or a bracket behind the quotation, then a name to the end of the line.
  func signature(_ site: QuoteSite) -> Attribution? {
    let paragraph = document.sentences[site.sentence].paragraph
    var token = site.tokens.upperBound
    let dashes = token
    while token < document.tokens.count, isDash(token) { token += 1 }
    guard token > dashes, token < document.tokens.count, isCapitalized(token),
      !has(token, WordTraits.boundary.union(.inside)),
      document.sentences.indices.contains(site.sentence),
      endOfParagraph(paragraph, from: site.sentence) - token <= 12,
      let phrase = nounPhrase(startingAt: token, limit: min(token + 8, document.tokens.count))
    else { return nil }
    return Attribution(cue: nil, speaker: phrase, place: .after, frame: .quote)
  }

  private func isDash(_ token: Int) -> Bool {
    firstByte(token) == 0x2D || document.bytes(document.tokens[token].range) == [0xE2, 0x80, 0x94]
      || document.bytes(document.tokens[token].range) == [0xE2, 0x80, 0x93]
  }

  private func endOfParagraph(_ paragraph: Int32, from sentence: Int) -> Int {
    var sentence = sentence
    while sentence + 1 < document.sentences.count,
      document.sentences[sentence + 1].paragraph == paragraph
    {
      sentence += 1
    }
    return document.sentences[sentence].tokens.upperBound
  }
}
