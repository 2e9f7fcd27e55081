import Configuration
import Corpus
import Kernels
import Stages
import Testing
import TestSupport

struct SegmentStepTests {
  private let step: SegmentStep

  init() throws { step = try SegmentStepTests.step("{}").0 }

  /// A step made from its options, and the mistakes found in them.
  private static func step(_ json: String) throws -> (SegmentStep, ConfigurationSource) {
    let source = ConfigurationSource(
      name: "test.json", folder: projectFolder, data: DataFolder(path: "\(projectFolder)/data"))
    let options = try #require(source.options(try parseJSON(Array(json.utf8)), at: "segment"))
    return (try SegmentStep(options), source)
  }

  private func segmented(_ bytes: [UInt8]) throws -> Document {
    var document = Document(key: "a", record: bytes, isStructured: true)
    try step.process(&document)
    return document
  }

  private func article() throws -> Document {
    let text = "Fire? In Halden\n\nBy A. Ruiz. 3 May\n\nIt burned. Nobody died.\n\nThe end."
    var document = Document(key: "a", record: Array(text.utf8), isStructured: false)
    document.titleRange = ByteRange(0, 15)
    document.bylineRange = ByteRange(17, 34)
    document.bodyStart = 36
    try step.process(&document)
    return document
  }

  @Test func `title and byline are a paragraph and a sentence each`() throws {
    let document = try article()
    #expect(document.paragraphs.map(\.part) == [.title, .byline, .body, .body])
    #expect(document.sentences.map(\.part) == [.title, .byline, .body, .body, .body])
    #expect(document.sentences.map(\.paragraph) == [0, 1, 2, 2, 3])
    #expect(
      document.sentences.prefix(2).map { document.string($0.range) }
        == ["Fire? In Halden", "By A. Ruiz. 3 May"])
  }

  @Test func `sentences name their tokens`() throws {
    let document = try article()
    let words = document.sentences[2].tokens.map { document.string(document.tokens[$0].range) }
    #expect(words == ["It", "burned", "."])
    #expect(document.sentences.last?.tokens.upperBound == document.tokens.count)
  }

  @Test func `a line of blanks parts paragraphs`() throws {
    let document = try segmented(Array("One.\n \t\nTwo.\nThree.\n\n\n".utf8))
    #expect(document.paragraphs.map { document.string($0.range) } == ["One.", "Two.\nThree."])
  }

  @Test func `an empty text has nothing`() throws {
    let document = try segmented(Array("\n\n \n".utf8))
    #expect(document.paragraphs.isEmpty && document.sentences.isEmpty && document.tokens.isEmpty)
  }

  @Test func `a document is segmented anew, not twice`() throws {
    let once = try article()
    var twice = once
    try step.process(&twice)
    #expect(twice.sentences == once.sentences && twice.tokens == once.tokens)
  }

  @Test(arguments: [
    ("{}", ["a", "long", "-", "term", "plan"]),
    (#"{"compounds": "whole"}"#, ["a", "long-term", "plan"]),
  ])
  func `compounds are whole or divided`(_ options: String, _ expected: [String]) throws {
    var document = Document(key: "a", record: Array("a long-term plan".utf8), isStructured: true)
    try SegmentStepTests.step(options).0.process(&document)
    #expect(document.tokens.map { document.string($0.range) } == expected)
  }

  @Test func `an unknown language is a mistake in the configuration`() throws {
    let (_, source) = try SegmentStepTests.step(#"{"language": "xx"}"#)
    #expect(source.mistakes.all.count == 1)
  }

  @Test(
    .enabled(if: sharedFolder != nil, "the development texts are not on this machine"),
    arguments: ["data/corpus/gum", "data/corpus/speeches", "data/torture/blns", "gold/seed"])
  func `pieces lie in one another, in order, and cover the text`(_ name: String) throws {
    let folder = "\(try #require(sharedFolder))/\(name)"
    for file in try FileSystem.names(in: folder).sorted().prefix(12) {
      guard !FileSystem.isFolder("\(folder)/\(file)") else { continue }
      let bytes = Array(try readFile("\(folder)/\(file)").prefix(60_000))
      guard firstInvalidUTF8(bytes) == nil else { continue }
      try checkCover(segmented(bytes), name: file)
    }
  }

  @Test func `the pieces of odd texts lie in one another too`() throws {
    let marks = [
      ".", "!", "?", "…", "\"", "'", "’", "”", "(", ")", "[1]", "-", "--", "/", "://", "@", ":",
      ",", " ", "\n", "\u{A0}", "a", "B", "9", "é", "😀", "\u{200D}", "<", ">", "*", "_", "U.S.",
      "n't", "#", "1.", "•", "AM", "11/28/2000 08:22",
    ]
    var state: UInt64 = 1
    for _ in 0..<400 {
      var text = ""
      for _ in 0..<40 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += marks[Int(state >> 33) % marks.count]
      }
      try checkCover(segmented(Array(text.utf8)), name: text)
    }
  }

  @Test(arguments: [
    "word ", ".", "\"", "A", "(", "[", ". ", ".[1] ", "://", "http://", "a-", "a\n", "x\n \n",
    "U.S. ",
    "a@b.", "1/1/11 1:11 AM ", "1. ", "---- ", "'", "\u{200D}", "😀\u{200D}", ", ", "a.", ".\u{A0}",
  ])
  func `the time grows with the length and not with its square`(_ piece: String) throws {
    // Computing time of this thread, so that a busy machine does not fail the test.
    func nanoseconds(_ size: Int) throws -> UInt64 {
      let bytes = Array(String(repeating: piece, count: size / piece.utf8.count).utf8)
      return try (0..<3).reduce(UInt64.max) { least, _ in
        let start = Machine.threadNanoseconds()
        _ = try segmented(bytes)
        return min(least, Machine.threadNanoseconds() - start)
      }
    }
    // 16 times the text would take 256 times as long.
    let short = try nanoseconds(4_000)
    let long = try nanoseconds(64_000)
    #expect(long < short * 80, "\(short) ns for 4 kB, \(long) ns for 64 kB")
  }

  /// Paragraphs hold sentences, sentences hold tokens, each behind the one before; between them is
  /// white space only; no piece begins or ends within a character.
  private func checkCover(_ document: Document, name: String) throws {
    let text = document.text.bytes
    var ranges: [[ByteRange]] = [
      document.paragraphs.map(\.range), document.sentences.map(\.range),
      document.tokens.map(\.range),
    ]
    for (index, sentence) in document.sentences.enumerated() {
      let paragraph = document.paragraphs[Int(sentence.paragraph)]
      #expect(
        paragraph.range.indices.contains(sentence.range.indices), "\(name): sentence \(index)")
      for token in document.tokens[sentence.tokens] {
        #expect(sentence.range.indices.contains(token.range.indices), "\(name): sentence \(index)")
      }
    }
    for level in ranges.indices {
      ranges[level].append(ByteRange(text.count, text.count))
      var end = 0
      for range in ranges[level] {
        try #require(Int(range.start) >= end, "\(name): level \(level) at \(end)")
        #expect(isBlank(text[end..<Int(range.start)]), "\(name): level \(level) at \(end)")
        #expect(isBoundary(Int(range.start), text) && isBoundary(Int(range.end), text))
        end = Int(range.end)
      }
    }
  }

  private func isBlank(_ bytes: ArraySlice<UInt8>) -> Bool {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.allSatisfy {
      $0.properties.isWhitespace || $0.value <= 0x20
    }
  }

  private func isBoundary(_ index: Int, _ text: [UInt8]) -> Bool {
    index == text.count || text[index] & 0xC0 != 0x80
  }
}
