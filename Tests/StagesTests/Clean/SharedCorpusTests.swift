import Corpus
import Kernels
import Stages
import TestSupport
import Testing

/// The clean stage on texts beside the project.
///
/// Skipped where there are none.
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
  func `every corpus text has a title and a byline, and no paragraph is lost`(
    name: String
  ) throws {
    for file in try files(below: "\(folder)/\(name)") {
      let record = try readFile(file)
      let document = try stage.clean(record)
      expectSound(document)
      let lines = record.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
      #expect(document.metadata.title == lines[0], "\(file)")
      #expect(document.bylineText == lines[1], "\(file)")
      #expect(document.metadata.author.map(lines[1].hasPrefix) ?? false, "\(file)")
      let hasDay = lines[1].split(separator: " ").count > 1 && !file.contains("inaugural")
      if hasDay, lines[1].contains("-") || lines[1].contains(", ") {
        #expect(document.metadata.published != nil, "\(lines[1])")
      }
    }
  }
}
