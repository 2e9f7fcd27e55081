package import Corpus

/// Where the lexemes of one sentence stand, and what is among them.
struct LexemeSentence {
  var first = 0
  var count = 0
  /// All roles of its words, and `ordinal` where a number has an ordinal ending.
  var roles: Role = []
  var hasDigits = false

  /// Whether it can hold an expression that needs digits or a word with one of `triggers`.
  func mayHold(_ triggers: Role) -> Bool { hasDigits || !roles.isDisjoint(with: triggers) }
}

/// A document as the grammars of dates and of quantities see it.
///
/// The first of the two steps leaves it in the document for the other, which takes it away.
package final class MeasureReading: Reading {
  let lexemes: [Lexeme]
  /// One for each sentence of the document.
  let sentences: [LexemeSentence]

  package init(_ document: Document, _ lexicon: MeasureLexicon) {
    var reader = LexemeReader(lexicon: lexicon)
    reader.reserveCapacity(document.tokens.count + document.tokens.count / 8)
    var sentences: [LexemeSentence] = []
    sentences.reserveCapacity(document.sentences.count)
    let tokens = document.tokens.span
    let text = document.text.bytes.span
    for sentence in document.sentences {
      reader.read(tokens, in: sentence.tokens, of: text)
      sentences.append(reader.sentence)
    }
    lexemes = reader.lexemes
    self.sentences = sentences
  }

  /// The reading that the document holds already, or else a new one.
  package static func of(_ document: Document, _ lexicon: MeasureLexicon) -> MeasureReading {
    if let reading = document.reading as? MeasureReading,
      reading.sentences.count == document.sentences.count
    {
      return reading
    }
    return MeasureReading(document, lexicon)
  }
}
