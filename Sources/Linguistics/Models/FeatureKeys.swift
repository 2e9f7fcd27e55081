import Kernels

/// The features of one decision, as hashes: the low bits of each choose its row in a table of
/// weights, so that tables of any size share them.
///
/// Room is made once and used again for each decision.
package struct FeatureKeys: Sendable {
  /// The first `count` are those of this decision.
  package internal(set) var keys: [UInt32]
  package internal(set) var count = 0

  /// - Parameter capacity: At most 256.
  package init(capacity: Int) {
    precondition(capacity <= 256, "\(capacity) features")
    keys = Array(repeating: 0, count: capacity)
  }

  package mutating func removeAll() { count = 0 }

  /// Adds the feature of a template that looks at one thing.
  @inline(__always)
  package mutating func add(_ template: UInt64, _ first: UInt64) {
    append(FeatureKeys.key(template, first))
  }

  /// Adds the feature of a template that looks at two things together.
  @inline(__always)
  package mutating func add(_ template: UInt64, _ first: UInt64, _ second: UInt64) {
    append(FeatureKeys.key(template, first, second))
  }

  @inline(__always)
  package mutating func add(
    _ template: UInt64, _ first: UInt64, _ second: UInt64, _ third: UInt64
  ) {
    append(FeatureKeys.key(template, first, second, third))
  }

  @inline(__always)
  private mutating func append(_ key: UInt32) {
    keys[count] = key
    count &+= 1
  }

  @inline(__always)
  static func key(_ template: UInt64, _ first: UInt64) -> UInt32 {
    upper(mixed(first ^ 0x9E37_79B9_7F4A_7C15, salt(template)))
  }

  @inline(__always)
  static func key(_ template: UInt64, _ first: UInt64, _ second: UInt64) -> UInt32 {
    upper(mixed(first ^ salt(template), second ^ 0xE703_7ED1_A0B4_28DB))
  }

  @inline(__always)
  static func key(
    _ template: UInt64, _ first: UInt64, _ second: UInt64, _ third: UInt64
  ) -> UInt32 {
    let both = mixed(first ^ salt(template), second ^ 0xE703_7ED1_A0B4_28DB)
    return upper(mixed(both ^ 0x8EBC_6AF0_9C88_C6E3, third ^ 0x5896_36EB_ACD2_19F1))
  }

  @inline(__always)
  private static func upper(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash >> 32) }

  @inline(__always)
  private static func salt(_ template: UInt64) -> UInt64 {
    (template &+ 1) &* 0xA076_1D64_78BD_642F
  }

  /// Leaves each feature out with a probability, so that learning does not lean on single ones.
  package mutating func drop(_ share: Double, _ random: inout RandomSequence) {
    var kept = 0
    for index in 0..<count where !random.chance(share) {
      keys[kept] = keys[index]
      kept += 1
    }
    count = kept
  }
}
