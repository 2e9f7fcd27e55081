import Corpus
import Kernels
import Stages
import TestSupport
import Testing

/// Texts that were made to break programs: whatever comes, the text is UTF-8 and its edits lead
/// back to the record.
struct TortureTests {
  private let stage: CleanStage

  init() throws { stage = try CleanStage() }

  private func clean(_ record: [UInt8]) {
    do throws(Rejection) {
      expectSound(try stage.clean(record))
    } catch {
      #expect(["binary", "empty"].contains(error.reason))
    }
  }

  @Test(
    .enabled(if: sharedFolder != nil, "no shared folder beside the project"),
    arguments: ["blns", "utf8tests", "unicode", "json-test-suite"])
  func `collected texts do no harm`(name: String) throws {
    let folder = try #require(sharedFolder)
    for file in try files(below: "\(folder)/data/torture/\(name)") {
      let bytes = try readFile(file)
      clean(bytes)
      if bytes.count < 60_000 { for line in bytes.split(separator: 0x0A) { clean(Array(line)) } }
    }
  }

  /// Pieces that steps look for, so that random texts of them meet every path.
  private static let pieces: [[UInt8]] =
    [
      "a", "The", " ", "\n", "\n\n", "\r\n", "\r", "\t", "Ã©", "â€™", "é", "e\u{301}", "&amp;",
      "&#39;",
      "“", "”", "\u{A0}", "\u{AD}", "\u{200B}", "\u{85}", "\u{2028}", "By Jane Doe",
      "22 October 2015",
      "Copyright 2015", "www.paper.example", "GENEVA — ", "- item", "long-\nterm", "of the", ",",
      ".",
      "\u{FEFF}", "\u{301}", "한", "ᄒ", "ᅡ", "Ã ", "Ñ�", "<", ">", "Advertisement", "\u{1}", "😀",
    ].map { Array($0.utf8) } + [[0xE9], [0x92], [0xE2, 0x80], [0xC3], [0xF0, 0x9F]]

  @Test func `random texts keep their promises`() {
    var state: UInt64 = 7
    for _ in 0..<4000 {
      var record: [UInt8] = []
      for _ in 0..<40 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        record += TortureTests.pieces[Int((state >> 33) % UInt64(TortureTests.pieces.count))]
      }
      clean(record)
    }
  }

  @Test func `a given title stands in front, whatever comes behind it`() throws {
    var given = Document.Metadata()
    given.title = " A given\n title "
    for isStructured in [true, false] {
      for body in [
        "First line.\r\n\r\n\r\nSecond&amp;\nthird", "A given title\n\nBy X Y\n\nText of it.",
      ] {
        let document = try stage.clean(
          Document(key: "k", record: Array(body.utf8), given: given, isStructured: isStructured))
        expectSound(document)
        #expect(document.metadata.title == "A given title")
        #expect(document.titleText == "A given title")
        #expect(document.body.hasSuffix("third") || document.body.hasSuffix("Text of it."))
      }
    }
  }

  @Test func `a record without a title begins with its body`() throws {
    let document = try stage.clean(
      Document(
        key: "k", record: Array("Short line\n\nBy Jane Doe\n\nBody.".utf8), isStructured: true))
    #expect(document.bodyStart == 0 && document.titleRange == nil && document.metadata.title == nil)
  }

  @Test func `steps may come in another order`() throws {
    var given = Document.Metadata()
    given.title = "Given"
    let record = Array(
      "  Title\r\n\r\nBy Jane Doe 22 October 2015\r\n\r\nGENEVA — Caf&eacute;s of the\r\n\r\nworld\u{AD} opened.  "
        .utf8)
    for start in 0..<5 {
      var document = Document(
        key: "k", record: record, given: start % 2 == 0 ? given : .init(), isStructured: false)
      for step in stage.steps[start...] + stage.steps[..<start] { try step.process(&document) }
      #expect(firstInvalidUTF8(document.text.bytes) == nil)
      #expect(document.datelineText ?? "GENEVA" == "GENEVA")
    }
  }
}
