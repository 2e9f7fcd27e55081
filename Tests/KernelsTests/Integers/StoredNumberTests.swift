import Kernels
import Testing

struct StoredNumberTests {
  @Test(
    arguments: [
      (0, 8, [0, 255], true), (-5, 8, [-5, 250], true), (Int64(Int32.max) - 254, 8, nil, false),
      (Int64(Int32.min), 32, [Int64(Int32.min), Int64(Int32.min) + 255], true),
      (.max, 8, nil, false), (1 << 40, 8, nil, false),
    ] as [(Int64, Int, [Int64]?, Bool)])
  func `a base is added where the sums fit`(
    base: Int64, bits: Int, expected: [Int64]?, fits: Bool
  ) {
    var narrow: [Int32] = [0, 255]
    #expect(Int32.add(base, to: &narrow, bits: bits) == fits)
    if let expected { #expect(narrow.map { Int64($0) } == expected) }
    var wide: [Int64] = [0, 255]
    #expect(Int64.add(base, to: &wide, bits: bits))
    #expect(wide == [base, base &+ 255])
  }

  @Test func `numbers without sign beyond the type do not fit`() {
    var numbers: [Int32] = [-1]  // 2^32 - 1 as it stands in a file.
    #expect(!Int32.add(0, to: &numbers, bits: 32))
    numbers = [-1]
    #expect(Int32.add(Int64(Int32.min), to: &numbers, bits: 32))
    #expect(numbers == [.max])
  }

  @Test func `rows are filled from runs`() {
    let (values, ends): ([Int32], [Int32]) = ([7, -1, 7], [1, 4, 6])
    #expect(Int32.repeated(values.span, runEnds: ends.span) == [7, -1, -1, -1, 7, 7])
    #expect(Int64.counts(runEnds: ends.span) == [0, 0, 1, 2, 0, 1])
    let places: [Int32] = [2, 0, 1]
    #expect(Int32.gathered(values.span, places.span) == [7, 7, -1])
  }

  @Test(arguments: [0, 1, 7, 8, 9, 64, 67])
  func `numbers are spread over the rows that hold one`(count: Int) {
    for step in [1, 2, 9, 100] {
      let flags = (0..<count).map { $0 % step == step - 1 }
      let numbers = (0..<flags.count { $0 }).map { Int32($0 + 1) }
      var next: Int32 = 0
      let expected: [Int32] = flags.map { isSet in
        next += isSet ? 1 : 0
        return isSet ? next : 0
      }
      #expect(Int32.spread(numbers.span, flags.span) == expected)
    }
  }
}
