/// The distinct strings among many, numbered in the order in which they first occur.
///
/// Open addressing with linear probing, at most half full; a slot holds a string's number beside
/// half of its hash, so that a look-up seldom reads the bytes of a string that is not the one.
package struct DistinctStrings: Sendable {
  /// For each string asked about, the number of its distinct string.
  package private(set) var numbers: [UInt32] = []
  /// For each distinct string, which of the strings is the first that equals it.
  package private(set) var firsts: [UInt32] = []
  /// For each distinct string, how many equal it.
  package private(set) var counts: [UInt32] = []

  /// - Parameters:
  ///   - bytes: The strings, one after another.
  ///   - ends: Where each ends; it begins where the one before ends. Ascending, at most
  ///     `bytes.count`.
  ///   - skipped: Flags of strings to leave out of all lists, or none for no such string.
  ///   - expected: About how many are distinct, if that is known: it saves time, nothing else.
  package init(
    _ bytes: Span<UInt8>, ends: Span<Int32>, skipped: Span<Bool>, expected: Int = 0
  ) {
    precondition(skipped.isEmpty || skipped.count == ends.count, "flags for other strings")
    var table = Slots(count: max(1024, min(expected, 1 << 23) * 2))
    numbers = Array(repeating: 0, count: ends.count)
    var filled = 0
    var begin = 0
    for index in ends.indices {
      let end = Int(ends[index])
      precondition(begin <= end && end <= bytes.count, "string \(index) is out of its bytes")
      let string = begin..<end
      begin = end
      if !skipped.isEmpty && skipped[index] { continue }
      let (number, isNew) = table.number(of: string, bytes)
      if isNew {
        firsts.append(UInt32(index))
        counts.append(1)
      } else {
        counts[number] &+= 1
      }
      numbers[filled] = UInt32(number)
      filled &+= 1
    }
    numbers.removeLast(numbers.count - filled)
  }

  /// How many runs of equal strings there are.
  package var runCount: Int {
    guard !numbers.isEmpty else { return 0 }
    let span = numbers.span
    var runs = 1
    for index in 1..<span.count where span[index] != span[index &- 1] { runs &+= 1 }
    return runs
  }
}

/// The strings so far, by hash.
private struct Slots {
  /// Half of a string's hash above its number plus 1; 0 for none.
  private var slots: [UInt64]
  /// For each string its bytes up to the eighth, and how many it has in all: most strings need no
  /// further look.
  private var heads: [Head] = []

  private struct Head {
    let word: UInt64
    let hash: UInt64
    let begin: Int
    let count: Int
  }

  /// - Parameter count: Is made a power of two.
  init(count: Int) {
    var size = 1024
    while size < count { size *= 2 }
    slots = Array(repeating: 0, count: size)
  }

  /// The number of a string of these bytes, the next one if it is new.
  @inline(__always)
  mutating func number(of string: Range<Int>, _ bytes: Span<UInt8>) -> (Int, isNew: Bool) {
    let word = head(bytes, string)
    let hash =
      string.count <= 8
      ? mixed(word ^ UInt64(string.count), 0xE703_7ED1_A0B4_28DB) : byteHash(bytes, string)
    let tag = hash & 0xFFFF_FFFF_0000_0000
    var slot = Int(truncatingIfNeeded: hash) & (slots.count &- 1)
    while true {
      let found = slots[slot]
      if found == 0 { break }
      if found & 0xFFFF_FFFF_0000_0000 == tag {
        let number = Int(found & 0xFFFF_FFFF) &- 1
        let known = heads[number]
        if known.word == word, known.count == string.count,
          string.count <= 8
            || equalBytes(bytes, known.begin, string.lowerBound, count: string.count)
        {
          return (number, false)
        }
      }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    slots[slot] = tag | UInt64(heads.count + 1)
    heads.append(Head(word: word, hash: hash, begin: string.lowerBound, count: string.count))
    if heads.count * 2 > slots.count { grow() }
    return (heads.count - 1, true)
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 4)
    for (number, head) in heads.enumerated() {
      var slot = Int(truncatingIfNeeded: head.hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = head.hash & 0xFFFF_FFFF_0000_0000 | UInt64(number + 1)
    }
  }
}

/// The bytes of a string up to the eighth, with zeros where it has none.
@inline(__always)
private func head(_ bytes: Span<UInt8>, _ string: Range<Int>) -> UInt64 {
  let count = min(string.count, 8)
  if count == 0 { return 0 }
  if string.lowerBound &+ 8 <= bytes.count {
    return word(bytes, at: string.lowerBound).littleEndian &<< UInt64(64 &- count &* 8)
  }
  var word: UInt64 = 0
  for index in string.prefix(8).reversed() { word = word &<< 8 | UInt64(bytes[index]) }
  return word &<< UInt64(64 &- count &* 8)
}

/// A 64-bit hash of bytes as they are.
///
/// Equal on every machine and in every run; not a thing to
/// store.
@inline(__always)
private func byteHash(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
  var state: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(range.count)
  var index = range.lowerBound
  while index &+ 8 <= range.upperBound {
    state = mixed(state ^ word(bytes, at: index), 0xA076_1D64_78BD_642F)
    index &+= 8
  }
  var tail: UInt64 = 0
  if range.upperBound &+ 8 <= bytes.count {
    let left = UInt64(range.upperBound &- index)
    if left > 0 { tail = word(bytes, at: index) << (64 &- left &* 8) }
  } else {
    while index < range.upperBound {
      tail = tail >> 8 | UInt64(bytes[index]) << 56
      index &+= 1
    }
  }
  return mixed(state ^ tail, 0xE703_7ED1_A0B4_28DB)
}

@inline(__always)
private func equalBytes(_ bytes: Span<UInt8>, _ left: Int, _ right: Int, count: Int) -> Bool {
  var index = 0
  while index &+ 8 <= count {
    if word(bytes, at: left &+ index) != word(bytes, at: right &+ index) { return false }
    index &+= 8
  }
  while index < count {
    if bytes[left &+ index] != bytes[right &+ index] { return false }
    index &+= 1
  }
  return true
}

/// Eight bytes from `offset` on.
///
/// - Precondition: There are eight.
@inline(__always)
private func word(_ bytes: Span<UInt8>, at offset: Int) -> UInt64 {
  precondition(offset >= 0 && offset &+ 8 <= bytes.count, "a word out of its bytes")
  // SAFETY: checked just above.
  return unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
}
