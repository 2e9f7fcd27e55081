import Corpus
import Kernels
import Linguistics
import Testing
import TestSupport

/// The figures reached on development texts, held as floors.
@Suite(.enabled(if: sharedFolder != nil, "the development texts are not on this machine"))
struct SegmentAccuracyTests {
  private let splitter: SentenceSplitter
  private let tokenizer: Tokenizer
  private let dividingTokenizer: Tokenizer

  init() throws {
    let lexicons = try englishSegmentLexicons()
    splitter = SentenceSplitter(lexicons.sentences)
    tokenizer = Tokenizer(lexicons.tokens)
    dividingTokenizer = Tokenizer(lexicons.tokens, dividesCompounds: true)
  }

  /// Exact spans found in both, as F1.
  private struct Score {
    var gold = 0
    var found = 0
    var both = 0
    var f1: Double { 2 * Double(both) / Double(gold + found) }

    mutating func add(gold: Set<ByteRange>, found: [ByteRange]) {
      self.gold += gold.count
      self.found += found.count
      both += found.count(where: gold.contains)
    }
  }

  @Test(arguments: [("ewt-dev", 0.890, 0.989, 0.992), ("gum-dev", 0.950, 0.995, 0.999)])
  func `sentences and tokens of a treebank`(
    _ name: String, _ sentenceFloor: Double, _ tokenFloor: Double, _ dividedFloor: Double
  ) throws {
    let folder = try #require(sharedFolder)
    var sentenceScore = Score()
    var tokenScore = Score()
    var dividedScore = Score()
    for text in try Treebank("\(folder)/data/treebank/\(name).conllu").texts {
      var sentences: [ByteRange] = []
      var tokens: [Token] = []
      var divided: [Token] = []
      let ends = text.paragraphs.dropFirst().map { $0 - 2 } + [text.bytes.count]
      for (start, end) in zip(text.paragraphs, ends) {
        sentences += splitter.sentences(in: text.bytes, paragraph: ByteRange(start, end))
      }
      for sentence in sentences {
        tokenizer.appendTokens(of: sentence, in: text.bytes, to: &tokens)
        dividingTokenizer.appendTokens(of: sentence, in: text.bytes, to: &divided)
      }
      sentenceScore.add(gold: text.sentences, found: sentences)
      tokenScore.add(gold: text.words, found: tokens.map(\.range))
      dividedScore.add(gold: text.words, found: divided.map(\.range))
    }
    #expect(sentenceScore.f1 >= sentenceFloor)
    #expect(tokenScore.f1 >= tokenFloor)
    #expect(dividedScore.f1 >= dividedFloor)
  }

  @Test func `all golden rules of sentence splitting`() throws {
    let folder = try #require(sharedFolder)
    let lines = try readFile("\(folder)/data/sentences/golden.jsonl").split(separator: 0x0A)
    var rules = 0
    for line in lines {
      let text = String(decoding: line, as: UTF8.self)
      guard text.contains("GOLDEN_EN_RULES"),
        case .object(let members) = try parseJSON(Array(line)).content,
        case .string(let bytes) = members.first(where: { $0.key == "text" })?.value.content,
        case .array(let list) = members.first(where: { $0.key == "sentences" })?.value.content
      else { continue }
      rules += 1
      let found = splitter.sentences(in: bytes, paragraph: ByteRange(0, bytes.count))
      let expected = list.map { element -> String in
        if case .string(let bytes) = element.content {
          String(decoding: bytes, as: UTF8.self)
        } else {
          ""
        }
      }
      #expect(found.map { String(decoding: bytes[$0.indices], as: UTF8.self) } == expected)
    }
    #expect(rules == 48)
  }

  @Test func `the tokens of the seed article's traps`() throws {
    let folder = try #require(sharedFolder)
    let rows = String(decoding: try readFile("\(folder)/gold/seed/tokens.tsv"), as: UTF8.self)
      .split(separator: "\n").dropFirst().map {
        $0.split(separator: "\t", omittingEmptySubsequences: false)
      }
    for row in rows where row[5] == "1" {
      let bytes = Array(row[3].utf8)
      var tokens: [Token] = []
      tokenizer.appendTokens(of: ByteRange(0, bytes.count), in: bytes, to: &tokens)
      let found = tokens.map { String(decoding: bytes[$0.range.indices], as: UTF8.self) }
      #expect(found == row[4].split(separator: " ").map(String.init))
    }
  }

  @Test func `every sentence of the seed article`() throws {
    let folder = try #require(sharedFolder)
    let rows = String(decoding: try readFile("\(folder)/gold/seed/sentences.tsv"), as: UTF8.self)
      .split(separator: "\n").dropFirst().map {
        $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      }
    for block in Set(rows.filter { $0[3] == "body" }.map { $0[2] }) {
      // The text is the cleaned one: the false paragraph break of the record is a space.
      let expected = rows.filter { $0[2] == block }
        .map { $0[6].split(separator: #"\n\n"#).joined(separator: " ") }
      let bytes = Array(expected.joined(separator: " ").utf8)
      let found = splitter.sentences(in: bytes, paragraph: ByteRange(0, bytes.count))
      #expect(found.map { String(decoding: bytes[$0.indices], as: UTF8.self) } == expected)
    }
  }
}
