/// Finds repeated strings fast rather than well: one earlier place of the same few bytes is tried,
/// and a match is taken as it comes.
///
/// Five bytes at least rather than four: a match of four costs about as much as its bytes in a
/// good code, and looking for fewer of them leaves the table to better ones. Six in rows of text,
/// which become smaller by it (`tokens.csv` by 1.7 %, articles by 0.5 %) in five sixths of the
/// time; but three numbers of two bytes each seldom come back, and columns are 3 % larger with six.
@safe
struct MatchFinder: ~Copyable {
  /// Sequences found at most in one block.
  static let sequenceLimit = 12_288
  /// Bytes of one block at most, but for what its last match is longer.
  static let blockLimit = 100_000

  private static let hashBits: UInt64 = 15
  /// For each two to the power of this many literals since the last match, steps become one byte
  /// longer, so that bytes that do not repeat pass quickly.
  private static let patience = 6

  /// Bytes of a match at least.
  private let shortestMatch: Int
  /// What moves so many bytes to the top of a word.
  private let shift: UInt64
  /// Where so many bytes with that hash last stood.
  ///
  /// Zero, until some did: a place like any other, since
  /// what stands there is compared.
  private let places: UnsafeMutablePointer<UInt32>
  private let distanceSlots: UnsafeMutablePointer<UInt8>
  private let memory: UnsafeMutablePointer<DeflateSequence>
  private let literalMemory: UnsafeMutablePointer<UInt8>
  /// Of the last block.
  private(set) var sequenceCount = 0
  private var literalCount = 0

  /// - Parameter shortestMatch: From 4 to 7 bytes.
  init(shortestMatch: Int) {
    precondition((4...7).contains(shortestMatch), "matches of \(shortestMatch) bytes")
    self.shortestMatch = shortestMatch
    shift = UInt64(64 - 8 * shortestMatch)
    // SAFETY: all four are freed in `deinit`, and indices are below these capacities: a hash is
    // below 2^hashBits, a slot number below 512, and a block ends at `sequenceLimit`, with no
    // more literals than `blockLimit`, of which 16 are copied at once.
    unsafe places = .allocate(capacity: 1 << Int(MatchFinder.hashBits))
    unsafe distanceSlots = .allocate(capacity: 512)
    unsafe memory = .allocate(capacity: MatchFinder.sequenceLimit)
    unsafe literalMemory = .allocate(capacity: MatchFinder.blockLimit + 16)
    for (index, slot) in DeflateSymbols.distanceSlots.enumerated() {
      unsafe distanceSlots[index] = slot
    }
    reset()
  }

  deinit {
    unsafe places.deallocate()
    unsafe distanceSlots.deallocate()
    unsafe memory.deallocate()
    unsafe literalMemory.deallocate()
  }

  /// The sequences of the last block.
  var sequences: UnsafeBufferPointer<DeflateSequence> {
    unsafe UnsafeBufferPointer(start: memory, count: sequenceCount)
  }

  /// The literals of these, one behind the other: they are counted faster so.
  var literals: UnsafeBufferPointer<UInt8> {
    unsafe UnsafeBufferPointer(start: literalMemory, count: literalCount)
  }

  /// Makes ready for another source.
  mutating func reset() {
    unsafe places.initialize(repeating: 0, count: 1 << Int(MatchFinder.hashBits))
  }

  /// Splits the next block into sequences; literals after the last of them are not counted.
  ///
  /// - Parameters:
  ///   - source: The same for all blocks since `reset`.
  ///   - count: Bytes of the source, below 2^32.
  ///   - skipsNumbers: Whether numbers behind a match are not looked for.
  /// - Returns: Where the block ends.
  mutating func findBlock(
    _ source: UnsafePointer<UInt8>, from start: Int, count: Int, skipsNumbers: Bool = false
  ) -> Int {
    let blockEnd = min(count, start + MatchFinder.blockLimit)
    // SAFETY: no place is looked at where 8 bytes cannot be read.
    let lastStart = min(blockEnd, count - 8)
    var found = 0
    var literals = start
    var gathered = 0
    var position = start
    while position < lastStart {
      let word = unsafe load(source + position)
      let place = exchange(word, position)
      let distance = position &- place
      // Where the distance is 0 or too far, low bits differ. To ask for both at once is faster,
      // since neither can be foreseen.
      let tooFar = UInt64(bitPattern: Int64(distance &- 1)) / UInt64(DeflateSymbols.window)
      let difference = unsafe load(source + place) ^ word | tooFar
      let agreeing = difference.trailingZeroBitCount &>> 3
      guard agreeing >= shortestMatch else {
        position &+= 1 &+ (position &- literals) &>> MatchFinder.patience
        continue
      }
      var length = agreeing
      if agreeing == 8 {
        let longest = min(DeflateSymbols.longestMatch, count &- position)
        length = unsafe matchLength(source + place, source + position, longest)
      }
      unsafe memory[found] = sequence(position &- literals, length, distance)
      unsafe gather(
        source + literals, position &- literals, readable: count &- literals, at: gathered)
      gathered &+= position &- literals
      found &+= 1
      literals = position &+ length
      if found == MatchFinder.sequenceLimit || literals >= lastStart { break }
      // The places at both ends are most often those where the next match begins.
      unsafe insertPlaces(source, position &+ 1)
      unsafe insertPlaces(source, literals &- 3)
      position = literals
      if skipsNumbers { unsafe position &+= numberCount(source, from: position, to: lastStart) }
    }
    sequenceCount = found
    literalCount = gathered
    return found == MatchFinder.sequenceLimit ? literals : max(blockEnd, literals)
  }

  /// Copies literals, most often at once.
  @inline(__always)
  private func gather(
    _ source: UnsafePointer<UInt8>, _ count: Int, readable: Int, at place: Int
  ) {
    // SAFETY: literals so far are no more than the bytes of the block, for which there is room and
    // 16 to spare.
    let target = unsafe UnsafeMutableRawPointer(literalMemory + place)
    if count <= 16 && readable >= 16 {
      unsafe target.storeBytes(of: load(source).littleEndian, as: UInt64.self)
      unsafe target.storeBytes(
        of: load(source + 8).littleEndian, toByteOffset: 8, as: UInt64.self)
    } else {
      unsafe target.copyMemory(from: source, byteCount: count)
    }
  }

  /// Remembers where some bytes stand.
  ///
  /// - Returns: Where others of their hash stood before.
  @inline(__always)
  private func exchange(_ word: UInt64, _ position: Int) -> Int {
    let hash = ((word &<< shift) &* 0x9E37_79B1_85EB_CA87) &>> (64 &- MatchFinder.hashBits)
    let slot = unsafe places + Int(truncatingIfNeeded: hash)
    let place = unsafe Int(slot.pointee)
    unsafe slot.pointee = UInt32(truncatingIfNeeded: position)
    return place
  }

  /// Remembers three places.
  @inline(__always)
  private func insertPlaces(_ source: UnsafePointer<UInt8>, _ position: Int) {
    _ = unsafe exchange(load(source + position), position)
    _ = unsafe exchange(load(source + (position &+ 1)), position &+ 1)
    _ = unsafe exchange(load(source + (position &+ 2)), position &+ 2)
  }

  @inline(__always)
  private func sequence(_ literals: Int, _ length: Int, _ distance: Int) -> DeflateSequence {
    let near = distance &- 1
    let slot = unsafe distanceSlots[near < 256 ? near : 256 &+ near &>> 7]
    return DeflateSequence(
      literalCount: literals, length: length, distance: distance, distanceSlot: slot)
  }
}

/// Eight bytes, the first of them lowest.
@inline(__always)
private func load(_ pointer: UnsafePointer<UInt8>) -> UInt64 {
  // SAFETY: the caller sees to it that 8 bytes can be read.
  unsafe UInt64(littleEndian: UnsafeRawPointer(pointer).loadUnaligned(as: UInt64.self))
}

/// Bytes of digits from a place on, and of commas behind which something other than a comma stands.
///
/// A few more than up to `limit`, at the most.
@inline(__always)
private func numberCount(_ source: UnsafePointer<UInt8>, from start: Int, to limit: Int) -> Int {
  let ones: UInt64 = 0x0101_0101_0101_0101
  let high = ones &* 0x80
  var position = start
  while position < limit {
    // SAFETY: the limit is such that 8 bytes can be read in front of it.
    let word = unsafe load(source + position)
    // The upper bit of each byte that is no digit, and of each that is no comma.
    let overZero = word ^ (ones &* 0x30)
    let notDigit = ((overZero & ~high) &+ (ones &* 0x76)) | overZero
    let overComma = word ^ (ones &* 0x2C)
    let notComma = ((overComma & ~high) &+ (ones &* 0x7F)) | overComma
    let stops = notDigit & (notComma | ~(notComma &>> 8)) & high
    position &+= stops.trailingZeroBitCount &>> 3
    if stops != 0 { break }
  }
  return position &- start
}

/// How many bytes agree, of which the first eight are known to; at most `longest`.
@inline(__always)
private func matchLength(
  _ earlier: UnsafePointer<UInt8>, _ later: UnsafePointer<UInt8>, _ longest: Int
) -> Int {
  var length = 8
  // SAFETY: `longest` ends with the source, or before.
  while length &+ 8 <= longest {
    let difference = unsafe load(earlier + length) ^ load(later + length)
    if difference != 0 { return length &+ difference.trailingZeroBitCount &>> 3 }
    length &+= 8
  }
  while length < longest, unsafe earlier[length] == later[length] { length &+= 1 }
  return length
}
