/// A table from 64-bit keys (`wordHash`, `phraseHash`) to small numbers, filled once, then read
/// from many threads.
///
/// Open addressing with linear probing, at most half full; a look-up that misses usually touches
/// one cache line.
public struct WordMap: Sendable {
  @usableFromInline var keys: [UInt64]
  @usableFromInline var values: [Int32]
  @usableFromInline var mask: Int
  public private(set) var count = 0

  public init(minimumCapacity: Int = 8) {
    var capacity = 16
    while capacity < minimumCapacity * 2 { capacity *= 2 }
    keys = Array(repeating: 0, count: capacity)
    values = Array(repeating: -1, count: capacity)
    mask = capacity - 1
  }

  /// The value of a key, or -1.
  ///
  /// Values are never negative.
  @inlinable
  public func value(_ key: UInt64) -> Int32 {
    let key = key == 0 ? 1 : key
    var slot = Int(truncatingIfNeeded: key) & mask
    while true {
      let found = keys[slot]
      if found == key { return values[slot] }
      if found == 0 { return -1 }
      slot = (slot + 1) & mask
    }
  }

  /// Whether the key has a value.
  @inlinable
  public func contains(_ key: UInt64) -> Bool { value(key) >= 0 }

  /// Sets the value of a key, in the place of an earlier one.
  ///
  /// - Precondition: `value` is not negative.
  public mutating func set(_ key: UInt64, to value: Int32) {
    precondition(value >= 0, "a value of \(value)")
    if (count + 1) * 2 > keys.count { grow() }
    let key = key == 0 ? 1 : key
    var slot = Int(truncatingIfNeeded: key) & mask
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
    if keys[slot] == 0 {
      keys[slot] = key
      count += 1
    }
    values[slot] = value
  }

  private mutating func grow() {
    let old = (keys, values)
    self = WordMap(minimumCapacity: keys.count)
    for (slot, key) in old.0.enumerated() where key != 0 { set(key, to: old.1[slot]) }
  }
}
