// Where the next byte of a kind stands, eight bytes at a time. Asked for all text of a corpus.

/// The first byte from `start` on that is `-`, `/` or `$`, or part of a character beyond ASCII;
/// `limit` if there is none.
///
/// - Precondition: `0 <= start` and `limit <= bytes.count`, here and below.
package func firstJoint(_ bytes: Span<UInt8>, from start: Int, to limit: Int) -> Int {
  first(bytes, start, limit) { word in
    // A hyphen and a slash differ in one bit.
    let dash = (word | 0x0202_0202_0202_0202) ^ 0x2F2F_2F2F_2F2F_2F2F
    return word | zeroBytes(dash) | zeroBytes(word ^ 0x2424_2424_2424_2424)
  }
}

/// The first byte from `start` on that is an ASCII capital, or part of a character beyond ASCII;
/// `limit` if there is none.
package func firstCapital(_ bytes: Span<UInt8>, from start: Int, to limit: Int) -> Int {
  first(bytes, start, limit) { word in
    // No sum carries into the next byte.
    let low = word & 0x7F7F_7F7F_7F7F_7F7F
    let atLeastA = low &+ 0x3F3F_3F3F_3F3F_3F3F
    let aboveZ = low &+ 0x2525_2525_2525_2525
    return word | atLeastA & ~aboveZ
  }
}

/// The first byte from `start` on that may begin a quotation mark: `"`, `'`, a grave accent, or
/// part of a character beyond ASCII; `limit` if there is none.
package func firstQuoteByte(_ bytes: Span<UInt8>, from start: Int, to limit: Int) -> Int {
  first(bytes, start, limit) { word in
    word | zeroBytes(word ^ 0x2222_2222_2222_2222) | zeroBytes(word ^ 0x2727_2727_2727_2727)
      | zeroBytes(word ^ 0x6060_6060_6060_6060)
  }
}

/// The first byte whose upper bit `find` sets; it is right about the lowest such bit.
@inline(__always)
private func first(
  _ bytes: Span<UInt8>, _ start: Int, _ limit: Int, _ find: (UInt64) -> UInt64
) -> Int {
  precondition(0 <= start && limit <= bytes.count, "a search outside the bytes")
  // SAFETY: a view of the same bytes, for as long.
  let raw = unsafe bytes.bytes
  var index = start
  while index &+ 8 <= limit {
    // SAFETY: the eight bytes from `index` lie in front of the limit, which lies in the span.
    let word = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self)
    let found = find(UInt64(littleEndian: word)) & 0x8080_8080_8080_8080
    if found != 0 { return index &+ found.trailingZeroBitCount &>> 3 }
    index &+= 8
  }
  var rest: UInt64 = 0
  var shift: UInt64 = 0
  var position = index
  while position < limit {
    rest |= UInt64(bytes[position]) &<< shift
    shift &+= 8
    position &+= 1
  }
  let found = find(rest) & 0x8080_8080_8080_8080
  return found == 0 ? max(index, limit) : min(limit, index &+ found.trailingZeroBitCount &>> 3)
}

/// The upper bit of the lowest byte that is zero; bytes above it may be wrong.
///
/// Source: Henry S. Warren, "Hacker's Delight", section 6-1, "Find First 0-Byte".
@inline(__always)
private func zeroBytes(_ word: UInt64) -> UInt64 { (word &- 0x0101_0101_0101_0101) & ~word }
