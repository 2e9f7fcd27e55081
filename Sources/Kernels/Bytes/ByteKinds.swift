// Questions about the bytes of words, eight bytes at a time. They are asked for nearly every token
// of a corpus. `public`, as the compiler sees through nothing else of another module.

/// The first byte from `start` on that is `-`, `/` or `$`, or part of a character beyond ASCII;
/// `limit` if there is none.
public func firstJoint(_ bytes: Span<UInt8>, from start: Int, to limit: Int) -> Int {
  var index = start
  while index < limit {
    let word = wordOfBytes(bytes, at: index, limit: limit)
    // A hyphen and a slash differ in one bit.
    let dash = (word | 0x0202_0202_0202_0202) ^ 0x2F2F_2F2F_2F2F_2F2F
    let dollar = word ^ 0x2424_2424_2424_2424
    // The lowest bit is exact: a borrow only reaches bytes behind a byte that was found.
    let found =
      (word | (dash &- lowestBits) & ~dash | (dollar &- lowestBits) & ~dollar) & highestBits
    if found != 0 { return min(limit, index &+ found.trailingZeroBitCount &>> 3) }
    index &+= 8
  }
  return limit
}

/// Whether a byte of `range` is an ASCII capital, or part of a character beyond ASCII.
@inlinable
public func hasCapitalOrBeyondASCII(_ bytes: Span<UInt8>, in range: Range<Int>) -> Bool {
  var index = range.lowerBound
  while index < range.upperBound {
    let word = wordOfBytes(bytes, at: index, limit: range.upperBound)
    // No sum carries into the next byte.
    let low = word & 0x7F7F_7F7F_7F7F_7F7F
    let atLeastA = low &+ 0x3F3F_3F3F_3F3F_3F3F
    let aboveZ = low &+ 0x2525_2525_2525_2525
    if (word | atLeastA & ~aboveZ) & highestBits != 0 { return true }
    index &+= 8
  }
  return false
}

/// The first byte from `start` on that may begin a quotation mark: `"`, `'`, a grave accent, or
/// part of a character beyond ASCII; `limit` if there is none.
public func firstQuoteByte(_ bytes: Span<UInt8>, from start: Int, to limit: Int) -> Int {
  var index = start
  while index < limit {
    let word = wordOfBytes(bytes, at: index, limit: limit)
    let double = word ^ 0x2222_2222_2222_2222
    let single = word ^ 0x2727_2727_2727_2727
    let grave = word ^ 0x6060_6060_6060_6060
    let zeros =
      (double &- lowestBits) & ~double | (single &- lowestBits) & ~single | (grave &- lowestBits)
      & ~grave
    // The lowest bit is exact: a borrow only reaches bytes behind a byte that was found.
    let found = (word | zeros) & highestBits
    if found != 0 { return min(limit, index &+ found.trailingZeroBitCount &>> 3) }
    index &+= 8
  }
  return limit
}

@usableFromInline let highestBits: UInt64 = 0x8080_8080_8080_8080
@usableFromInline let lowestBits: UInt64 = 0x0101_0101_0101_0101

/// The bytes from `index` on, the first in the lowest bits; 0 stands for those beyond `limit`.
@inlinable
@inline(__always)
func wordOfBytes(_ bytes: Span<UInt8>, at index: Int, limit: Int) -> UInt64 {
  let count = limit &- index
  if index >= 0, index &+ 8 <= bytes.count {
    // SAFETY: the 8 bytes from `index` lie in the span, as the line above has checked.
    let word = unsafe bytes.bytes.unsafeLoadUnaligned(
      fromUncheckedByteOffset: index, as: UInt64.self)
    let little = UInt64(littleEndian: word)
    return count >= 8 ? little : little & ~(~0 &<< UInt64(8 &* count))
  }
  var word: UInt64 = 0
  for offset in 0..<min(8, count) {
    word |= UInt64(bytes[index &+ offset]) &<< UInt64(8 &* offset)
  }
  return word
}
