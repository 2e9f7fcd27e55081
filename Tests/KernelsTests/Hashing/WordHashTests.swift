import Kernels
import Testing

struct WordHashTests {
  /// The hash as its definition says it, a byte at a time.
  private func defined(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(bytes.count)
    var rest = bytes
    while !rest.isEmpty {
      var word: UInt64 = 0
      for (offset, byte) in rest.prefix(8).enumerated() {
        let isCapital = (0x41...0x5A).contains(byte)
        word |= UInt64(isCapital ? byte + 0x20 : byte) << UInt64(8 * offset)
      }
      state = mix(state ^ word, 0xA076_1D64_78BD_642F)
      rest = rest.dropFirst(8)
    }
    return mix(state, 0xE703_7ED1_A0B4_28DB)
  }

  private func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low
  }

  @Test func `every range of all byte values hashes as defined`() {
    let bytes = (0..<256).map { UInt8($0) }
    for start in 0..<256 {
      for length in 0...min(20, 256 - start) {
        let range = start..<start + length
        #expect(wordHash(bytes.span, in: range) == defined(bytes[range]))
      }
    }
  }

  @Test func `capitals hash as small letters, and only ASCII ones`() {
    #expect(wordHash("SYRIA") == wordHash("syria"))
    #expect(wordHash("Foreign Minister") == wordHash("foreign minister"))
    #expect(wordHash("É") != wordHash("é"))
    #expect(wordHash("@[`{") != wordHash("`{@["))
  }
}
