import Kernels

/// A row of full stops, exclamation and question marks, and the closing marks behind it.
struct Stop {
  /// The first mark.
  let start: Int
  /// Behind the last stop, before closing quotes and brackets.
  let marksEnd: Int
  /// Behind the closing quotes and brackets.
  let end: Int
  /// How many full stops there are; an ellipsis character counts three.
  let dots: Int
  /// It has an exclamation or question mark.
  let isEmphatic: Bool
  /// Full stops with spaces between them.
  let isSpaced: Bool
  /// A closing quotation mark stands behind it.
  let isQuoted: Bool
  /// A closing bracket stands behind it.
  let isBracketed: Bool

  init(_ bytes: Span<UInt8>, at start: Int, end limit: Int) {
    self.start = start
    var index = start
    var dots = 0
    var isEmphatic = false
    var isSpaced = false
    while index < limit {
      if bytes[index] == UInt8(ascii: ".") {
        dots += 1
        index += 1
      } else if bytes[index] == UInt8(ascii: "!") || bytes[index] == UInt8(ascii: "?") {
        isEmphatic = true
        index += 1
      } else if isEllipsis(bytes, at: index, end: limit) {
        dots += 3
        index += 3
      } else if bytes[index] == UInt8(ascii: " "), dots > 0, !isEmphatic, index + 1 < limit,
        bytes[index + 1] == UInt8(ascii: "."),
        index + 2 == limit || bytes[index + 2] == UInt8(ascii: " ") || !isWord(bytes[index + 2])
      {
        isSpaced = true
        index += 1
      } else {
        break
      }
    }
    marksEnd = index
    self.dots = dots
    self.isEmphatic = isEmphatic
    self.isSpaced = isSpaced
    var quoted = false
    var bracketed = false
    while index < limit, let mark = ClosingMark(bytes, at: index, end: limit) {
      quoted = quoted || mark.isQuote
      bracketed = bracketed || !mark.isQuote
      index += mark.length
    }
    end =
      referenceEnd(bytes, at: index, end: limit)
      ?? (dots == 1 && !isEmphatic ? noteEnd(bytes, at: index, stop: start, end: limit) : nil)
      ?? index
    isQuoted = quoted
    isBracketed = bracketed
  }
}

/// Behind "[19]", "[2][3]": references that stand behind a stop, with or without a space between.
private func referenceEnd(_ bytes: Span<UInt8>, at start: Int, end limit: Int) -> Int? {
  var end: Int?
  var index = start
  while true {
    if index < limit, bytes[index] == UInt8(ascii: " ") { index += 1 }
    guard index < limit, bytes[index] == UInt8(ascii: "[") else { return end }
    let first = index + 1
    index = first
    while index < limit, index - first < 4, bytes[index] &- 0x30 < 10 { index += 1 }
    guard index > first, index < limit, bytes[index] == UInt8(ascii: "]") else { return end }
    index += 1
    end = index
  }
}

/// Behind "disease.11 12 Take": the numbers of notes that stand right behind the stop of a whole
/// word or a bracket, and before a capital.
private func noteEnd(_ bytes: Span<UInt8>, at start: Int, stop: Int, end limit: Int) -> Int? {
  guard start < limit, bytes[start] &- 0x31 < 9, stop >= 4 else { return nil }
  if bytes[stop - 1] != UInt8(ascii: ")") {
    for index in (stop - 4)..<stop where bytes[index] &- 0x61 >= 26 { return nil }
  }
  var index = start
  while true {
    let first = index
    while index < limit, index - first < 3, bytes[index] &- 0x30 < 10 { index += 1 }
    guard index - first < 3, index + 1 < limit, bytes[index] == UInt8(ascii: " ") else {
      return nil
    }
    if bytes[index + 1] &- 0x41 < 26 { return index }
    guard bytes[index + 1] &- 0x31 < 9 else { return nil }
    index += 1
  }
}

private func isWord(_ byte: UInt8) -> Bool {
  byte >= 0x80 || byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: ".")
}

/// A quotation mark or bracket that may close.
private struct ClosingMark {
  let length: Int
  let isQuote: Bool

  init?(_ bytes: Span<UInt8>, at index: Int, end: Int) {
    switch bytes[index] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      (length, isQuote) = (1, true)
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
      (length, isQuote) = (1, false)
    case 0xE2:
      // U+2019, U+201D, U+203A
      guard end - index >= 3, bytes[index + 1] == 0x80,
        bytes[index + 2] == 0x99 || bytes[index + 2] == 0x9D || bytes[index + 2] == 0xBA
      else { return nil }
      (length, isQuote) = (3, true)
    case 0xC2:
      guard end - index >= 2, bytes[index + 1] == 0xBB else { return nil }
      (length, isQuote) = (2, true)
    default:
      return nil
    }
  }
}
