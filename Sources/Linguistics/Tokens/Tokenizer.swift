package import Corpus
import Kernels

/// Splits sentences into tokens at white space and punctuation.
package struct Tokenizer: Sendable {
  package init() {}

  /// Appends the tokens of one sentence, in order.
  package func appendTokens(of sentence: ByteRange, in text: [UInt8], to tokens: inout [Token]) {
    let span = text.span
    var index = Int(sentence.start)
    let end = Int(sentence.end)
    var spaceBefore = true
    while index < end {
      let byte = span[index]
      if byte <= 0x20 {
        spaceBefore = true
        index += 1
        continue
      }
      let start = index
      var shape: Token.Shape = spaceBefore ? .spaceBefore : []
      if isWordByte(byte) {
        while index < end, isWordByte(span[index]) { index += 1 }
        shape.insert(byte &- 0x30 < 10 ? .digits : .letters)
        if byte &- 0x41 < 26 { shape.insert(.capitalized) }
      } else {
        index += 1
        shape.insert(.punctuation)
      }
      tokens.append(
        Token(
          range: ByteRange(start, index), shape: shape, word: wordHash(span, in: start..<index)))
      spaceBefore = false
    }
  }
}

private func isWordByte(_ byte: UInt8) -> Bool {
  byte >= 0x80 || byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
}
