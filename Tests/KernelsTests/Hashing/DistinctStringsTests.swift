import Kernels
import Testing

struct DistinctStringsTests {
  @Test func `equal strings have one number, in the order of their first`() {
    let distinct = distinct(["b", "a", "b", "", "a", "b", ""])
    #expect(distinct.numbers == [0, 1, 0, 2, 1, 0, 2])
    #expect(distinct.firsts == [0, 1, 3])
    #expect(distinct.counts == [3, 2, 2])
    #expect(distinct.runCount == 7)
  }

  @Test func `skipped strings are left out`() {
    let distinct = distinct(["a", "", "a", "", "c"], skipped: [false, true, false, true, false])
    #expect(distinct.numbers == [0, 0, 1])
    #expect(distinct.firsts == [0, 4])
    #expect(distinct.runCount == 2)
  }

  @Test func `strings of every length are told apart, at the end of the bytes too`() {
    let strings = (0..<40).flatMap { count in
      ["x", "y"].map { String(repeating: "-", count: count) + $0 }
    }
    let twice = strings + strings.reversed()
    let distinct = distinct(twice)
    #expect(distinct.firsts.count == strings.count)
    #expect(distinct.numbers == Array(0..<80) + (0..<80).reversed())
  }

  @Test func `many strings are told apart`() {
    let strings = (0..<50_000).map { "word \($0 % 20_000)" }
    let distinct = distinct(strings)
    #expect(distinct.firsts.count == 20_000)
    #expect(distinct.numbers == strings.indices.map { UInt32($0 % 20_000) })
  }

  private func distinct(_ strings: [String], skipped: [Bool] = []) -> DistinctStrings {
    var bytes: [UInt8] = []
    var ends: [Int32] = []
    for string in strings {
      bytes += string.utf8
      ends.append(Int32(bytes.count))
    }
    return DistinctStrings(bytes.span, ends: ends.span, skipped: skipped.span)
  }
}
