/// Which articles have a tag: a table from 32-bit tags to the numbers of articles.
///
/// Of the articles of one tag only the `most` newest are kept. So a look-up takes bounded time
/// however many articles share a tag.
///
/// Open addressing with linear probing, between 0.64 and 0.8 full; 8 bytes a slot, so 10 to 12.5
/// bytes for each entry. Cut into 64 tables by the upper bits of the tag, which grow one after
/// another: at no time does the whole stand in memory twice.
struct BandTable {
  /// Articles that are kept of one tag.
  static let most = 8

  /// Slots of each table: the tag in the upper half, a number from 1 in the lower; 0 is empty.
  private var slots: [[UInt64]]
  private var counts: [Int]

  init() {
    slots = Array(repeating: Array(repeating: 0, count: 16), count: 64)
    counts = Array(repeating: 0, count: 64)
  }

  /// Bytes that the slots take.
  var byteCount: Int { slots.reduce(0) { $0 + $1.count * 8 } }

  /// Appends the articles of a tag to `found`.
  func find(_ tag: UInt32, into found: inout [UInt32]) {
    let part = slots[Int(tag >> 26)]
    let table = part.span
    var slot = BandTable.home(of: tag, in: table.count)
    while table[slot] != 0 {
      if UInt32(table[slot] >> 32) == tag {
        found.append(UInt32(truncatingIfNeeded: table[slot]) &- 1)
      }
      slot = slot &+ 1 == table.count ? 0 : slot &+ 1
    }
  }

  /// Enters an article, in the place of the oldest of its tag where there are `most`.
  ///
  /// - Precondition: `number` is greater than all before, and below `UInt32.max`.
  mutating func insert(_ tag: UInt32, _ number: UInt32) {
    let part = Int(tag >> 26)
    if (counts[part] + 1) * 5 > slots[part].count * 4 { grow(part) }
    if BandTable.insert(UInt64(tag) << 32 | UInt64(number &+ 1), into: &slots[part]) {
      counts[part] += 1
    }
  }

  private mutating func grow(_ part: Int) {
    let old = slots[part]
    slots[part] = Array(repeating: 0, count: old.count + old.count / 4)
    for entry in old where entry != 0 { _ = BandTable.insert(entry, into: &slots[part]) }
  }

  /// - Returns: Whether the entry took a slot that was empty.
  private static func insert(_ entry: UInt64, into slots: inout [UInt64]) -> Bool {
    var table = slots.mutableSpan
    let tag = entry >> 32
    var slot = home(of: UInt32(tag), in: table.count)
    var equal = 0
    var oldest = entry
    var oldestSlot = slot
    while table[slot] != 0 {
      if table[slot] >> 32 == tag {
        equal &+= 1
        if table[slot] < oldest {
          oldest = table[slot]
          oldestSlot = slot
        }
      }
      slot = slot &+ 1 == table.count ? 0 : slot &+ 1
    }
    let isFull = equal >= most
    table[isFull ? oldestSlot : slot] = entry
    return !isFull
  }

  /// The slot at which a tag is looked for first: its lower 26 bits as a share of the table.
  private static func home(of tag: UInt32, in count: Int) -> Int {
    Int((UInt64(tag & 0x3FF_FFFF) &* UInt64(count)) >> 26)
  }
}
