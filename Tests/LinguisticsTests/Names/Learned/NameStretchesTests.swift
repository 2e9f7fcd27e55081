import Linguistics
import Testing

struct NameStretchesTests {
  @Test(arguments: [
    ([0], 9, [0..<4]),
    ([0, 8], 9, [0..<4, 7..<9]),
    ([0, 6], 12, [0..<10]),
    ([2, 3], 4, [1..<4]),
    ([], 5, []),
  ])
  func `names are looked for near capitals`(
    places: [Int], count: Int, expected: [Range<Int>]
  ) {
    var stretches = NameStretches()
    stretches.take(near: places, of: count)
    #expect(stretches.all == expected)
  }
}
