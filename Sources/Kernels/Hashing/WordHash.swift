/// A 64-bit hash of a word, with ASCII capitals taken as small letters.
///
/// The key of every lexicon: `Syria`, `SYRIA` and `syria` are one key. Equal on every machine
/// and in every run. With 10^5 lexicon words and 10^7 distinct corpus words, the chance that any
/// two of them collide is below 10^-7, so lexicons compare hashes and not bytes.
///
/// Source: the multiply-and-fold mixer of Wang Yi, "wyhash"; ours differs in reading 8 bytes at
/// a time with the case folded, and is not compatible with it.
@inlinable
public func wordHash(_ bytes: Span<UInt8>, in range: Range<Int>) -> UInt64 {
  var state: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(range.count)
  var index = range.lowerBound
  while index < range.upperBound {
    let count = min(8, range.upperBound &- index)
    state = mixed(state ^ folded(word(bytes, at: index, count: count)), 0xA076_1D64_78BD_642F)
    index &+= 8
  }
  return mixed(state, 0xE703_7ED1_A0B4_28DB)
}

/// The same for a word of one to eight bytes that is at hand as a number, the first byte in the
/// lowest bits.
@inlinable
@inline(__always)
public func wordHash(eight: UInt64, count: Int) -> UInt64 {
  let state = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: count)
  return mixed(mixed(state ^ folded(eight), 0xA076_1D64_78BD_642F), 0xE703_7ED1_A0B4_28DB)
}

/// Up to 8 bytes as one number, the first in the lowest bits.
@inlinable
@inline(__always)
func word(_ bytes: Span<UInt8>, at index: Int, count: Int) -> UInt64 {
  if index >= 0, index &+ 8 <= bytes.count {
    // SAFETY: the 8 bytes from `index` lie in the span, as the line above has checked.
    let eight = unsafe bytes.bytes.unsafeLoadUnaligned(
      fromUncheckedByteOffset: index, as: UInt64.self)
    return UInt64(littleEndian: eight) & (~0 &>> UInt64(64 &- 8 &* count))
  }
  var word: UInt64 = 0
  for offset in 0..<count { word |= UInt64(bytes[index &+ offset]) &<< UInt64(8 &* offset) }
  return word
}

/// Eight bytes with `A` to `Z` as small letters: a capital sets the upper bit of its byte in
/// `atLeastA` and not in `aboveZ`; no sum carries into the next byte.
@inlinable
@inline(__always)
func folded(_ word: UInt64) -> UInt64 {
  let low = word & 0x7F7F_7F7F_7F7F_7F7F
  let atLeastA = low &+ 0x3F3F_3F3F_3F3F_3F3F
  let aboveZ = low &+ 0x2525_2525_2525_2525
  let capitals = atLeastA & ~aboveZ & ~word & 0x8080_8080_8080_8080
  return word | (capitals &>> 2)
}

/// The same for a word that is at hand as a string.
public func wordHash(_ word: String) -> UInt64 {
  let bytes = Array(word.utf8)
  return wordHash(bytes.span, in: 0..<bytes.count)
}

/// One key for a sequence of words: the key of what came before, then the next word.
@inlinable
public func phraseHash(_ before: UInt64, _ word: UInt64) -> UInt64 {
  mixed(before &+ 0x8EBC_6AF0_9C88_C6E3, word ^ 0x5896_36EB_ACD2_19F1)
}

/// The upper half of a 128-bit product, folded onto the lower.
@inlinable
public func mixed(_ left: UInt64, _ right: UInt64) -> UInt64 {
  let product = left.multipliedFullWidth(by: right)
  return product.high ^ product.low
}
