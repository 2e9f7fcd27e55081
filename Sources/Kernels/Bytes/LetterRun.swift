/// ASCII letters in a row: where they end, and which kinds there are. Eight bytes at a time.
public struct LetterRun {
  /// Behind the last letter.
  public let end: Int
  public let hasCapitals: Bool
  public let hasSmall: Bool

  /// The row that begins at `start` and ends before `limit` at the latest; it may be empty.
  @inlinable
  public init(_ bytes: Span<UInt8>, from start: Int, to limit: Int) {
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
    end = index
    hasCapitals = capitals != 0
    hasSmall = small != 0
  }
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
    let beyond = max(0, 8 &- (limit &- index))
    return UInt64(littleEndian: word) & (~0 &>> UInt64(8 &* beyond))
  }
  var word: UInt64 = 0
  for offset in 0..<min(8, limit &- index) {
    word |= UInt64(bytes[index &+ offset]) &<< UInt64(8 &* offset)
  }
  return word
}

/// The upper bit of every byte that is an ASCII letter. No sum carries into the next byte.
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
