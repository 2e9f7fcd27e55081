import Kernels
import TestSupport
import Testing

struct PagesTests {
  private static let cuts: [(highest: UInt64, expected: PageCut?)] = [
    (255, nil), (256, PageCut(direct: 255, bits: 1)), (383, PageCut(direct: 128, bits: 1)),
    (384, PageCut(direct: 213, bits: 2)), (13_175, PageCut(direct: 154, bits: 7)),
    (70_000, PageCut(direct: 187, bits: 10)), (1 << 23, nil),
  ]

  @Test(arguments: cuts)
  func `pages are as small as half of the symbols allow`(highest: UInt64, expected: PageCut?) {
    #expect(PageCut(upTo: highest) == expected)
    if let expected { #expect(expected.highest >= Int(highest)) }
  }

  /// Numbers of which small ones are more frequent.
  private func numbers(_ count: Int, upTo highest: UInt64) -> [UInt64] {
    var chance = SeededRandom(seed: 1)
    return (0..<count).map { _ in
      UInt64(chance.below(1 << 10) * chance.below(1 << 10)) * highest >> 20
    } + [highest]
  }

  @Test(arguments: [256, 300, 1000, 5000, 65_535, 65_536, 1 << 20, 1 << 22])
  func `what is cut is joined again`(highest: UInt64) throws {
    for count in [0, 1, 100, 1023, 5000] {
      let numbers = numbers(count, upTo: highest)
      let cut = try #require(PageCut(upTo: highest))
      let (symbols, low) = cut.cut(numbers.span)
      let bytes = symbols + packTransposed(low.span, bits: cut.bits)
      #expect(Int32.pages(bytes.span, count: count + 1, cut)?.map { UInt64($0) } == numbers)
      #expect(Int64.pages(bytes.span, count: count + 1, cut)?.map { UInt64($0) } == numbers)
    }
  }

  @Test func `a whole block of low bits is followed by nothing`() throws {
    let numbers = (0..<1024).map { 300 + UInt64($0) } + [3]
    let cut = PageCut(direct: 10, bits: 7)
    let (symbols, low) = cut.cut(numbers.span)
    let bytes = symbols + packTransposed(low.span, bits: 7)
    #expect(bytes.count == 1025 + 7 * 128)
    #expect(Int32.pages(bytes.span, count: 1025, cut)?.map { UInt64($0) } == numbers)
  }

  @Test func `bytes of another length, or more low bits than pages, are no numbers`() {
    let cut = PageCut(direct: 200, bits: 4)
    let symbols: [UInt8] = [3, 200, 255]
    let (two, three): ([UInt64], [UInt64]) = ([1, 15], [1, 15, 1])
    let low = packTransposed(two.span, bits: 4)
    let whole = symbols + low
    #expect(Int32.pages(whole.span, count: 3, cut) == [3, 201, 200 + 55 * 16 + 15])
    for bytes in [[], symbols, Array(whole.dropLast()), whole + [0], whole + low] {
      #expect(Int32.pages(bytes.span, count: 3, cut) == nil)
    }
    let more = symbols + packTransposed(three.span, bits: 4)
    #expect(Int32.pages(more.span, count: 3, cut) == nil)
    let nothing: [UInt8] = []
    #expect(Int32.pages(nothing.span, count: 0, cut) == [])
  }
}
