package import Corpus
import Kernels

/// Reads who says what off quotations and syntax.
package struct StatementFinder: Sendable {
  private let words: EventWords
  private let cues: CueVerbs

  package init(cues: CueVerbs, events: EventLexicon, agents: AgentLexicon) {
    words = EventWords(events: events, agents: agents)
    self.cues = cues
  }

  /// Fills `statements`, sorted by start, and numbers the quotations accordingly.
  ///
  /// Needs words; uses quotations, mentions and entities where there are some.
  package func tag(_ document: inout Document) {
    let reading = StatementReading(scene: EventScene(document, words: words), cues: cues)
    let found = reading.statements()
    document.statements = found.map { $0.statement }
    var numbers: [Int32: Int32] = [:]
    for (number, one) in found.enumerated() {
      if let quoted = one.quoted { numbers[quoted] = Int32(truncatingIfNeeded: number) }
    }
    for index in document.quotes.indices {
      document.quotes[index].statement = document.quotes[index].statement.flatMap { numbers[$0] }
    }
  }
}

/// The statements of one document.
private struct StatementReading {
  let scene: EventScene
  let cues: CueVerbs
  /// The token that begins at each cue of a quotation, with its attribution's number.
  private var quotedCues: [Int: Int32] = [:]

  init(scene: EventScene, cues: CueVerbs) {
    self.scene = scene
    self.cues = cues
    for quote in scene.document.quotes {
      guard let number = quote.statement, let cue = quote.cue,
        let token = scene.token(at: cue.start)
      else { continue }
      quotedCues[token] = number
    }
  }

  func statements() -> [(statement: Statement, quoted: Int32?)] {
    var found: [(FoundStatement, Int32?)] = quoted().map { ($0.0, $0.1) }
    for token in 0..<scene.tree.count where quotedCues[token] == nil {
      if let statement = unquoted(token) { found.append((statement, nil)) }
    }
    let statements = found.map { (statement: scene.statement($0.0), quoted: $0.1) }
    return withoutDeeplyNested(
      statements.sorted {
        ($0.statement.range.start, $0.statement.cue.start)
          < ($1.statement.range.start, $1.statement.cue.start)
      })
  }

  private func unquoted(_ token: Int) -> FoundStatement? {
    let form = cues.form(scene.document.tokens[token].word)
    if form >= 0 {
      let verb = cues.verbs[Int(cues.forms[Int(form)].verb)]
      return scene.reported(by: token, verb)
    }
    return scene.accordingTo(token) ?? scene.hearsay(token)
  }

  // MARK: Quotations

  /// One statement for the quotations of each attribution.
  private func quoted() -> [(FoundStatement, Int32)] {
    var byNumber: [Int32: FoundStatement] = [:]
    var order: [Int32] = []
    for quote in scene.document.quotes {
      guard let number = quote.statement, let content = scene.tokens(of: quote.range) else {
        continue
      }
      if var known = byNumber[number] {
        known.content =
          min(
            known.content.lowerBound, content.lowerBound)..<max(
            known.content.upperBound, content.upperBound)
        if quote.kind != .direct { known.kind = .mixed }
        byNumber[number] = known
      } else if let new = first(quote, content) {
        byNumber[number] = new
        order.append(number)
      }
    }
    return order.compactMap { number in byNumber[number].map { (widened($0), number) } }
  }

  private func first(_ quote: Quotation, _ content: Range<Int>) -> FoundStatement? {
    let cue = quote.cue.flatMap { scene.tokens(of: $0) }
    // A colon alone introduces the words: the speaker stands for the cue.
    guard let cue = cue ?? quote.speaker.flatMap({ scene.tokens(of: $0) }) else { return nil }
    let form = cues.form(scene.document.tokens[cue.lowerBound].word)
    let cueClass =
      scene.isDemand(cue.lowerBound) || scene.isCall(cue.lowerBound)
      ? .demand : form < 0 ? .neutral : cues.verbs[Int(cues.forms[Int(form)].verb)].cueClass
    return FoundStatement(
      cue: cue, cueClass: cueClass, content: content, source: nil, quote: quote,
      kind: quote.kind == .direct ? .direct : .mixed)
  }

  /// A quotation in pieces is part of the clause that its verb introduces.
  private func widened(_ statement: FoundStatement) -> FoundStatement {
    guard statement.kind == .mixed,
      let clause = scene.content(of: statement.cue.lowerBound, cueClass: statement.cueClass),
      clause.overlaps(statement.content), !clause.contains(statement.cue.lowerBound)
    else { return statement }
    var statement = statement
    statement.content =
      min(
        clause.lowerBound, statement.content.lowerBound)..<max(
        clause.upperBound, statement.content.upperBound)
    return statement
  }
}

extension EventScene {
  /// The token that begins at a byte.
  func token(at byte: Int32) -> Int? {
    let token = firstToken(endingBehind: byte)
    return token < tree.count && document.tokens[token].range.start == byte ? token : nil
  }

  /// The tokens that a range of bytes takes in.
  func tokens(of range: ByteRange) -> Range<Int>? {
    let first = firstToken(endingBehind: range.start)
    let end = firstToken(endingBehind: max(range.end - 1, range.start)) + 1
    let tokens = (first..<max(first, end)).clamped(to: 0..<tree.count)
    return tokens.isEmpty ? nil : tokens
  }

  private func firstToken(endingBehind byte: Int32) -> Int {
    var (low, high) = (0, document.tokens.count)
    while low < high {
      let middle = (low + high) / 2
      if document.tokens[middle].range.end <= byte { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The row of a statement.
  func statement(_ found: FoundStatement) -> Statement {
    var row = Statement(
      range: bytes(found.content), sentence: tree.sentences[found.content.lowerBound],
      cue: bytes(found.cue), cueClass: found.cueClass.name, kind: kind(of: found))
    if let quote = found.quote {
      (row.source, row.sourceEntity, row.sourceName) = (
        quote.speaker, quote.speakerEntity, quote.speakerName
      )
    } else if let source = found.source {
      row.source = sourceWords(source)
      setName(&row, source)
    }
    return row
  }

  /// Part of it stands in quotation marks.
  private func kind(of found: FoundStatement) -> Statement.Kind {
    guard found.quote == nil else { return found.kind }
    return hasQuote(in: bytes(found.content)) ? .mixed : .indirect
  }

  /// Whether a quotation reaches into a range.
  func hasQuote(in range: ByteRange) -> Bool {
    var (low, high) = (0, document.quotes.count)
    while low < high {
      let middle = (low + high) / 2
      if document.quotes[middle].range.end <= range.start {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < document.quotes.count && document.quotes[low].range.overlaps(range)
  }

  private func setName(_ row: inout Statement, _ source: Int) {
    var word = source
    if isPronoun(source), let antecedent = antecedent(of: source) {
      switch antecedent {
      case .word(let noun): word = noun
      case .party(let party):
        row.sourceEntity = party.entity
        row.sourceName = party.entity.map { document.entities[Int($0)].name }
        return
      }
    }
    if isPronoun(word) { return }
    if let mention = nameMention(of: word) {
      row.sourceEntity = document.mentions[mention].entity
      row.sourceName = entity(ofMention: mention).name
    } else {
      row.sourceName = string(sourceWords(word))
    }
  }
}
