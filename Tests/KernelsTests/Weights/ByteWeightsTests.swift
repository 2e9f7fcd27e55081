import Kernels
import Testing

struct ByteWeightsTests {
  private let rows = 64

  /// Weights of all sizes, the least and the greatest among them.
  private func weights(_ count: Int) -> [Int8] {
    (0..<count).map { Int8(truncatingIfNeeded: $0 &* 89 &+ $0 / 7) }
  }

  private func keys(_ count: Int) -> [UInt32] {
    (0..<count).map { UInt32(truncatingIfNeeded: $0 &* 2_654_435_761 &+ 11) }
  }

  @Test(arguments: [4, 16, 20, 32, 36, 48, 52, 64, 100, 256])
  func `sums are those of the rows that keys choose`(width: Int) {
    let weights = weights(rows * width)
    let table = ByteWeights(width: width, weights.span)
    for count in [0, 1, 2, 3, 4, 5, 35, 142, 256] {
      let keys = keys(count)
      for flip: UInt32 in [0, 0x55] {
        let chosen = keys.map { Int($0 ^ flip) % rows }
        let expected = (0..<width).map { lane in
          chosen.reduce(Int32(0)) { $0 + Int32(weights[$1 * width + lane]) }
        }
        table.fetch(keys: keys.span, flip: flip)
        for lanes in [16, 32] {
          var sums = [Int32](repeating: -1, count: 256)
          var target = sums.mutableSpan
          table.setRowSums(keys: keys.span, flip: flip, in: &target, lanes: lanes)
          #expect(Array(sums.prefix(width)) == expected, "\(count) keys, \(lanes) lanes")
        }
      }
    }
  }

  @Test(arguments: [Int8.min, Int8.max])
  func `256 of the greatest weights are summed up without overflow`(weight: Int8) {
    for width in [4, 16, 48] {
      let table = ByteWeights(
        width: width, Array(repeating: weight, count: rows * width).span)
      var sums = [Int32](repeating: 0, count: 256)
      var target = sums.mutableSpan
      table.setRowSums(keys: keys(256).span, flip: 0, in: &target)
      #expect(sums.prefix(width).allSatisfy { $0 == 256 * Int32(weight) })
    }
  }
}
