import Corpus
import Kernels
import Linguistics
import Testing
import TestSupport

struct SentenceSplitterTests {
  private let splitter: SentenceSplitter

  init() throws { splitter = SentenceSplitter(try englishSegmentLexicons().sentences) }

  private func sentences(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return splitter.sentences(in: bytes, paragraph: ByteRange(0, bytes.count)).map {
      String(decoding: bytes[$0.indices], as: UTF8.self)
    }
  }

  @Test(arguments: try SegmentCase.read("sentences.json"))
  func `a paragraph splits as its case says`(_ example: SegmentCase) {
    example.check(sentences(example.input), unchanged: [example.input])
  }

  @Test func `white space alone has no sentence`() {
    #expect(sentences("").isEmpty)
    #expect(sentences(" \n\t \u{A0}").isEmpty)
  }

  @Test func `only the paragraph is read`() {
    let bytes = Array("One. Two. Three.".utf8)
    let found = splitter.sentences(in: bytes, paragraph: ByteRange(5, 9))
    #expect(found == [ByteRange(5, 9)])
  }

  @Test func `without lexicons it splits at stops before capitals`() {
    let bytes = Array("It rains. We stay.".utf8)
    let found = SentenceSplitter().sentences(in: bytes, paragraph: ByteRange(0, bytes.count))
    #expect(found == [ByteRange(0, 9), ByteRange(10, 18)])
  }

  @Test func `broken bytes are not a boundary and not an error`() {
    let bytes: [UInt8] = [0x41, 0xE2, 0x80, 0x2E, 0x20, 0xFF, 0xC3, 0x2E, 0xE2]
    let found = splitter.sentences(in: bytes, paragraph: ByteRange(0, bytes.count))
    #expect(found.last?.end == 9)
  }
}
