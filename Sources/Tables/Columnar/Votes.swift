/// For each string of one column what mostly stands beside it in another.
struct Votes {
  /// For each of the strings; 0 for one that does not occur.
  private(set) var winners: [Int64]
  /// Rows where something else stands.
  private(set) var losers: [Int] = []

  /// Takes the votes of all rows.
  ///
  /// Source: Boyer and Moore, "MJRTY: a fast majority vote algorithm" (1981). Where nothing has the
  /// majority, the winner is one of those that occur.
  ///
  /// - Parameters:
  ///   - codes: For each value, the number of the string, below `count`.
  ///   - values: As many.
  init(_ codes: [UInt32], _ values: [Int64], count: Int) {
    winners = Array(repeating: 0, count: count)
    var leads = [Int32](repeating: 0, count: count)
    let span = values.span
    for index in span.indices {
      let code = Int(codes[index])
      if winners[code] == span[index] {
        leads[code] &+= 1
      } else if leads[code] <= 0 {
        winners[code] = span[index]
        leads[code] = 1
      } else {
        leads[code] &-= 1
      }
    }
    for index in span.indices where winners[Int(codes[index])] != span[index] {
      losers.append(index)
    }
  }

  /// Whether it may be worth while to look at all rows: in some of the first, the same string has
  /// mostly the same beside it.
  static func arePromising(_ codes: [UInt32], _ values: [Int64]) -> Bool {
    var seen: [UInt32: Int64] = [:]
    var repeats = 0
    var others = 0
    for index in 0..<min(values.count, 2048) {
      if let before = seen.updateValue(values[index], forKey: codes[index]) {
        repeats += 1
        others += before == values[index] ? 0 : 1
      }
    }
    return repeats > 8 && others * 3 < repeats
  }
}
