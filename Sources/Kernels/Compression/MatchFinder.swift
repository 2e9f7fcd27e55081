/// A match, with the literals before it, in 64 bits: from the lowest, 16 bits of distance, 8 of
/// length less 3, 8 of distance symbol, 32 of literals.
typealias DeflateSequence = UInt64

/// Finds repeated strings fast rather than well: the last two places of each 4 bytes are tried,
/// and the longer match is taken as it comes.
@safe
struct MatchFinder: ~Copyable {
  /// Sequences found at most in one block.
  static let sequenceLimit = 12_288
  /// Bytes of one block at most, but for what its last match is longer.
  static let blockLimit = 100_000

  private static let hashBits: UInt32 = 14
  /// A match that long is not compared with another.
  private static let enough = 48
  /// After that many literals in a row, binary: the steps become one byte longer.
  private static let patience = 6
  /// Further back than any window.
  private static let nowhere: Int32 = -65_536

  /// Two places for each hash, the later one first.
  private let places: UnsafeMutablePointer<Int32>
  private let distanceSlots: UnsafeMutablePointer<UInt8>
  let sequences: UnsafeMutablePointer<DeflateSequence>
  private(set) var sequenceCount = 0

  init() {
    // SAFETY: all three are freed in `deinit`, and indices are below these capacities: a hash is
    // below 2^hashBits, a slot number below 512, and a block ends at `sequenceLimit`.
    unsafe places = .allocate(capacity: 2 << Int(MatchFinder.hashBits))
    unsafe places.initialize(
      repeating: MatchFinder.nowhere, count: 2 << Int(MatchFinder.hashBits))
    unsafe distanceSlots = .allocate(capacity: 512)
    for (index, slot) in DeflateSymbols.distanceSlots.enumerated() {
      unsafe distanceSlots[index] = slot
    }
    unsafe sequences = .allocate(capacity: MatchFinder.sequenceLimit)
  }

  deinit {
    unsafe places.deallocate()
    unsafe distanceSlots.deallocate()
    unsafe sequences.deallocate()
  }

  /// Forgets all places.
  mutating func reset() {
    unsafe places.update(
      repeating: MatchFinder.nowhere, count: 2 << Int(MatchFinder.hashBits))
  }

  /// Splits the next block into sequences; literals after the last of them are not counted.
  ///
  /// - Returns: Where the block ends.
  mutating func findBlock(_ source: UnsafePointer<UInt8>, from start: Int, count: Int) -> Int {
    let blockEnd = min(count, start + MatchFinder.blockLimit)
    // No match begins where 8 bytes cannot be read.
    let lastStart = min(blockEnd, count - 8)
    let places = unsafe self.places
    var found = 0
    var literals = start
    var position = start
    while position < lastStart {
      let word = unsafe load32(source + position)
      let bucket = unsafe places + MatchFinder.bucket(word)
      let first = unsafe Int(bucket[0])
      let second = unsafe Int(bucket[1])
      unsafe bucket[0] = Int32(truncatingIfNeeded: position)
      unsafe bucket[1] = Int32(truncatingIfNeeded: first)
      let oldest = position &- DeflateSymbols.window
      var length = 0
      var distance = 0
      if first >= oldest {
        let longest = min(DeflateSymbols.longestMatch, count &- position)
        if unsafe load32(source + first) == word {
          length = unsafe matchLength(source + first, source + position, longest)
          distance = position &- first
        }
        if length < MatchFinder.enough, second >= oldest,
          unsafe load32(source + second) == word
        {
          let other = unsafe matchLength(source + second, source + position, longest)
          if other > length {
            length = other
            distance = position &- second
          }
        }
      }
      if length == 0 {
        position &+= 1 &+ (position &- literals) &>> MatchFinder.patience
        continue
      }
      let near = distance &- 1
      let slot = unsafe distanceSlots[near < 256 ? near : 256 &+ near &>> 7]
      unsafe sequences[found] =
        UInt64(truncatingIfNeeded: position &- literals) &<< 32
        | UInt64(slot) &<< 24 | UInt64(truncatingIfNeeded: length &- 3) &<< 16
        | UInt64(truncatingIfNeeded: distance)
      found &+= 1
      let matchEnd = position &+ length
      if found == MatchFinder.sequenceLimit {
        sequenceCount = found
        return matchEnd
      }
      let insertEnd = min(matchEnd, lastStart)
      position &+= 1
      while position < insertEnd {
        let bucket = unsafe places + MatchFinder.bucket(load32(source + position))
        unsafe bucket[1] = bucket[0]
        unsafe bucket[0] = Int32(truncatingIfNeeded: position)
        position &+= 1
      }
      position = matchEnd
      literals = matchEnd
    }
    sequenceCount = found
    return max(blockEnd, literals)
  }

  /// Where in `places` the bucket of 4 bytes begins.
  @inline(__always)
  private static func bucket(_ word: UInt32) -> Int {
    Int(truncatingIfNeeded: (word &* 0x9E37_79B1) &>> (32 &- hashBits)) &<< 1
  }
}

@inline(__always)
private func load32(_ pointer: UnsafePointer<UInt8>) -> UInt32 {
  // SAFETY: no match begins where 8 bytes cannot be read, and all earlier places are before that.
  unsafe UInt32(
    littleEndian: UnsafeRawPointer(pointer).loadUnaligned(as: UInt32.self))
}

/// How many bytes agree, of which the first four are known to.
@inline(__always)
private func matchLength(
  _ earlier: UnsafePointer<UInt8>, _ later: UnsafePointer<UInt8>, _ longest: Int
) -> Int {
  var length = 4
  // SAFETY: reads end at `longest`, which ends with the source.
  while length &+ 8 <= longest {
    let difference =
      unsafe UnsafeRawPointer(earlier + length).loadUnaligned(as: UInt64.self)
      ^ UnsafeRawPointer(later + length).loadUnaligned(as: UInt64.self)
    if difference != 0 { return length &+ difference.littleEndian.trailingZeroBitCount &>> 3 }
    length &+= 8
  }
  while length < longest, unsafe earlier[length] == later[length] { length &+= 1 }
  return length
}
