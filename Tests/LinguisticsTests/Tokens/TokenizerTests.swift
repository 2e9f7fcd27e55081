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

  /// Behind a tab no chunk is taken for a plain one, so that all go the long way.
  @Test func `short cuts find what the long way finds`() throws {
    var texts = ["“Don't!” she said; 'No. 5' won’t \"do\" (at 5:30, or 1,500 o'clock)...  Yes."]
    var folders = [projectFolder + "/data/articles"]
    while let folder = folders.popLast() {
      for path in try FileSystem.names(in: folder).map({ "\(folder)/\($0)" }) {
        if FileSystem.isFolder(path) {
          folders.append(path)
        } else if path.hasSuffix(".txt") {
          texts.append(String(decoding: try readFile(path), as: UTF8.self))
        }
      }
    }
    #expect(texts.count > 10)
    for text in texts {
      let bytes = Array(text.utf8)
      #expect(tokens(bytes) == tokens(bytes.map { $0 == 0x20 ? 0x09 : $0 }))
    }
  }

  @Test(arguments: ["(", "\"", "“", "‘"])
  func `a text may end with an opening mark`(_ mark: String) {
    for length in 60...70 {
      let bytes = Array((String(repeating: "a", count: length) + " " + mark).utf8)
      #expect(tokens(bytes).count == 2)
    }
  }

  @Test func `there is room for the tokens of a word without an end`() {
    let bytes = Array(String(repeating: "a-", count: 20_000).utf8) + [0x61]
    #expect(tokens(bytes).count == 40_001)
  }
}
