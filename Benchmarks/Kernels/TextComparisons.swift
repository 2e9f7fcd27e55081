import Corpus
import Kernels

/// Sentences, tokens and word hashes of a text.
func textComparisons(_ sample: Sample) -> [Comparison] {
  [
    Comparison(
      "sentences and tokens", .bytes(sample.segmented().bytes), { sample.segmented().tokens },
      to: "splitting at blanks", { blankSeparated(sample.text).count }),
    Comparison(
      "wordHash", .values(sample.tokens.count), { hashes(sample.tokens, in: sample.text) },
      to: "FNV-1a byte by byte", { plainHashes(sample.tokens, in: sample.text) }),
  ]
}

private func blankSeparated(_ text: [UInt8]) -> [ByteRange] {
  var words: [ByteRange] = []
  words.reserveCapacity(text.count / 4)
  let bytes = text.span
  var start = 0
  for index in bytes.indices where bytes[index] <= 0x20 {
    if index > start { words.append(ByteRange(start, index)) }
    start = index + 1
  }
  return words
}

private func hashes(_ tokens: [Token], in text: [UInt8]) -> Int {
  let bytes = text.span
  var sum: UInt64 = 0
  for token in tokens { sum &+= wordHash(bytes, in: token.range.indices) }
  return Int(truncatingIfNeeded: sum)
}

/// Fowler, Noll and Vo's hash, with capitals as small letters: what one writes first.
private func plainHashes(_ tokens: [Token], in text: [UInt8]) -> Int {
  let bytes = text.span
  var sum: UInt64 = 0
  for token in tokens {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in token.range.indices {
      let byte = bytes[index]
      let small = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
      hash = (hash ^ UInt64(small)) &* 0x100_0000_01B3
    }
    sum &+= hash
  }
  return Int(truncatingIfNeeded: sum)
}
