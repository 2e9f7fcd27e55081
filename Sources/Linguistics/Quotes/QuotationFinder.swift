package import Corpus

/// Finds quotations and says what they are and from whom.
package struct QuotationFinder: Sendable {
  private let words: QuoteWords

  package init(words: QuoteWords) {
    self.words = words
  }

  /// The quotations of a document, sorted by start.
  ///
  /// Needs paragraphs, sentences and tokens. Uses mentions and entities where there are some;
  /// without them, words that begin with a capital stand for names.
  package func quotations(in document: Document) -> [Quotation] {
    let spans = quotedSpans(in: document.text.bytes, paragraphs: document.paragraphs)
    guard !spans.isEmpty else { return [] }
    let scene = QuoteScene(document, spans: spans, words: words)
    var reading = QuoteReading(scene: scene)
    return reading.quotations()
  }
}

/// The quotations of one document, read one after another.
private struct QuoteReading {
  let scene: QuoteScene
  private var found: [(kind: Quotation.Kind, attribution: Attribution?)] = []

  init(scene: QuoteScene) {
    self.scene = scene
    found.reserveCapacity(scene.sites.count)
  }

  mutating func quotations() -> [Quotation] {
    for number in scene.sites.indices { read(number) }
    shareOverParagraphs()
    var numbering = StatementNumbers()
    return scene.sites.indices.map { quotation($0, &numbering) }
  }

  private mutating func read(_ number: Int) {
    let matrix = scene.matrix(of: number)
    let site = scene.sites[number]
    if scene.isSoCalled(site.tokens.lowerBound) {
      found.append((.scare, nil))
      return
    }
    if site.span.continues, number > 0 {
      var before = found[number - 1].attribution
      before?.place = .continued
      let own = before ?? scene.attributionAfter(number, matrix)
      found.append((.direct, own))
      return
    }
    var attribution =
      scene.attributionOfFragment(number, matrix) ?? scene.attributionAfter(number, matrix)
      ?? scene.attributionBefore(number, matrix) ?? scene.parenthesis(matrix)
      ?? scene.colonAttribution(number, matrix) ?? scene.signature(site)
      ?? scene.viewpoint(number, matrix)
    var kind = scene.kind(number, matrix, attribution)
    if kind == .direct, attribution == nil {
      attribution =
        continued(number) ?? scene.introduction(site) ?? scene.speakerOfSentence(before: site)
        ?? goingOn(number)
    }
    if kind == .scare || kind == .title { attribution = nil }
    if kind == .direct, attribution == nil, !scene.endsSentence(site) { kind = .partial }
    found.append((kind, attribution))
  }

  /// A quotation in whole sentences that follows another is from the same speaker.
  private func continued(_ number: Int) -> Attribution? {
    guard number > 0, var attribution = found[number - 1].attribution,
      found[number - 1].kind == .direct
    else { return nil }
    let (this, last) = (scene.sites[number], scene.sites[number - 1])
    let sentences = scene.document.sentences
    let (here, there) = (sentences[this.sentence].paragraph, sentences[last.sentence].paragraph)
    guard this.tokens.lowerBound - last.tokens.upperBound <= 45, here - there <= 1 else {
      return nil
    }
    var ends = 0
    for sentence in last.sentence..<this.sentence
    where sentences[sentence].tokens.upperBound > last.tokens.upperBound {
      ends += 1
    }
    let startsParagraph =
      sentences[this.sentence].tokens.lowerBound == this.tokens.lowerBound && here > there
    let between = sentences[max(0, this.sentence - 1)].tokens
    let tellsOfSpeaker = here == there && between.first.map { scene.has($0, .personal) } == true
    guard ends <= (startsParagraph || tellsOfSpeaker ? 2 : 1) else { return nil }
    attribution.place = .continued
    return attribution
  }

  /// Speech without a verb goes on with the speaker of the last speech, two paragraphs on at most.
  private func goingOn(_ number: Int) -> Attribution? {
    let paragraph = scene.document.sentences[scene.sites[number].sentence].paragraph
    for earlier in (0..<number).reversed().prefix(4) {
      let there = scene.document.sentences[scene.sites[earlier].sentence].paragraph
      guard paragraph - there <= 2 else { return nil }
      guard found[earlier].kind == .direct, var attribution = found[earlier].attribution else {
        continue
      }
      attribution.place = .continued
      return attribution
    }
    return nil
  }

  /// What one paragraph says of a quotation over several holds for all of them.
  private mutating func shareOverParagraphs() {
    for number in scene.sites.indices.dropFirst().reversed()
    where scene.sites[number].span.continues {
      if found[number - 1].attribution == nil {
        found[number - 1].attribution = found[number].attribution
      }
      found[number - 1].kind = found[number].kind
    }
  }

  private func quotation(_ number: Int, _ numbering: inout StatementNumbers) -> Quotation {
    let site = scene.sites[number]
    var quotation = Quotation(
      range: site.span.range, content: site.span.content, sentence: Int32(site.sentence),
      kind: found[number].kind)
    guard let attribution = found[number].attribution else { return quotation }
    quotation.cue = attribution.cue.map(scene.bytes)
    quotation.statement = numbering.number(of: attribution.key)
    if let speaker = attribution.speaker {
      quotation.speaker = scene.bytes(speaker.tokens)
      let name = scene.name(of: speaker)
      quotation.speakerEntity = name.entity
      quotation.speakerName = name.name
    }
    return quotation
  }
}

/// Numbers attributions in the order in which their quotations stand.
private struct StatementNumbers {
  private var byKey: [Int: Int32] = [:]

  mutating func number(of token: Int) -> Int32 {
    if let known = byKey[token] { return known }
    let next = Int32(byKey.count)
    byKey[token] = next
    return next
  }
}

extension QuoteScene {
  /// Whether "so-called" stands right before a mark.
  func isSoCalled(_ mark: Int) -> Bool {
    guard mark > 0, !has(mark - 1, .inside) else { return false }
    if isWord(mark - 1, KeyWord.soCalled) { return true }
    return isWord(mark - 1, KeyWord.called) && mark > 2 && isJoint(mark - 2)
  }

  /// The sentence before a quotation in whole sentences tells who speaks.
  func introduction(_ site: QuoteSite) -> Attribution? {
    guard site.sentence > 0 else { return nil }
    let (this, last) = (document.sentences[site.sentence], document.sentences[site.sentence - 1])
    guard last.part == .body else { return nil }
    if this.paragraph != last.paragraph {
      guard let end = last.tokens.last, firstByte(end) == 0x3A else { return nil }
    }
    guard last.tokens.count <= 80 else { return nil }
    for token in last.tokens where !has(token, .inside) {
      guard let form = cueForm(token), !form.kinds.isDisjoint(with: [.past, .third]),
        !isUsedAsNoun(token, form, limit: last.tokens.lowerBound),
        !isPassive(token, form, limit: last.tokens.lowerBound),
        let speaker = subject(
          of: token, form, limit: last.tokens.lowerBound, mark: last.tokens.upperBound)
      else { continue }
      return Attribution(
        cue: token..<(token + 1), speaker: speaker, place: .introduced, frame: verb(form).frame)
    }
    return nil
  }
}
