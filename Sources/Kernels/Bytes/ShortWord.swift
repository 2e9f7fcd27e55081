/// A word of one to sixteen ASCII letters: its hash and its capitals, out of one or two loads.
public struct ShortWord {
  /// What `wordHash` says of it.
  public let hash: UInt64
  public let isCapitalized: Bool
  /// It has two letters at least, none of them small.
  public let isAllCapitals: Bool

  /// - Precondition: ASCII letters stand in `start..<start + count`, one to sixteen.
  @inlinable
  @inline(__always)
  public init(_ bytes: Span<UInt8>, at start: Int, count: Int) {
    let isLong = count > 8
    let first = word(bytes, at: start, count: isLong ? 8 : count)
    var state = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: count)
    state = mixed(state ^ folded(first), 0xA076_1D64_78BD_642F)
    var small = first
    if isLong {
      let second = word(bytes, at: start &+ 8, count: count &- 8)
      state = mixed(state ^ folded(second), 0xA076_1D64_78BD_642F)
      small |= second
    }
    hash = mixed(state, 0xE703_7ED1_A0B4_28DB)
    isCapitalized = first & 0x20 == 0
    isAllCapitals = small & 0x2020_2020_2020_2020 == 0 && count > 1
  }
}
