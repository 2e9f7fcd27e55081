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
    var word: UInt64 = 0
    var shift: UInt64 = 0
    let end = min(index + 8, range.upperBound)
    while index < end {
      let byte = bytes[index]
      let folded = byte &- 0x41 < 26 ? byte | 0x20 : byte
      word |= UInt64(folded) << shift
      shift += 8
      index += 1
    }
    state = mixed(state ^ word, 0xA076_1D64_78BD_642F)
  }
  return mixed(state, 0xE703_7ED1_A0B4_28DB)
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
