package import Corpus

/// Finds numbers in sentences, with bounds, units and what they count.
package struct QuantityGrammar: Sendable {
  private let lexicon: MeasureLexicon

  package init(_ lexicon: MeasureLexicon) { self.lexicon = lexicon }

  /// The quantities of a document, sorted by start.
  ///
  /// - Parameter times: Its time expressions, sorted by start. Numbers inside them are no
  ///   quantities, except in durations.
  /// - Parameter reading: Its sentences, where they have been read before.
  package func quantities(
    in document: Document, times: [TimeExpression], _ reading: MeasureReading? = nil
  ) -> [Quantity] {
    let reading = reading ?? MeasureReading.of(document, lexicon)
    var parser = QuantityParser(
      reader: LexemeReader(lexicon: lexicon, reading), text: document.text.bytes)
    var found: [Quantity] = []
    var time = 0
    for (number, sentence) in reading.sentences.enumerated()
    where sentence.mayHold(Role.quantityTriggers) {
      parser.reader.show(sentence)
      let range = document.sentences[number].range
      while time < times.count, times[time].range.end <= range.start { time += 1 }
      parser.skipTimes(times, from: time, until: range.end)
      parser.appendQuantities(sentence: Int32(number), to: &found)
    }
    return found
  }
}

/// Reads the lexemes of one sentence after another as quantities.
struct QuantityParser {
  var reader: LexemeReader
  let text: [UInt8]
  let words: QuantityWords
  /// Bytes of dates and times in this sentence, sorted.
  private var skipped: [ByteRange] = []

  init(reader: LexemeReader, text: [UInt8]) {
    self.reader = reader
    self.text = text
    words = reader.lexicon.quantityWords
  }

  subscript(index: Int) -> Lexeme { reader[index] }
  func entry(_ index: Int) -> MeasureLexicon.Entry { reader.entry(index) }

  mutating func skipTimes(_ times: [TimeExpression], from first: Int, until end: Int32) {
    skipped.removeAll(keepingCapacity: true)
    var index = first
    while index < times.count, times[index].range.start < end {
      if times[index].kind != .duration { skipped.append(times[index].range) }
      index += 1
    }
  }

  mutating func appendQuantities(sentence: Int32, to found: inout [Quantity]) {
    var index = 0
    var nextSkip = 0
    var strong = 0
    while index < reader.count {
      strong = reader.next(Role.quantityTriggers, from: max(strong, index))
      index = max(index, strong - LexemeReader.reach)
      guard index < reader.count else { return }
      guard mayBegin(self[index]) else {
        index += 1
        continue
      }
      while nextSkip < skipped.count, skipped[nextSkip].end <= self[index].start { nextSkip += 1 }
      if nextSkip < skipped.count, skipped[nextSkip].start <= self[index].start {
        index += 1
        continue
      }
      guard let match = match(at: index),
        nextSkip == skipped.count || self[match.end - 1].end <= skipped[nextSkip].start
      else {
        index += 1
        continue
      }
      found.append(quantity(match, sentence))
      index = max(match.end, index + 1)
    }
  }

  private func quantity(_ match: QuantityMatch, _ sentence: Int32) -> Quantity {
    Quantity(
      range: ByteRange(Int(self[match.start].start), Int(self[match.end - 1].end)),
      sentence: sentence, value: match.amount.value, minimum: match.amount.minimum,
      maximum: match.amount.maximum, isApproximate: match.amount.isApproximate, unit: match.unit,
      counted: match.counted.map {
        ByteRange(Int(self[$0.lowerBound].start), Int(self[$0.upperBound - 1].end))
      })
  }

  private static let starts: Role = [
    .cardinal, .tens, .magnitude, .ordinal, .fraction, .article, .startsVague, .startsBound,
    .startsCurrency, .both, .between, .from,
  ]

  /// Whether a quantity may begin with a lexeme; most cannot.
  @inline(__always)
  private func mayBegin(_ lexeme: Lexeme) -> Bool {
    lexeme.kind == .number || lexeme.has(QuantityParser.starts) || lexeme.isDash
      || words.isNegative(lexeme.word)
  }

  /// The quantity that begins at `index`, where one may.
  private func match(at index: Int) -> QuantityMatch? {
    let lexeme = self[index]
    if lexeme.flags.contains(.inName) || isName(index) { return nil }
    if lexeme.has(.both) {
      return QuantityMatch(start: index, end: index + 1, amount: Amount(exactly: 2))
    }
    if lexeme.has(.startsBound), let match = bounded(at: index) { return match }
    if lexeme.has(.startsVague), let match = vague(at: index) { return match }
    let number = bare(at: index)
    if let range = range(at: index, number) { return range }
    return isScore(index) ? nil : number.map { single($0) }
  }

  /// Either number of "34-17".
  private func isScore(_ index: Int) -> Bool {
    guard self[index].isPlainInteger else { return false }
    let isLeft =
      self[index + 1].isDash && self[index + 1].isGlued && self[index + 2].isPlainInteger
      && self[index + 2].isGlued
    let isRight =
      self[index].isGlued && self[index - 1].isDash && self[index - 1].isGlued
      && self[index - 2].isPlainInteger
    return isLeft || isRight
  }

  /// "Boeing 737", "page 3", "F-16s", "Apollo 11"; "One Direction".
  private func isName(_ index: Int) -> Bool {
    let (lexeme, before) = (self[index], self[index - 1])
    if lexeme.kind == .number {
      return before.has(.nameBefore) && (lexeme.isPlainInteger || lexeme.flags.contains(.decimal))
    }
    let isNumbered = before.isCapitalized && before.kind == .word && before.entry == 0
    if isNumbered, index > 1, lexeme.isCapitalized, lexeme.has([.cardinal, .tens]) { return true }
    return lexeme.isCapitalized && index > 0 && lexeme.has([.cardinal, .ordinal, .tens])
      && self[index + 1].isCapitalized && self[index + 1].entry == 0 && !lexeme.has(.startsBound)
      && self[index + 1].kind == .word && self[index - 1].kind == .word
  }
}

/// A quantity as found in one sentence, by lexemes.
struct QuantityMatch {
  var start: Int
  /// Position behind its last lexeme.
  var end: Int
  var amount: Amount
  var unit: String?
  var counted: Range<Int>?
}

/// How much: a number, what it is at least and at most.
struct Amount {
  var value: Double?
  var minimum: Double?
  var maximum: Double?
  var isApproximate = false

  init(exactly value: Double) {
    self.value = value
    minimum = value
    maximum = value
  }

  init(value: Double?, minimum: Double?, maximum: Double?, isApproximate: Bool) {
    self.value = value
    self.minimum = minimum
    self.maximum = maximum
    self.isApproximate = isApproximate
  }

  mutating func scale(by factor: Double) {
    value = value.map { $0 * factor }
    minimum = minimum.map { $0 * factor }
    maximum = maximum.map { $0 * factor }
  }
}
