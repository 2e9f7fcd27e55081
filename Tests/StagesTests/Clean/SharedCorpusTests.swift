import Corpus
import Kernels
import Stages
import TestSupport
import Testing

/// The clean stage on texts beside the project. Skipped where there are none.
@Suite(.enabled(if: sharedFolder != nil, "no shared folder beside the project"))
struct SharedCorpusTests {
  private let stage: CleanStage
  private let folder: String

  init() throws {
    stage = try CleanStage()
    folder = try #require(sharedFolder)
  }

  @Test func `the annotated article is cleaned as its annotation says`() throws {
    let document = try stage.clean(try readFile("\(folder)/gold/seed/article.txt"))
    expectSound(document)
    for edit in document.text.edits { print(edit) }
    #expect(
      document.metadata.title == "US, Russia in talks on Syria following Assad's trip to Moscow")
    #expect(document.metadata.author == "Bill Van Auken")
    #expect(document.metadata.published == Day(year: 2015, month: 10, day: 22))
    #expect(document.metadata.source == "wsws.org")
    #expect(document.dateline == nil)
    #expect(document.bodyStart == 95)
    #expect(document.text.bytes.count == 5965)
    #expect(
      document.text.edits.map(\.step) == ["rejoin-paragraphs", "drop-boilerplate"])
    #expect(document.text.edits.map(\.record) == [ByteRange(1813, 1815), ByteRange(5966, 6047)])
  }

  @Test(arguments: ["data/corpus/speeches", "data/corpus/gum"])
  func `every corpus text has a title and a byline with its author`(name: String) throws {
    for file in try files(below: "\(folder)/\(name)") {
      let document = try stage.clean(try readFile(file))
      expectSound(document)
      print(
        document.metadata.title ?? "-", "|", document.metadata.author ?? "-", "|",
        document.metadata.published?.description ?? "-", "|", document.datelineText ?? "-", "|",
        document.metadata.source ?? "-")
      for edit in document.text.edits where edit.step != "repair-text" {
        print(
          "   ", edit.step,
          String(
            decoding: document.text.record[
              max(
                0, Int(edit.record.start) - 30)..<min(
                  document.text.record.count, Int(edit.record.end) + 30)], as: UTF8.self
          ).debugDescription, "->", document.string(edit.text).debugDescription)
      }
      #expect(document.metadata.title != nil && document.metadata.author != nil, "\(file)")
    }
  }
}
