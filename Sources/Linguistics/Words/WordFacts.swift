import Corpus
import Kernels

/// What features ask about the words of one sentence, as numbers.
///
/// Every list has two entries for what stands outside of the sentence at either end: word `i` is
/// entry `i + 2`. Lists are used again from sentence to sentence.
struct WordFacts {
  /// The entry of the sentence's first word.
  static let first = 2

  /// Number of words.
  private(set) var count = 0
  /// The word in small letters, digits taken as one.
  private(set) var words: [UInt64] = []
  /// Its first eight bytes in small letters, the first in the lowest bits; zeros behind a short one.
  private(set) var fronts: [UInt64] = []
  /// Its last eight bytes in small letters, the last in the lowest bits.
  private(set) var backs: [UInt64] = []
  /// Kinds of its characters, one of several alike in a row counted once.
  private(set) var shapes: [UInt64] = []
  /// Capitals, its place in the sentence and the space before it.
  private(set) var flags: [UInt64] = []

  /// Reads the words of a sentence.
  mutating func read(_ text: [UInt8], _ tokens: ArraySlice<Token>) {
    count = tokens.count
    words.removeAll(keepingCapacity: true)
    fronts.removeAll(keepingCapacity: true)
    backs.removeAll(keepingCapacity: true)
    shapes.removeAll(keepingCapacity: true)
    flags.removeAll(keepingCapacity: true)
    appendOutside(1)
    appendOutside(2)
    let bytes = text.span
    for token in tokens { append(token, bytes, isFirst: words.count == Self.first) }
    appendOutside(3)
    appendOutside(4)
  }

  private mutating func appendOutside(_ number: UInt64) {
    words.append(number)
    fronts.append(number)
    backs.append(number)
    shapes.append(number)
    flags.append(number)
  }

  private mutating func append(_ token: Token, _ bytes: Span<UInt8>, isFirst: Bool) {
    var front: UInt64 = 0
    var back: UInt64 = 0
    var shape: UInt64 = 1
    var last: UInt64 = 0
    var number: UInt64 = 0
    var place: UInt64 = 0
    for index in token.range.indices {
      let byte = bytes[index]
      let isCapital = byte &- 0x41 < 26
      let small = isCapital ? byte | 0x20 : byte
      if place < 64 { front |= UInt64(small) &<< place }
      place &+= 8
      back = back &<< 8 | UInt64(small)
      let kind: UInt64 =
        isCapital
        ? 1
        : small &- 0x61 < 26 ? 2 : byte &- 0x30 < 10 ? 3 : byte >= 0x80 ? 4 : byte == 0x2D ? 5 : 6
      if kind != last, shape < 1 << 60 { shape = shape &<< 3 | kind }
      last = kind
      number = mixed(number ^ (kind == 3 ? 0x30 : UInt64(small)), 0xA076_1D64_78BD_642F)
    }
    words.append(token.shape.contains(.digits) ? number : token.word)
    fronts.append(front)
    backs.append(back)
    shapes.append(shape)
    flags.append(
      UInt64(token.shape.rawValue & 0x2C) | (isFirst ? 1 : 0))
  }

  /// The last `count` bytes of an entry's word, as a number.
  @inline(__always)
  func suffix(_ entry: Int, _ count: UInt64) -> UInt64 { backs[entry] & (1 &<< (8 &* count) &- 1) }

  /// The first `count` bytes of an entry's word, as a number.
  @inline(__always)
  func prefix(_ entry: Int, _ count: UInt64) -> UInt64 { fronts[entry] & (1 &<< (8 &* count) &- 1) }
}
