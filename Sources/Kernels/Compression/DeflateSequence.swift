/// A match, and how many literals stand before it, in 64 bits.
struct DeflateSequence {
  /// From the lowest: 16 bits of distance, 8 of length less 3, 8 of distance symbol, 32 of
  /// literals.
  private let packed: UInt64

  @inline(__always)
  init(literalCount: Int, length: Int, distance: Int, distanceSlot: UInt8) {
    packed =
      UInt64(truncatingIfNeeded: literalCount) &<< 32 | UInt64(distanceSlot) &<< 24
      | UInt64(truncatingIfNeeded: length &- 3) &<< 16 | UInt64(truncatingIfNeeded: distance)
  }

  var literalCount: Int { Int(truncatingIfNeeded: packed &>> 32) }
  /// The length less 3, from 0 to 255.
  var lengthIndex: Int { Int(truncatingIfNeeded: (packed &>> 16) & 255) }
  var distance: UInt64 { packed & 0xFFFF }
  /// The symbol of the distance.
  var distanceSlot: Int { Int(truncatingIfNeeded: (packed &>> 24) & 255) }
}
