import Kernels

/// Which strings of a group lie in which pool, and where.
///
/// Columns that say much the same (a text and a name, a word and its lemma) share one pool
/// without repeats. Columns of few strings lie one after another in another pool: one costs less
/// than many, and the numbers of each column stay as close together as in a pool of its own.
struct PoolPlan {
  /// For each column that uses a pool: which, and the place of each of its distinct strings.
  private(set) var uses: [Int: (pool: Int, places: [UInt32])] = [:]
  private(set) var pools: [EncodedPool] = []
  private let level: Int

  /// A column of fewer bytes of distinct strings shares a pool with others like it.
  private static let smallBytes = 2048

  /// - Parameters:
  ///   - columns: Those that use a pool.
  ///   - derived: Those of them that are mapped from others, so that the place of a string says
  ///     nothing of how often it is written.
  init(_ columns: [(number: Int, image: TextImage)], derived: Set<Int>, level: Int) {
    self.level = level
    var small: [(number: Int, image: TextImage)] = []
    var large: [(number: Int, image: TextImage)] = []
    for column in columns where column.image.count > 0 {
      if column.image.distinctByteCount < Self.smallBytes {
        small.append(column)
      } else {
        large.append(column)
      }
    }
    addSmall(small)
    while let first = large.first {
      var members = [first]
      var rest: [(number: Int, image: TextImage)] = []
      for column in large.dropFirst() {
        if Self.share(of: column.image, in: first.image) > 0.2 {
          members.append(column)
        } else {
          rest.append(column)
        }
      }
      addShared(members, derived)
      large = rest
    }
  }

  /// About the share of a column's strings that another column has too; of many, some are looked
  /// up.
  private static func share(of image: TextImage, in other: TextImage) -> Double {
    let step = max(1, image.distinct.firsts.count / 1024)
    let some = stride(from: 0, to: image.distinct.firsts.count, by: step).map {
      image.distinct.firsts[$0]
    }
    var strings = PoolStrings(other)
    strings.append(some, of: image.column.bytes, image.column.ends, [])
    let all = PoolPlan.distinct(strings)
    let common = strings.ends.count - all.firsts.count
    return Double(common) / Double(some.count)
  }

  private static func distinct(_ strings: PoolStrings) -> DistinctStrings {
    let skipped: [Bool] = []
    return DistinctStrings(strings.bytes.span, ends: strings.ends.span, skipped: skipped.span)
  }

  private mutating func addSmall(_ members: [(number: Int, image: TextImage)]) {
    guard !members.isEmpty else { return }
    var all = PoolStrings()
    for (column, image) in members {
      let strings = PoolStrings(image)
      let order = PoolOrder(strings)
      let base = UInt32(all.counts.count)
      for number in order.numbers { all.append(strings[Int(number)], count: 1) }
      uses[column] = (pools.count, order.places.map { base + $0 })
    }
    pools.append(EncodedPool(all, all.counts.indices.map { UInt32($0) }, level: level))
  }

  private mutating func addShared(
    _ members: [(number: Int, image: TextImage)], _ derived: Set<Int>
  ) {
    if let only = members.first, members.count == 1, !derived.contains(only.number) {
      let strings = PoolStrings(only.image)
      let order = PoolOrder(strings)
      uses[only.number] = (pools.count, order.places)
      return pools.append(EncodedPool(strings, order.numbers, level: level))
    }
    var listed = PoolStrings()
    for (column, image) in members {
      let counts = image.distinct.counts
      listed.append(
        image.distinct.firsts, of: image.column.bytes, image.column.ends,
        derived.contains(column) ? counts.map { _ in 0 } : counts)
    }
    let distinct = PoolPlan.distinct(listed)
    var counts = [UInt32](repeating: 0, count: distinct.firsts.count)
    for (index, number) in distinct.numbers.enumerated() {
      counts[Int(number)] += listed.counts[index]
    }
    var strings = PoolStrings()
    strings.append(distinct.firsts, of: listed.bytes, listed.ends, counts)
    let order = PoolOrder(strings)
    let places = order.places
    var next = 0
    for (column, image) in members {
      let end = next + image.distinct.firsts.count
      uses[column] = (pools.count, distinct.numbers[next..<end].map { places[Int($0)] })
      next = end
    }
    pools.append(EncodedPool(strings, order.numbers, level: level))
  }
}
