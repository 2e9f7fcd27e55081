import Corpus
import Kernels

/// The bits of `Token.Shape`, read once per sentence: asking the type for them takes a call.
private struct TokenBits {
  let letters = Token.Shape.letters.rawValue
  let digits = Token.Shape.digits.rawValue
  let notPlain = Token.Shape([.capitalized, .punctuation]).rawValue
  let spaceBefore = Token.Shape.spaceBefore.rawValue
}

/// The pieces of one sentence, in a buffer that is used again for the next.
struct NamePieces {
  /// The first `count` are the pieces; behind them is room for more.
  private(set) var all: [NamePiece] = []
  private(set) var count = 0
  /// How many have letters, begin with a capital, have capitals only.
  private(set) var letters = 0
  private(set) var capitals = 0
  private(set) var allCapitals = 0
  /// Small words of five letters and more: headlines with capitals have none.
  private(set) var longSmallWords = 0
  /// The first capital or byte beyond ASCII from the last token on that was looked at.
  private var capital = -1

  /// Fills the buffer with the pieces of some tokens.
  ///
  /// - Parameter words: Classes are filled in for capitals where it is given.
  mutating func fill(
    _ tokens: [Token], in range: Range<Int>, text: [UInt8], words: NameWords?
  ) {
    count = 0
    capital = -1
    (letters, capitals, allCapitals, longSmallWords) = (0, 0, 0, 0)
    let span = text.span
    let tokenSpan = tokens.span
    var isFirst = true
    var index = range.lowerBound
    while true {
      let next = fillPlain(tokenSpan, from: index, to: range.upperBound, text: span)
      if next > index { isFirst = false }
      index = next
      guard index < range.upperBound else { return }
      let token = tokenSpan[index]
      if token.shape.contains(.punctuation) {
        appendPunctuation(token, at: index, text: span, isFirst: &isFirst)
      } else {
        if !token.shape.contains(.capitalized), isPlain(token, in: span) {
          appendPlain(token, at: index, text: span)
        } else {
          appendParts(token, at: index, text: span, words: words, isFirst: isFirst)
        }
        isFirst = false
      }
      index += 1
    }
  }

  /// Takes small words and numbers with a space in front, most of all tokens.
  ///
  /// - Returns: The first token that is none, or `limit`.
  private mutating func fillPlain(
    _ tokens: Span<Token>, from start: Int, to limit: Int, text: Span<UInt8>
  ) -> Int {
    makeRoom(for: limit - start)
    guard start < limit else { return limit }
    let bits = TokenBits()
    let end = Int(tokens[limit - 1].range.end)
    var (count, letters, longSmallWords) = (count, letters, longSmallWords)
    var capital = capital
    var target = all.mutableSpan
    var index = start
    while index < limit {
      let token = tokens[index]
      let shape = token.shape.rawValue
      guard shape & bits.notPlain == 0, shape & bits.spaceBefore != 0 else { break }
      if capital < Int(token.range.start) {
        capital = firstCapital(text, from: Int(token.range.start), to: end)
      }
      if capital < Int(token.range.end) { break }
      target[count] = NamePiece(
        start: token.range.start, end: token.range.end, token: Int32(truncatingIfNeeded: index),
        shape: shape & bits.digits != 0 ? .spacedDigits : .spacedLetters, classes: [],
        word: token.word)
      count &+= 1
      if shape & bits.letters != 0 {
        letters &+= 1
        if token.range.end &- token.range.start > 4 { longSmallWords &+= 1 }
      }
      index &+= 1
    }
    (self.count, self.letters, self.longSmallWords) = (count, letters, longSmallWords)
    self.capital = capital
    return index
  }

  /// Whether a token is a small word, or a number, without capitals.
  private func isPlain(_ token: Token, in text: Span<UInt8>) -> Bool {
    let range = token.range.indices
    return firstCapital(text, from: range.lowerBound, to: range.upperBound) >= range.upperBound
  }

  /// Takes a small word or number without a space in front.
  private mutating func appendPlain(_ token: Token, at index: Int, text: Span<UInt8>) {
    var shape: NamePiece.Shape = token.shape.contains(.digits) ? .digits : .letters
    if token.shape.contains(.spaceBefore) {
      shape.insert(.spaced)
    } else if joinsLast(token, text: text) {
      count -= 1
      shape.insert(.joined)
    }
    append(
      NamePiece(
        start: token.range.start, end: token.range.end, token: Int32(truncatingIfNeeded: index),
        shape: shape, classes: [], word: token.word))
    if token.shape.contains(.letters) {
      letters += 1
      if token.range.count > 4 { longSmallWords += 1 }
    }
  }

  private mutating func makeRoom(for more: Int) {
    guard count + more > all.count else { return }
    let room = max(count + more - all.count, all.count, 64)
    all.append(contentsOf: repeatElement(.none, count: room))
  }

  private mutating func append(_ piece: NamePiece) {
    makeRoom(for: 1)
    all[count] = piece
    count &+= 1
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
    append(
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
      count -= 1
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
    guard count > 1, !token.shape.contains(.spaceBefore) else { return false }
    let last = all[count - 1]
    return last.end - last.start == 1 && text[Int(last.start)] == 0x2D
      && !last.shape.contains(.spaced) && !all[count - 2].isPunctuation
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
    append(
      NamePiece(
        start: Int32(truncatingIfNeeded: range.lowerBound),
        end: Int32(truncatingIfNeeded: range.upperBound), token: Int32(truncatingIfNeeded: token),
        shape: shape, classes: classes, word: word))
  }
}
