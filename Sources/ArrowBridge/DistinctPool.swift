import Kernels
import Tables

/// The pools of a group, made into what Arrow takes for dictionaries: lists that hold each string
/// once.
///
/// A pool of a file may be that of several columns, and hold a string more than once; readers of
/// Arrow take the strings of a dictionary for a set of categories. So from a pool of few strings a
/// column gets only those that it uses; a large one, in which each string stands once, is given out
/// as it is.
struct DistinctPools {
  /// A pool of more strings is large.
  private static let few = 1024

  /// For each pool seen so far, the first entry that equals each; none where all differ.
  private var firsts: [Int: [Int32]] = [:]

  /// The same strings by places in such a list.
  mutating func distinct(_ column: StoredValues) -> StoredValues {
    switch column.values {
    case .narrow, .wide, .strings: return column
    case .codes(let codes, let bytes, let ends):
      guard let list = list(codes, column.pool, bytes, ends) else { return column }
      return column.replaced(
        .codes(list.places(codes), bytes: list.bytes, ends: list.ends))
    case .runs(let codes, let runEnds, let bytes, let ends):
      guard let list = list(codes, column.pool, bytes, ends) else { return column }
      return column.replaced(
        .runs(list.places(codes), runEnds: runEnds, bytes: list.bytes, ends: list.ends))
    }
  }

  /// Nil where the pool can be given out as it is.
  private mutating func list(
    _ codes: [Int32], _ pool: Int, _ bytes: [UInt8], _ ends: [Int32]
  ) -> UsedStrings? {
    let same = firsts[pool] ?? DistinctPools.firsts(bytes, ends)
    firsts[pool] = same
    if same.isEmpty && ends.count > Self.few { return nil }
    let codes = same.isEmpty ? codes : Int32.gathered(same.span, codes.span)
    let used = UsedStrings.flags(codes.span, count: ends.count)
    if same.isEmpty && used.allSatisfy({ $0 }) { return nil }
    return UsedStrings(used, same, bytes, ends)
  }

  private static func firsts(_ bytes: [UInt8], _ ends: [Int32]) -> [Int32] {
    let skipped: [Bool] = []
    let all = DistinctStrings(
      bytes.span, ends: ends.span, skipped: skipped.span, expected: ends.count)
    if all.firsts.count == ends.count { return [] }
    return all.numbers.map { Int32(bitPattern: all.firsts[Int($0)]) }
  }
}

/// Some strings of a pool.
private struct UsedStrings {
  let bytes: [UInt8]
  let ends: [Int32]
  /// By entry of the pool; what stands for an entry that is not used says nothing.
  private let places: [Int32]

  static func flags(_ codes: Span<Int32>, count: Int) -> [Bool] {
    var flags = [Bool](repeating: false, count: count)
    var used = flags.mutableSpan
    for index in codes.indices { used[Int(codes[index])] = true }
    return flags
  }

  /// - Parameters:
  ///   - used: By entry; of equal ones only the first.
  ///   - firsts: The first entry that equals each; empty where all differ.
  init(_ used: [Bool], _ firsts: [Int32], _ bytes: [UInt8], _ ends: [Int32]) {
    var entries: [Int32] = []
    var places = [Int32](repeating: 0, count: used.count)
    var total = 0
    for entry in used.indices where used[entry] {
      places[entry] = Int32(entries.count)
      entries.append(Int32(entry))
      total += Int(ends[entry]) - (entry == 0 ? 0 : Int(ends[entry - 1]))
    }
    self.places = firsts.isEmpty ? places : Int32.gathered(places.span, firsts.span)
    (self.bytes, self.ends) = gatheredStrings(
      entries.span, bytes: bytes.span, ends: ends.span, total: total)
  }

  func places(_ codes: [Int32]) -> [Int32] { Int32.gathered(places.span, codes.span) }
}
