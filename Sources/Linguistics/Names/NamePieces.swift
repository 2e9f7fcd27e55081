import Corpus
import Kernels

/// The bits of `Token.Shape`, read once per sentence: asking the type for them takes a call.
private struct TokenBits {
  let letters = Token.Shape.letters.rawValue
  let digits = Token.Shape.digits.rawValue
  let capitalized = Token.Shape.capitalized.rawValue
  let punctuation = Token.Shape.punctuation.rawValue
  let spaceBefore = Token.Shape.spaceBefore.rawValue
}

/// The pieces of one sentence, in a buffer that is used again for the next.
struct NamePieces {
  private(set) var all: [NamePiece] = []
  /// How many have letters, begin with a capital, have capitals only.
  private(set) var letters = 0
  private(set) var capitals = 0
  private(set) var allCapitals = 0
  /// Small words of five letters and more: headlines with capitals have none.
  private(set) var longSmallWords = 0

  /// Fills the buffer with the pieces of some tokens.
  ///
  /// - Parameter words: Classes are filled in for capitals where it is given.
  mutating func fill(
    _ tokens: [Token], in range: Range<Int>, text: [UInt8], words: NameWords?
  ) {
    all.removeAll(keepingCapacity: true)
    (letters, capitals, allCapitals, longSmallWords) = (0, 0, 0, 0)
    let span = text.span
    let tokenSpan = tokens.span
    let bits = TokenBits()
    var isFirst = true
    var index = range.lowerBound
    while index < range.upperBound {
      let token = tokenSpan[index]
      let tokenBits = token.shape.rawValue
      if tokenBits & bits.punctuation != 0 {
        appendPunctuation(token, at: index, text: span, isFirst: &isFirst)
      } else if tokenBits & bits.capitalized == 0,
        !hasCapitalOrBeyondASCII(span, in: token.range.indices)
      {
        var shape: NamePiece.Shape = tokenBits & bits.digits != 0 ? .digits : .letters
        if tokenBits & bits.spaceBefore != 0 {
          shape.insert(.spaced)
        } else if joinsLast(token, text: span) {
          all.removeLast()
          shape.insert(.joined)
        }
        all.append(
          NamePiece(
            start: token.range.start, end: token.range.end, token: Int32(truncatingIfNeeded: index),
            shape: shape, classes: [], word: token.word))
        if tokenBits & bits.letters != 0 {
          letters += 1
          if token.range.count > 4 { longSmallWords += 1 }
        }
        isFirst = false
      } else {
        appendParts(token, at: index, text: span, words: words, isFirst: isFirst)
        isFirst = false
      }
      index += 1
    }
  }

  /// Fills the buffer with the pieces of a name in a gazetteer: divided at spaces, commas and
  /// possessive marks, as texts are.
  mutating func fill(_ form: [UInt8]) {
    var tokens: [Token] = []
    let span = form.span
    var start = 0
    while start < form.count {
      guard form[start] != 0x20 else {
        start += 1
        continue
      }
      var end = start + 1
      while end < form.count, form[end] != 0x20, form[end] != 0x2C,
        !(form[end] == 0x27 && end + 2 == form.count)
      {
        end += 1
      }
      var shape: Token.Shape = [.letters, .capitalized]
      if start == 0 || form[start - 1] == 0x20 { shape.insert(.spaceBefore) }
      if form[start] == 0x2C || form[start] == 0x26 && end == start + 1 {
        shape = .punctuation
        end = start + 1
      }
      tokens.append(
        Token(
          range: ByteRange(start, end), shape: shape, word: wordHash(span, in: start..<end)))
      start = end
    }
    fill(tokens, in: 0..<tokens.count, text: form, words: nil)
  }

  private mutating func appendPunctuation(
    _ token: Token, at index: Int, text: Span<UInt8>, isFirst: inout Bool
  ) {
    var shape: NamePiece.Shape = .punctuation
    if token.shape.contains(.spaceBefore) { shape.insert(.spaced) }
    all.append(
      NamePiece(
        start: token.range.start, end: token.range.end, token: Int32(truncatingIfNeeded: index),
        shape: shape, classes: [], word: token.word))
    let byte = text[Int(token.range.start)]
    // A quotation mark (straight or curly) or a colon: what follows begins anew.
    if byte == 0x22 || byte == 0x3A || byte == 0xE2 { isFirst = true }
  }

  /// Appends the parts of a token between hyphens.
  private mutating func appendParts(
    _ token: Token, at index: Int, text: Span<UInt8>, words: NameWords?, isFirst: Bool
  ) {
    let end = Int(token.range.end)
    var start = Int(token.range.start)
    var shape: NamePiece.Shape = token.shape.contains(.spaceBefore) ? .spaced : []
    if isFirst { shape.insert(.first) }
    if joinsLast(token, text: text) {
      all.removeLast()
      shape.insert(.joined)
    }
    while start < end {
      var stop = start
      while stop < end, text[stop] != 0x2D { stop += 1 }
      if stop > start {
        append(start..<stop, token: index, shape: shape, text: text, words: words)
        shape = .joined
      }
      start = stop + 1
    }
  }

  /// Whether the last piece is a hyphen between the token and the word before it.
  private func joinsLast(_ token: Token, text: Span<UInt8>) -> Bool {
    guard all.count > 1, !token.shape.contains(.spaceBefore), let last = all.last else {
      return false
    }
    return last.end - last.start == 1 && text[Int(last.start)] == 0x2D
      && !last.shape.contains(.spaced) && !all[all.count - 2].isPunctuation
  }

  private mutating func append(
    _ range: Range<Int>, token: Int, shape: NamePiece.Shape, text: Span<UInt8>, words: NameWords?
  ) {
    var shape = shape
    var capitals = 0
    var others = 0
    for index in range {
      let byte = text[index]
      if byte &- 0x41 < 26 {
        capitals += 1
      } else if byte &- 0x61 < 26 || byte >= 0x80 {
        others += 1
      } else if byte &- 0x30 < 10 {
        shape.insert(.digits)
      }
    }
    if capitals + others > 0 {
      shape.insert(.letters)
      letters += 1
    }
    if NameFolding.isCapital(text, at: range.lowerBound, end: range.upperBound) {
      shape.insert(.capital)
      self.capitals += 1
      if others == 0, capitals > 1 {
        shape.insert(.allCapitals)
        allCapitals += 1
      }
      if capitals == 1, others == 0 { shape.insert(.initial) }
    }
    let word = NameFolding.hash(of: text, in: range)
    let classes = shape.contains(.capital) ? words?.classes(of: word) ?? [] : []
    all.append(
      NamePiece(
        start: Int32(truncatingIfNeeded: range.lowerBound),
        end: Int32(truncatingIfNeeded: range.upperBound), token: Int32(truncatingIfNeeded: token),
        shape: shape, classes: classes, word: word))
  }
}
