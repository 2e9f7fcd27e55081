/// Random numbers that are the same on every machine for the same seed.
///
/// Source: Guy Steele, Doug Lea and Christine Flood, "Fast splittable pseudorandom number
/// generators", 2014 (SplitMix64). Shuffling is our own too, since that of the standard library
/// may change from version to version.
package struct RandomSequence: Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  /// A number from 0 to `count` - 1.
  ///
  /// - Precondition: `count` is above 0.
  package mutating func number(below count: Int) -> Int {
    precondition(count > 0, "one of \(count)")
    return Int(next().multipliedFullWidth(by: UInt64(count)).high)
  }

  /// True once in `1 / share` times.
  package mutating func chance(_ share: Double) -> Bool {
    Double(next() >> 11) < share * Double(1 << 53)
  }

  /// Puts elements in random order (Fisher and Yates).
  package mutating func shuffle<Element>(_ elements: inout [Element]) {
    guard elements.count > 1 else { return }
    for last in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(last, number(below: last + 1))
    }
  }
}
