/// What each row is put in order by: its code, that of the row that belongs to it, its partner, and
/// how far that is from it, at most two rows in either direction.
package struct PartnerKeys: Sendable {
  /// Of each row; rows that agree in all of this have the same key.
  private let keys: [UInt32]
  /// Above all keys.
  private let count: Int

  /// Bytes that making and using the keys of so many rows takes at most.
  package static func bytes(rows: Int) -> Int { rows * 24 + mostCounted(rows) * 4 }

  /// So many keys are counted as they are; more are numbered first.
  private static func mostCounted(_ rows: Int) -> Int { max(rows * 4, 1 << 12) }

  /// - Parameters:
  ///   - codes: At least 0, of each row, below 2^29.
  ///   - distances: What the number of a row's partner is more than its own. Where there is no
  ///     such row, its code counts as more than all.
  /// - Precondition: As many codes as distances, fewer than 2^31.
  package init(codes: Span<Int32>, distances: Span<Int32>) {
    self.init(of: codes, at: distances)
  }

  /// The same in 64 bits.
  package init(codes: Span<Int32>, distances: Span<Int64>) {
    self.init(of: codes, at: distances)
  }

  @inline(__always)
  private init<Number: FixedWidthInteger>(of codes: Span<Int32>, at distances: Span<Number>) {
    precondition(codes.count == distances.count, "\(codes.count) codes of \(distances.count) rows")
    var (lowest, highest) = (Int32.max, Int32(0))
    for row in codes.indices {
      lowest = min(lowest, codes[row])
      highest = max(highest, codes[row])
    }
    precondition(codes.isEmpty || lowest >= 0 && highest < 1 << 29, "codes up to \(highest)")
    let extent = UInt64(codes.isEmpty ? 0 : highest - lowest) + 1
    let all = extent * (extent + 1) * 5
    if all <= UInt64(Self.mostCounted(codes.count)) {
      count = Int(all)
      keys = Self.keys(codes, distances, lowest, extent)
    } else {
      let wide: [UInt64] = Self.keys(codes, distances, lowest, extent)
      (keys, count) = Self.numbered(wide)
    }
  }

  @inline(__always)
  private static func keys<Number: FixedWidthInteger, Key: FixedWidthInteger>(
    _ codes: Span<Int32>, _ distances: Span<Number>, _ lowest: Int32, _ extent: UInt64
  ) -> [Key] {
    var keys = [Key](repeating: 0, count: codes.count)
    var target = keys.mutableSpan
    let extent = Key(truncatingIfNeeded: extent)
    for row in codes.indices {
      let distance = Int(truncatingIfNeeded: distances[row])
      let partner = row &+ distance
      var other = extent
      if UInt(bitPattern: partner) < UInt(bitPattern: codes.count) {
        other = Key(truncatingIfNeeded: codes[partner] &- lowest)
      }
      let own = Key(truncatingIfNeeded: codes[row] &- lowest)
      let near = Key(truncatingIfNeeded: max(-2, min(2, distance)) &+ 2)
      target[row] = (own &* (extent &+ 1) &+ other) &* 5 &+ near
    }
    return keys
  }

  /// The places of keys among those that there are.
  private static func numbered(_ keys: [UInt64]) -> (keys: [UInt32], count: Int) {
    let rows = keys.indices.sorted { keys[$0] < keys[$1] }
    var numbers = [UInt32](repeating: 0, count: keys.count)
    var next: UInt32 = 0
    for (place, row) in rows.enumerated() {
      if place > 0 && keys[row] != keys[rows[place - 1]] { next += 1 }
      numbers[row] = next
    }
    return (numbers, Int(next) + 1)
  }

  /// Where the first of each key stands in that order, of the rows that hold a value.
  private func begins(_ valid: Span<Bool>) -> [Int32] {
    var begins = [Int32](repeating: 0, count: count)
    var target = begins.mutableSpan
    for row in keys.indices where valid.isEmpty || valid[row] { target[Int(keys[row])] &+= 1 }
    var next: Int32 = 0
    for key in 0..<count {
      let own = target[key]
      target[key] = next
      next &+= own
    }
    return begins
  }

  /// The values of rows, in the order of their keys.
  ///
  /// - Parameters:
  ///   - values: One for each row that holds one.
  ///   - valid: Whether each row holds a value; empty where all do.
  package func ordered(_ values: Span<Int32>, valid: Span<Bool>) -> [Int32] {
    var places = begins(valid)
    var ordered = [Int32](repeating: 0, count: values.count)
    var place = places.mutableSpan
    var target = ordered.mutableSpan
    var next = 0
    for row in keys.indices where valid.isEmpty || valid[row] {
      let key = Int(keys[row])
      target[Int(place[key])] = values[next]
      place[key] &+= 1
      next &+= 1
    }
    return ordered
  }

  /// The values of rows again, from what `ordered` made of them.
  package func inRows(_ ordered: Span<Int32>, valid: Span<Bool>) -> [Int32] {
    var places = begins(valid)
    var values = [Int32](repeating: 0, count: ordered.count)
    var place = places.mutableSpan
    var target = values.mutableSpan
    var next = 0
    for row in keys.indices where valid.isEmpty || valid[row] {
      let key = Int(keys[row])
      target[next] = ordered[Int(place[key])]
      place[key] &+= 1
      next &+= 1
    }
    return values
  }
}
