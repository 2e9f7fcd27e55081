/// A word of one to sixteen bytes: its hash and its capitals, out of one or two loads.
public struct ShortWord {
  /// What `wordHash` says of it.
  public let hash: UInt64
  public let isCapitalized: Bool
  /// It has two letters at least, none of them small.
  public let isAllCapitals: Bool

  /// The capitals mean something only of ASCII letters.
  ///
  /// - Precondition: `count` is one to sixteen, and so many bytes stand from `start` on.
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

  /// The same in fewer steps for ASCII letters with text behind them.
  ///
  /// - Precondition: `count` is one to sixteen, so many ASCII letters stand from `start` on, and
  ///   sixteen bytes of any kind.
  @inlinable
  @inline(__always)
  public init(_ bytes: Span<UInt8>, letters count: Int, at start: Int) {
    precondition(start >= 0 && start <= bytes.count &- 16, "a word outside the text")
    // SAFETY: both loads lie in the sixteen bytes that the line above has checked.
    let raw = unsafe bytes.bytes
    let spaces: UInt64 = 0x2020_2020_2020_2020
    let bits = UInt64(truncatingIfNeeded: count &* 8)
    var state = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: count)
    let first = unsafe UInt64(
      littleEndian: raw.unsafeLoadUnaligned(fromUncheckedByteOffset: start, as: UInt64.self))
    isCapitalized = first & 0x20 == 0
    if count <= 8 {
      let unused: UInt64 = (~0 &<< (bits &- 1)) &<< 1
      state = mixed(state ^ (first | spaces) & ~unused, 0xA076_1D64_78BD_642F)
      isAllCapitals = first & spaces & ~unused == 0 && count > 1
    } else {
      let second = unsafe UInt64(
        littleEndian: raw.unsafeLoadUnaligned(fromUncheckedByteOffset: start &+ 8, as: UInt64.self))
      let unused: UInt64 = (~0 &<< (bits &- 65)) &<< 1
      state = mixed(state ^ (first | spaces), 0xA076_1D64_78BD_642F)
      state = mixed(state ^ (second | spaces) & ~unused, 0xA076_1D64_78BD_642F)
      isAllCapitals = (first | second & ~unused) & spaces == 0
    }
    hash = mixed(state, 0xE703_7ED1_A0B4_28DB)
  }
}
