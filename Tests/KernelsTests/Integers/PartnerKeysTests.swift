import Kernels
import TestSupport
import Testing

struct PartnerKeysTests {
  private struct Case {
    var codes: [Int32] = []
    var distances: [Int64] = []
    var valid: [Bool] = []
    /// Of the rows that hold one.
    var values: [Int32] = []

    init(rows: Int, codes most: Int, nulls: Bool, seed: UInt64) {
      var chance = SeededRandom(seed: seed)
      codes = (0..<rows).map { _ in Int32(chance.below(most)) }
      distances = (0..<rows).map { _ in Int64(chance.below(9)) - 4 }
      if nulls { valid = (0..<rows).map { _ in chance.below(3) > 0 } }
      values = (0..<(nulls ? valid.count { $0 } : rows)).map { Int32($0) }
    }

    /// The rows that hold a value, sorted as the page of the format says.
    var sorted: [Int32] {
      let rows = codes.indices.sorted { left, right in
        let (own, other) = (key(left), key(right))
        return own != other ? own.lexicographicallyPrecedes(other) : left < right
      }
      var numbers = [Int32](repeating: 0, count: codes.count)
      var next: Int32 = 0
      for row in codes.indices where valid.isEmpty || valid[row] {
        numbers[row] = next
        next += 1
      }
      return rows.filter { valid.isEmpty || valid[$0] }.map { values[Int(numbers[$0])] }
    }

    private func key(_ row: Int) -> [Int64] {
      let partner = row + Int(distances[row])
      let other = codes.indices.contains(partner) ? Int64(codes[partner]) : .max
      return [Int64(codes[row]), other, max(-2, min(2, distances[row]))]
    }
  }

  @Test(arguments: [1, 2, 18, 300, 2000, 1 << 28], [0, 1, 2, 500])
  func `rows are put in order by key, and come back`(codes: Int, rows: Int) {
    for seed in 0..<6 {
      let example = Case(rows: rows, codes: codes, nulls: seed % 2 == 1, seed: UInt64(seed))
      let keys = PartnerKeys(codes: example.codes.span, distances: example.distances.span)
      let ordered = keys.ordered(example.values.span, valid: example.valid.span)
      #expect(ordered == example.sorted)
      #expect(keys.inRows(ordered.span, valid: example.valid.span) == example.values)
      let narrow = example.distances.map { Int32($0) }
      let same = PartnerKeys(codes: example.codes.span, distances: narrow.span)
      #expect(same.inRows(ordered.span, valid: example.valid.span) == example.values)
    }
  }

  @Test func `a partner beyond all numbers is none`() {
    let (codes, distances): ([Int32], [Int64]) = ([1, 1, 1], [.max, .min, 1])
    let keys = PartnerKeys(codes: codes.span, distances: distances.span)
    let values: [Int32] = [0, 1, 2]
    let all: [Bool] = []
    #expect(keys.ordered(values.span, valid: all.span) == [1, 2, 0])
  }
}
