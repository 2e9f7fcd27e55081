/// Random numbers that are the same in every run.
///
/// Source: Sebastiano Vigna, SplitMix64.
package struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  package mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

  package mutating func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8(truncatingIfNeeded: next() >> 32) }
  }

  /// Small letters of ASCII.
  package mutating func letters(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8(ascii: "a") + UInt8(next() % 26) }
  }

  /// Up to some thousand bytes, of runs, random bytes, letters, and copies of what came before.
  package mutating func patchwork() -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<Int(next() % 12) {
      let count = Int(next() % (1 << (next() % 10 + 1)))
      switch next() % 4 {
      case 0: bytes += Array(repeating: UInt8(next() % 256), count: count)
      case 1: bytes += self.bytes(count)
      case 2: bytes += letters(count)
      default:
        guard !bytes.isEmpty else { continue }
        let start = Int(next() % UInt64(bytes.count))
        bytes += bytes[start..<min(bytes.count, start + count)]
      }
    }
    return bytes
  }
}
