import Kernels

/// What stands behind the word of a plain chunk: nothing, a clitic, or up to two marks.
struct Tail {
  let start: Int
  /// Behind the clitic or the first mark.
  let middle: Int
  let end: Int
  let isClitic: Bool
}

extension Tail {
  /// Nothing, a mark, or a mark and a closing quotation mark; a full stop only at the end of the
  /// sentence.
  init?(_ bytes: Span<UInt8>, behind place: Int, to limit: Int) {
    isClitic = false
    start = place
    guard !isBorder(bytes, place, limit) else {
      (middle, end) = (place, place)
      return
    }
    let mark = bytes[place]
    switch mark {
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "?"),
      UInt8(ascii: "!"), UInt8(ascii: ")"), UInt8(ascii: "."):
      middle = place &+ 1
      let mark = mark == UInt8(ascii: ")") ? markLength(bytes, at: middle, end: limit) : 0
      end = middle &+ max(mark, closingQuoteLength(bytes, at: middle, end: limit))
    case UInt8(ascii: "\""), 0xC2, 0xE2:
      middle = place &+ closingQuoteLength(bytes, at: place, end: limit)
      end = middle
    default:
      return nil
    }
    guard end > place, isBorder(bytes, end, limit) else { return nil }
    // A web address may begin with "www.", whatever stands behind it.
    if mark == UInt8(ascii: "."), end < limit || bytes[place &- 1] | 0x20 == UInt8(ascii: "w") {
      return nil
    }
  }

  /// The same, or a clitic: `'s`, `'d`, `'m`, `n't`, `'ll`, `'re` or `'ve`, with a straight or a
  /// curly apostrophe.
  init?(_ bytes: Span<UInt8>, behindWord word: Range<Int>, hasOpening: Bool, to limit: Int) {
    let place = word.upperBound
    let apostrophe = place < limit ? apostropheLength(bytes, at: place, end: limit) : 0
    guard apostrophe > 0 else {
      self.init(bytes, behind: place, to: limit)
      return
    }
    let letter = place &+ apostrophe
    guard !hasOpening, letter < limit else { return nil }
    var start = place
    var end = letter &+ 1
    switch bytes[letter] | 0x20 {
    case UInt8(ascii: "s"), UInt8(ascii: "d"), UInt8(ascii: "m"):
      break
    case UInt8(ascii: "t"):
      guard word.count > 1, bytes[place &- 1] | 0x20 == UInt8(ascii: "n") else { return nil }
      start = place &- 1
    case UInt8(ascii: "l"):
      guard end < limit, bytes[end] | 0x20 == UInt8(ascii: "l") else { return nil }
      end &+= 1
    case UInt8(ascii: "r"), UInt8(ascii: "v"):
      guard end < limit, bytes[end] | 0x20 == UInt8(ascii: "e") else { return nil }
      end &+= 1
    default:
      return nil
    }
    guard isBorder(bytes, end, limit) else { return nil }
    self.init(start: start, middle: end, end: end, isClitic: true)
  }
}

@inline(__always)
private func isBorder(_ bytes: Span<UInt8>, _ index: Int, _ limit: Int) -> Bool {
  index == limit || bytes[index] <= 0x20
}

/// 1 for a mark that may stand behind a closing bracket.
private func markLength(_ bytes: Span<UInt8>, at index: Int, end: Int) -> Int {
  guard index < end else { return 0 }
  switch bytes[index] {
  case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "."): return 1
  default: return 0
  }
}

/// `"`, U+00BB or U+201D.
private func closingQuoteLength(_ bytes: Span<UInt8>, at index: Int, end: Int) -> Int {
  guard index < end else { return 0 }
  if bytes[index] == UInt8(ascii: "\"") { return 1 }
  if bytes[index] == 0xC2 { return end &- index >= 2 && bytes[index &+ 1] == 0xBB ? 2 : 0 }
  return end &- index >= 3 && bytes[index] == 0xE2 && bytes[index &+ 1] == 0x80
    && bytes[index &+ 2] == 0x9D ? 3 : 0
}

/// `'` or U+2019.
private func apostropheLength(_ bytes: Span<UInt8>, at index: Int, end: Int) -> Int {
  if bytes[index] == UInt8(ascii: "'") { return 1 }
  return end &- index >= 3 && bytes[index] == 0xE2 && bytes[index &+ 1] == 0x80
    && bytes[index &+ 2] == 0x99 ? 3 : 0
}
