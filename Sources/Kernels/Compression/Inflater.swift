/// A raw deflate stream (RFC 1951) that lies in memory as a whole, taken apart into a buffer of
/// known size.
///
/// About twice as fast as zlib, which must be able to stop after any byte.
@unsafe struct Inflater {
  private let source: UnsafePointer<UInt8>
  private let sourceCount: Int
  private let target: UnsafeMutablePointer<UInt8>
  private let capacity: Int
  /// The next byte of the source that has not gone into `bits`.
  private var next = 0
  /// Bits that have been read and not used, from the lowest on.
  private var bits: UInt64 = 0
  private var bitCount = 0
  private(set) var written = 0

  /// Every read is below `sourceCount` and every write below `capacity`.
  init(
    _ source: UnsafePointer<UInt8>, _ sourceCount: Int, into target: UnsafeMutablePointer<UInt8>,
    _ capacity: Int
  ) {
    unsafe (self.source, self.sourceCount) = (source, sourceCount)
    unsafe (self.target, self.capacity) = (target, capacity)
  }

  /// Where in the source the stream went on last.
  var position: Int { unsafe next - bitCount / 8 }

  /// Decodes the stream; afterwards `position` is where it ends.
  mutating func run() -> GzipError.Reason? {
    var isLast = false
    while !isLast {
      unsafe refill()
      guard unsafe bitCount >= 3 else { return .truncated }
      let header = unsafe take(3)
      isLast = header & 1 == 1
      let problem =
        switch header >> 1 {
        case 0: unsafe storedBlock()
        case 1: unsafe block(FixedCodes.lengths, FixedCodes.distances)
        case 2: unsafe codedBlock()
        default: GzipError.Reason.damaged
        }
      if let problem { return problem }
    }
    return nil
  }

  /// Has at least 56 bits ready, or all that are left.
  @inline(__always)
  private mutating func refill() {
    if unsafe next &+ 8 <= sourceCount {
      // SAFETY: eight bytes from `next` on lie inside the source.
      let word = unsafe UnsafeRawPointer(source + next).loadUnaligned(as: UInt64.self).littleEndian
      unsafe bits |= word &<< UInt64(bitCount)
      unsafe next &+= (63 &- bitCount) &>> 3
      unsafe bitCount |= 56
    } else {
      while unsafe bitCount < 56, unsafe next < sourceCount {
        unsafe bits |= UInt64(source[next]) &<< UInt64(bitCount)
        unsafe next &+= 1
        unsafe bitCount &+= 8
      }
    }
  }

  /// - Precondition: So many bits are there.
  @inline(__always)
  private mutating func take(_ count: Int) -> Int {
    let value = unsafe Int(truncatingIfNeeded: bits & ((1 &<< UInt64(count)) &- 1))
    unsafe bits &>>= UInt64(count)
    unsafe bitCount &-= count
    return value
  }

  private mutating func storedBlock() -> GzipError.Reason? {
    unsafe _ = take(bitCount & 7)
    unsafe refill()
    guard unsafe bitCount >= 32 else { return .truncated }
    let (count, inverse) = unsafe (take(16), take(16))
    guard count ^ inverse == 0xFFFF else { return .damaged }
    // Bytes that were read ahead go back.
    unsafe next &-= bitCount / 8
    unsafe (bits, bitCount) = (0, 0)
    guard unsafe count <= sourceCount - next else { return .truncated }
    guard unsafe count <= capacity - written else { return unsafe .larger(limit: capacity) }
    // SAFETY: compared with both just now; the two buffers are not the same.
    unsafe (target + written).update(from: source + next, count: count)
    unsafe next += count
    unsafe written += count
    return nil
  }

  private mutating func codedBlock() -> GzipError.Reason? {
    unsafe refill()
    guard unsafe bitCount >= 14 else { return .truncated }
    let (literals, distances, codes) = unsafe (take(5) + 257, take(5) + 1, take(4) + 4)
    guard literals <= 286, distances <= 30 else { return .damaged }
    var lengths = [UInt8](repeating: 0, count: 19)
    for index in 0..<codes {
      unsafe refill()
      guard unsafe bitCount >= 3 else { return .truncated }
      lengths[InflateSymbols.order[index]] = unsafe UInt8(take(3))
    }
    guard let table = InflateTable(lengths[...], values: InflateSymbols.plain, rootBits: 7)
    else { return .damaged }
    lengths = []
    if let problem = unsafe readLengths(&lengths, count: literals + distances, table) {
      return problem
    }
    guard lengths[256] > 0,
      let first = InflateTable(
        lengths[..<literals], values: InflateSymbols.literalsAndLengths, rootBits: 11),
      let second = InflateTable(
        lengths[literals...], values: InflateSymbols.distances, rootBits: 8)
    else { return .damaged }
    return unsafe block(first, second)
  }

  private mutating func readLengths(
    _ lengths: inout [UInt8], count: Int, _ table: InflateTable
  ) -> GzipError.Reason? {
    while lengths.count < count {
      unsafe refill()
      let entry = unsafe table.entries[Int(bits & 0x7F)]
      let size = Int(entry & 0xFF)
      guard entry & InflateTable.literal != 0 else { return .damaged }
      guard unsafe bitCount >= size else { return .truncated }
      unsafe _ = take(size)
      let symbol = UInt8(entry >> 16)
      if symbol < 16 {
        lengths.append(symbol)
        continue
      }
      let extra = symbol == 16 ? 2 : symbol == 17 ? 3 : 7
      guard unsafe bitCount >= extra else { return .truncated }
      let times = unsafe take(extra) + (symbol == 18 ? 11 : 3)
      guard times <= count - lengths.count, symbol > 16 || !lengths.isEmpty else {
        return .damaged
      }
      let value = symbol == 16 ? lengths[lengths.count - 1] : 0
      lengths.append(contentsOf: repeatElement(value, count: times))
    }
    return nil
  }

  /// Literals, and copies of what was written before.
  private mutating func block(
    _ literals: InflateTable, _ distances: InflateTable
  ) -> GzipError.Reason? {
    let (root, far) = (literals.entries.span, distances.entries.span)
    let mask = (UInt64(1) << UInt64(literals.rootBits)) - 1
    let farMask = (UInt64(1) << UInt64(distances.rootBits)) - 1
    while true {
      unsafe refill()
      // SAFETY: every index is below the size of the first table, or what `InflateTable` made
      // room for behind it.
      var entry = unsafe root[unchecked: Int(truncatingIfNeeded: bits & mask)]
      // Up to three literals in the 56 bits that are there.
      if entry & InflateTable.literal != 0, unsafe bitCount >= 48, unsafe written &+ 4 <= capacity {
        unsafe put(entry)
        entry = unsafe root[unchecked: Int(truncatingIfNeeded: bits & mask)]
        if entry & InflateTable.literal != 0 {
          unsafe put(entry)
          entry = unsafe root[unchecked: Int(truncatingIfNeeded: bits & mask)]
          if entry & InflateTable.literal != 0 {
            unsafe put(entry)
            continue
          }
        }
        unsafe refill()
      }
      if entry & InflateTable.pointer != 0 {
        unsafe drop(literals.rootBits)
        let rest = unsafe bits & ((1 &<< UInt64(entry & 0xFF)) &- 1)
        entry = unsafe root[unchecked: Int(entry &>> 16) &+ Int(truncatingIfNeeded: rest)]
      }
      unsafe drop(Int(entry & 0xFF))
      guard unsafe bitCount >= 0 else { return .truncated }
      if entry & InflateTable.literal != 0 {
        guard unsafe written < capacity else { return unsafe .larger(limit: capacity) }
        // SAFETY: there is room for one.
        unsafe target[written] = UInt8(truncatingIfNeeded: entry &>> 16)
        unsafe written &+= 1
        continue
      }
      if entry & InflateTable.end != 0 { return nil }
      if entry & InflateTable.invalid != 0 { return .damaged }
      let length = unsafe Int(entry &>> 16) &+ take(Int(entry &>> 8 & 0xFF))

      var second = unsafe far[unchecked: Int(truncatingIfNeeded: bits & farMask)]
      if second & InflateTable.pointer != 0 {
        unsafe drop(distances.rootBits)
        let rest = unsafe bits & ((1 &<< UInt64(second & 0xFF)) &- 1)
        second = unsafe far[unchecked: Int(second &>> 16) &+ Int(truncatingIfNeeded: rest)]
      }
      if second & InflateTable.invalid != 0 {
        return unsafe bitCount < Int(second & 0xFF) ? .truncated : .damaged
      }
      unsafe drop(Int(second & 0xFF))
      let distance = unsafe Int(second &>> 16) &+ take(Int(second &>> 8 & 0xFF))
      guard unsafe bitCount >= 0 else { return .truncated }
      guard unsafe distance <= written else { return .damaged }
      guard unsafe length <= capacity &- written else { return unsafe .larger(limit: capacity) }
      unsafe copy(length, from: distance)
    }
  }

  @inline(__always)
  private mutating func drop(_ count: Int) {
    unsafe bits &>>= UInt64(count)
    unsafe bitCount &-= count
  }

  /// - Precondition: The entry is that of a literal; its bits are there, and room for it.
  @inline(__always)
  private mutating func put(_ entry: UInt32) {
    unsafe drop(Int(entry & 0xFF))
    // SAFETY: the caller has compared with the capacity.
    unsafe target[written] = UInt8(truncatingIfNeeded: entry &>> 16)
    unsafe written &+= 1
  }

  /// - Precondition: `distance` bytes have been written, and there is room for `length`.
  @inline(__always)
  private mutating func copy(_ length: Int, from distance: Int) {
    // SAFETY: reads begin at or after 0, writes end at or before the capacity: eight at a time
    // only where that many bytes beyond the end still lie inside it.
    let end = unsafe written &+ length
    if distance >= 8, unsafe end &+ 8 <= capacity {
      repeat {
        let word = unsafe UnsafeRawPointer(target + (written &- distance))
          .loadUnaligned(as: UInt64.self)
        unsafe UnsafeMutableRawPointer(target + written).storeBytes(of: word, as: UInt64.self)
        unsafe written &+= 8
      } while (unsafe written < end)
    } else if distance == 1 {
      unsafe (target + written).update(repeating: target[written &- 1], count: length)
    } else {
      while unsafe written < end {
        unsafe target[written] = target[written &- distance]
        unsafe written &+= 1
      }
    }
    unsafe written = end
  }
}
