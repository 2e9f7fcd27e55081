import Kernels
import TestSupport
import Testing

struct StretchesTests {
  @Test func `stretches of every length are copied from the beginning to the very end`() {
    let text = (0..<60).map { UInt8($0) }
    for count in 0...60 {
      let starts = (0...(60 - count)).map { Int32($0) }
      var (bytes, bounds): ([UInt8], [Int32]) = ([9], [1])
      appendStretches(
        of: text.span, from: starts, to: starts.map { $0 + Int32(count) }, first: 0,
        bytes: &bytes, bounds: &bounds)
      #expect(bytes == [9] + starts.flatMap { text[Int($0)..<Int($0) + count] })
      #expect(bounds == [1] + starts.indices.map { Int32(1 + ($0 + 1) * count) })
    }
  }

  @Test func `only stretches from the first on are copied`() {
    var (bytes, bounds): ([UInt8], [Int32]) = ([], [])
    appendStretches(
      of: [1, 2, 3].span, from: [90, 0, 1], to: [95, 1, 3], first: 1, bytes: &bytes,
      bounds: &bounds)
    #expect(bytes == [1, 2, 3])
    #expect(bounds == [1, 3])
  }

  @Test func `of no text there are empty stretches only`() {
    var (bytes, bounds): ([UInt8], [Int32]) = ([], [])
    appendStretches(
      of: [UInt8]().span, from: [0, 0], to: [0, 0], first: 0, bytes: &bytes, bounds: &bounds)
    #expect(bytes.isEmpty)
    #expect(bounds == [0, 0])
  }
}
