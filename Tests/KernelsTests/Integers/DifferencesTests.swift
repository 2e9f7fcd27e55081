import Kernels
import Testing

struct DifferencesTests {
  @Test(
    arguments: [
      [], [7], [3, 5, 4], [.min, .max, 0], [.max, .min], Array(repeating: -1, count: 9),
    ] as [[Int64]])
  func `numbers come back from their differences`(values: [Int64]) {
    let found = Differences(values.span)
    let offsets = differences(values.span, less: found.minimum)
    let steps = offsets.map { found.minimum &+ Int64(bitPattern: $0) }
    var back = Array(values.prefix(1))
    for step in steps { back.append(back[back.count - 1] &+ step) }
    #expect(back == values)
  }

  @Test func `differences are measured`() {
    let values: [Int64] = [10, 11, 9, 9]
    let found = Differences(values.span)
    #expect(found.minimum == -2)
    #expect(found.maximum == 1)
    #expect(found.bitCount == 2 + 2 + 0)
  }
}
