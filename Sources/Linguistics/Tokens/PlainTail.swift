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
      end = middle &+ closingQuoteLength(bytes, at: middle, end: limit)
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

  /// The same, or `'s`, `'d`, `'m` or `n't`, with a straight or a curly apostrophe.
  init?(_ bytes: Span<UInt8>, behindWord word: Range<Int>, hasOpening: Bool, to limit: Int) {
    let place = word.upperBound
    let apostrophe = place < limit ? apostropheLength(bytes, at: place, end: limit) : 0
    guard apostrophe > 0 else {
      self.init(bytes, behind: place, to: limit)
      return
    }
    let letter = place &+ apostrophe
    guard !hasOpening, letter < limit, isBorder(bytes, letter &+ 1, limit) else { return nil }
    let start: Int
    switch bytes[letter] | 0x20 {
    case UInt8(ascii: "s"), UInt8(ascii: "d"), UInt8(ascii: "m"):
      start = place
    case UInt8(ascii: "t"):
      guard word.count > 1, bytes[place &- 1] | 0x20 == UInt8(ascii: "n") else { return nil }
      start = place &- 1
    default:
      return nil
    }
    self.init(start: start, middle: letter &+ 1, end: letter &+ 1, isClitic: true)
  }
}

@inline(__always)
private func isBorder(_ bytes: Span<UInt8>, _ index: Int, _ limit: Int) -> Bool {
  index == limit || bytes[index] <= 0x20
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
