import Corpus
import Kernels
import Linguistics
import Testing
import TestSupport

struct TokenizerTests {
  private let tokenizer: Tokenizer

  init() throws { tokenizer = Tokenizer(try englishSegmentLexicons().tokens) }

  private func tokens(_ bytes: [UInt8]) -> [Token] {
    var tokens: [Token] = []
    tokenizer.appendTokens(of: ByteRange(0, bytes.count), in: bytes, to: &tokens)
    return tokens
  }

  @Test(arguments: try SegmentCase.read("tokens.json"))
  func `a sentence splits as its case says`(_ example: SegmentCase) {
    let bytes = Array(example.input.utf8)
    let found = tokens(bytes).map { String(decoding: bytes[$0.range.indices], as: UTF8.self) }
    example.check(found, unchanged: example.input.split(separator: " ").map(String.init))
  }

  @Test(
    arguments: [
      ("word", [.letters]), ("Word", [.letters, .capitalized]),
      ("UN", [.letters, .capitalized, .allCapitals]), ("I", [.letters, .capitalized]),
      ("U.S.", [.letters, .capitalized, .allCapitals]), ("1980s", [.letters, .digits]),
      ("4,000", [.digits]), ("...", [.punctuation]), ("“", [.punctuation]),
      ("Éire", [.letters, .capitalized]), ("ÉIRE", [.letters, .capitalized, .allCapitals]),
      ("école", [.letters]), ("Москва", [.letters, .capitalized]), ("東京", [.letters]),
      ("iPhone", [.letters]), ("$", [.punctuation]),
    ] as [(String, Token.Shape)])
  func `the shape says what the characters are`(_ word: String, _ shape: Token.Shape) {
    #expect(tokens(Array(word.utf8)).map(\.shape) == [shape.union(.spaceBefore)])
  }

  @Test func `the word is the hash in small letters`() {
    let found = tokens(Array("Putin REPLIED".utf8))
    #expect(found.map(\.word) == [wordHash("putin"), wordHash("replied")])
  }

  @Test func `space before is noted where a chunk begins`() {
    let found = tokens(Array("don't stop.".utf8))
    #expect(found.map { $0.shape.contains(.spaceBefore) } == [true, false, true, false])
  }

  @Test func `tokens are appended behind those that are there`() {
    var all = tokens(Array("one".utf8))
    let bytes = Array("one two".utf8)
    tokenizer.appendTokens(of: ByteRange(4, 7), in: bytes, to: &all)
    #expect(all.map(\.range) == [ByteRange(0, 3), ByteRange(4, 7)])
  }
}
