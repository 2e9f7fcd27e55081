package import Corpus

/// Finds expressions of time in sentences and resolves them against the day of publication.
///
/// Rules read from left to right; the first family that matches wins, families that take in more
/// words stand first. Nothing depends on the day the program runs.
package struct DateGrammar: Sendable {
  private let lexicon: MeasureLexicon

  package init(_ lexicon: MeasureLexicon) { self.lexicon = lexicon }

  /// The sentences of a document as this grammar and that of quantities see them.
  package func reading(of document: Document) -> MeasureReading {
    MeasureReading.of(document, lexicon)
  }

  /// The same, for the first of two steps that need it, which leaves it in the document, and for
  /// the second, which takes it out: it is large.
  package func sharedReading(of document: inout Document) -> MeasureReading {
    let reading = reading(of: document)
    document.reading = document.reading == nil ? reading : nil
    return reading
  }

  /// The expressions of a document, sorted by start.
  ///
  /// - Parameter reading: Its sentences, where they have been read before.
  package func expressions(
    in document: Document, _ reading: MeasureReading? = nil
  ) -> [TimeExpression] {
    let reading = reading ?? self.reading(of: document)
    var parser = DateParser(
      reader: LexemeReader(lexicon: lexicon, reading), published: document.metadata.published,
      text: document.text.bytes)
    var found: [TimeExpression] = []
    for (number, sentence) in reading.sentences.enumerated()
    where sentence.mayHold(Role.dateTriggers) {
      parser.reader.show(sentence)
      parser.appendExpressions(sentence: Int32(number), to: &found)
    }
    return found
  }
}

/// Reads the lexemes of one sentence after another as expressions of time.
struct DateParser {
  var reader: LexemeReader
  let published: Day?
  let text: [UInt8]
  let words: DateWords
  /// The day or period that was told last.
  var told: Told?
  /// The number of the sentence at hand.
  var current: Int32 = 0

  init(reader: LexemeReader, published: Day?, text: [UInt8]) {
    self.reader = reader
    self.published = published
    self.text = text
    words = reader.lexicon.dateWords
  }

  subscript(index: Int) -> Lexeme { reader[index] }
  func entry(_ index: Int) -> MeasureLexicon.Entry { reader.entry(index) }

  mutating func appendExpressions(sentence: Int32, to found: inout [TimeExpression]) {
    current = sentence
    var index = 0
    var strong = 0
    var connector = 0
    while index < reader.count {
      strong = reader.next(Role.dateTriggers, from: max(strong, index))
      index = max(index, strong - LexemeReader.reach)
      guard index < reader.count else { return }
      guard mayBegin(self[index]) else {
        index += 1
        continue
      }
      if connector <= index { connector = reader.nextConnector(from: index + 1) }
      let mayBeRange = connector - index < LexemeReader.connectorReach
      guard var match = match(at: index, mayBeRange: mayBeRange), match.end > index else {
        index += 1
        continue
      }
      remember(match, sentence)
      open(&match)
      found.append(expression(match, sentence))
      index = match.end
    }
  }

  private func expression(_ match: TimeMatch, _ sentence: Int32) -> TimeExpression {
    TimeExpression(
      range: ByteRange(Int(self[match.start].start), Int(self[match.end - 1].end)),
      sentence: sentence, kind: match.kind, value: match.value, firstDay: match.first,
      lastDay: match.last, granularity: match.granularity, rule: match.rule)
  }

  /// Roles of words that can begin an expression.
  private static let starts: Role = [
    .month, .weekday, .timeUnit, .season, .frequency, .startsHoliday, .dayName, .tonight, .noon,
    .halfYear, .quarterName, .startsReference, .the, .article, .between, .from, .next, .last,
    .this, .every, .recent, .few, .in, .preposition, .position, .cardinal, .tens, .magnitude,
    .ordinal, .fraction, .startsBound, .startsVague, .dayPart, .fiscal, .once, .decadeName,
  ]

  /// Whether an expression may begin with a lexeme; most cannot.
  @inline(__always)
  private func mayBegin(_ lexeme: Lexeme) -> Bool {
    lexeme.kind == .number || lexeme.has(DateParser.starts) || lexeme.isMark(0x27)
      || lexeme.word == words.another
  }

  /// The expression that begins at `index`, where one may.
  ///
  /// Each family first asks whether `index` can begin such an expression.
  private func match(at index: Int, mayBeRange: Bool) -> TimeMatch? {
    let lexeme = self[index]
    if lexeme.flags.contains(.inName) { return nil }
    if mayBeRange, let match = range(at: index) { return match }
    if lexeme.kind == .number, let match = dayInList(at: index) ?? isoWeek(at: index) {
      return match
    }
    if reader.roles.contains(.timeUnit), let match = unitPhrase(at: index) { return match }
    return repeated(at: index) ?? holiday(at: index)
      ?? relative(at: index) ?? partOfPeriod(at: index) ?? timeOfDay(at: index)
      ?? explicit(at: index) ?? dayOfMonth(at: index) ?? duration(at: index)
      ?? reference(at: index)
  }

  /// Expressions that hold the name of a unit and take in more words than those of one unit.
  private func unitPhrase(at index: Int) -> TimeMatch? {
    guard self[index].kind == .number || self[index].has(DateParser.beginsUnitPhrase) else {
      return nil
    }
    return week(at: index) ?? countedSpan(at: index)
  }

  private static let beginsUnitPhrase: Role = [
    .the, .timeUnit, .article, .cardinal, .tens, .last, .ordinal,
  ]

  /// Whether an ordinal in digits or words can begin at `index`.
  func mayBeOrdinal(_ index: Int) -> Bool {
    let lexeme = self[index]
    if lexeme.kind == .number { return lexeme.has(.ordinal) }
    return lexeme.has(DateParser.beginsOrdinal) && reader.roles.contains(.ordinal)
  }

  private static let beginsOrdinal: Role = [
    .ordinal, .cardinal, .tens, .magnitude, .fraction, .article,
  ]

  /// "now", "recently", "in recent weeks".
  private func reference(at index: Int) -> TimeMatch? {
    let lexeme = self[index]
    guard lexeme.has(.startsReference) || reader.roles.contains(.recent) else { return nil }
    if lexeme.has(.startsReference),
      let phrase = reader.lexicon.referencePhrases.longest(
        in: reader, at: index)
    {
      // "in the past" is none in "in the past decade".
      if self[phrase.end].kind == .number || self[phrase.end].has([.timeUnit, .cardinal, .few]) {
        return nil
      }
      var match = TimeMatch(
        index..<phrase.end, .date, value: reader.lexicon.references[phrase.number],
        granularity: nil, rule: "reference")
      setEnd(of: &match)
      return match
    }
    var position = index
    if self[position].has(.preposition), !self[position].has(.of) { position += 1 }
    if self[position].has(.the) { position += 1 }
    guard self[position].has(.recent), self[position + 1].has([.timeUnit, .repeated]),
      self[position + 1].has(.timeUnit)
    else { return nil }
    var match = TimeMatch(
      index..<(position + 2), .date, value: "PAST_REF",
      granularity: entry(position + 1).unit.granularity, rule: "recent units")
    setEnd(of: &match)
    return match
  }

  /// A past that reaches up to the day of publication; the present is that day.
  private func setEnd(of match: inout TimeMatch) {
    if match.value == "PAST_REF" { match.last = published }
    if match.value == "PRESENT_REF" {
      match.first = published
      match.last = published
    }
  }
}
