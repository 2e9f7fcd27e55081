/// ASCII letters in a row: where they end, and which kinds there are, looked at eight at a time.
public struct LetterRun {
  /// Behind the last letter.
  public let end: Int
  public let hasCapitals: Bool
  public let hasSmall: Bool
  /// Its first eight letters, the first in the lowest bits; 0 stands behind the last.
  public let first: UInt64

  /// The row that begins at `start` and ends before `limit` at the latest; it may be empty.
  @inlinable
  @inline(__always)
  public init(_ bytes: Span<UInt8>, from start: Int, to limit: Int) {
    let word = eightBytes(bytes, at: start, limit: limit)
    let letters = lettersOf(word)
    let others = ~letters & highBits
    guard others != 0 else {
      self.init(bytes, from: start, to: limit, first: word)
      return
    }
    let lowest = others & (0 &- others)
    let raised = (word & 0x2020_2020_2020_2020) &<< 2
    let row = letters & (lowest &- 1)
    self.init(
      end: start &+ lowest.trailingZeroBitCount &>> 3, hasCapitals: row & ~raised != 0,
      hasSmall: row & raised != 0, first: word & ((lowest &>> 7) &- 1))
  }

  @inlinable
  @inline(__always)
  init(end: Int, hasCapitals: Bool, hasSmall: Bool, first: UInt64) {
    self.end = end
    self.hasCapitals = hasCapitals
    self.hasSmall = hasSmall
    self.first = first
  }

  /// A row of eight letters and more.
  @usableFromInline
  init(_ bytes: Span<UInt8>, from start: Int, to limit: Int, first: UInt64) {
    var index = start
    var capitals: UInt64 = 0
    var small: UInt64 = 0
    while index < limit {
      let word = eightBytes(bytes, at: index, limit: limit)
      let letters = lettersOf(word)
      let others = ~letters & highBits
      // The letters in front of the first other byte.
      let row = letters & ((others & (0 &- others)) &- 1)
      let raised = (word & 0x2020_2020_2020_2020) &<< 2
      capitals |= row & ~raised
      small |= row & raised
      if others != 0 {
        index &+= others.trailingZeroBitCount &>> 3
        break
      }
      index &+= 8
    }
    self.init(end: index, hasCapitals: capitals != 0, hasSmall: small != 0, first: first)
  }

  /// `wordHash` of a row of one to eight letters that begins at `start`.
  @inlinable
  @inline(__always)
  public func hash(from start: Int) -> UInt64 { wordHash(eight: first, count: end &- start) }
}

/// The first byte from `start` on that is neither an ASCII letter nor a space; `limit` if none is.
package func firstMark(_ bytes: Span<UInt8>, from start: Int, to limit: Int) -> Int {
  var index = start
  while index < limit {
    let word = eightBytes(bytes, at: index, limit: limit)
    let others = ~(lettersOf(word) | equal(word, 0x2020_2020_2020_2020)) & highBits
    if others != 0 { return min(limit, index &+ others.trailingZeroBitCount &>> 3) }
    index &+= 8
  }
  return limit
}

/// The first line feed from `start` on; `limit` if there is none.
package func firstLineFeed(_ bytes: Span<UInt8>, from start: Int, to limit: Int) -> Int {
  var index = start
  while index < limit {
    let found = equal(eightBytes(bytes, at: index, limit: limit), 0x0A0A_0A0A_0A0A_0A0A)
    if found != 0 { return min(limit, index &+ found.trailingZeroBitCount &>> 3) }
    index &+= 8
  }
  return limit
}

@inlinable
var highBits: UInt64 { 0x8080_8080_8080_8080 }

/// The bytes from `index` on, the first in the lowest bits; 0 stands for those beyond `limit`.
@inlinable
@inline(__always)
func eightBytes(_ bytes: Span<UInt8>, at index: Int, limit: Int) -> UInt64 {
  if index >= 0, index &+ 8 <= bytes.count {
    // SAFETY: the 8 bytes from `index` lie in the span, as the line above has checked.
    let word = unsafe bytes.bytes.unsafeLoadUnaligned(
      fromUncheckedByteOffset: index, as: UInt64.self)
    if index &+ 8 <= limit { return UInt64(littleEndian: word) }
    let beyond = min(8, 8 &- (limit &- index))
    return UInt64(littleEndian: word) & (~0 >> UInt64(8 &* beyond))
  }
  return lastBytes(bytes, at: index, limit: limit)
}

/// The same near the end of the span.
@usableFromInline
func lastBytes(_ bytes: Span<UInt8>, at index: Int, limit: Int) -> UInt64 {
  var word: UInt64 = 0
  for offset in 0..<max(0, min(8, limit &- index)) {
    word |= UInt64(bytes[index &+ offset]) &<< UInt64(8 &* offset)
  }
  return word
}

/// The upper bit of every byte that is an ASCII letter.
///
/// No sum carries into the next byte.
@inlinable
@inline(__always)
func lettersOf(_ word: UInt64) -> UInt64 {
  let small = (word | 0x2020_2020_2020_2020) & 0x7F7F_7F7F_7F7F_7F7F
  let atLeastA = small &+ 0x1F1F_1F1F_1F1F_1F1F
  let aboveZ = small &+ 0x0505_0505_0505_0505
  return atLeastA & ~aboveZ & ~word & highBits
}

/// The upper bit of every byte that is equal in both.
@inlinable
@inline(__always)
func equal(_ word: UInt64, _ pattern: UInt64) -> UInt64 {
  let difference = word ^ pattern
  let low = (difference & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7F7F_7F7F_7F7F_7F7F
  return ~(low | difference) & highBits
}
