import Kernels
import Tables

extension StoredValues {
  /// The same strings by places in a pool that holds each of them once, and no others.
  ///
  /// A pool of a file may be that of several columns, and hold a string more than once; readers of
  /// Arrow take the strings of a dictionary for a set of categories.
  func withDistinctPool() -> StoredValues {
    switch values {
    case .narrow, .wide, .strings: return self
    case .codes(let codes, let bytes, let ends):
      guard let pool = DistinctPool(codes, bytes, ends) else { return self }
      return replaced(.codes(pool.places(codes), bytes: pool.bytes, ends: pool.ends))
    case .runs(let codes, let runEnds, let bytes, let ends):
      guard let pool = DistinctPool(codes, bytes, ends) else { return self }
      return replaced(
        .runs(pool.places(codes), runEnds: runEnds, bytes: pool.bytes, ends: pool.ends))
    }
  }
}

/// The strings of a pool that are used, each once.
private struct DistinctPool {
  let bytes: [UInt8]
  let ends: [Int32]
  /// By entry of the larger pool; what stands for an entry that is not used says nothing.
  private var places: [Int32]

  /// Nil where the pool is as it should be.
  init?(_ codes: [Int32], _ bytes: [UInt8], _ ends: [Int32]) {
    var isUnused = [Bool](repeating: true, count: ends.count)
    for code in codes { isUnused[Int(code)] = false }
    let distinct = DistinctStrings(
      bytes.span, ends: ends.span, skipped: isUnused.span, expected: ends.count)
    guard distinct.firsts.count < ends.count else { return nil }
    places = Array(repeating: 0, count: ends.count)
    var next = 0
    for entry in isUnused.indices where !isUnused[entry] {
      places[entry] = Int32(distinct.numbers[next])
      next += 1
    }
    let firsts = distinct.firsts.map { Int32($0) }
    var total = 0
    for first in firsts {
      total += Int(ends[Int(first)]) - (first == 0 ? 0 : Int(ends[Int(first) - 1]))
    }
    (self.bytes, self.ends) = gatheredStrings(
      firsts.span, bytes: bytes.span, ends: ends.span, total: total)
  }

  func places(_ codes: [Int32]) -> [Int32] { codes.map { places[Int($0)] } }
}
