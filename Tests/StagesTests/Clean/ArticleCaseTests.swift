import Corpus
import Stages
import TestSupport
import Testing

/// The whole clean stage on small articles.
struct ArticleCaseTests {
  private let stage: CleanStage

  init() throws { stage = try CleanStage() }

  /// What was found, one fact a line; then a blank line and the body.
  private func found(_ record: String) throws -> String {
    let document = try stage.clean(record)
    expectSound(document)
    let facts = [
      ("title", document.titleText), ("author", document.metadata.author),
      ("published", document.metadata.published?.description),
      ("dateline", document.datelineText), ("source", document.metadata.source),
    ]
    #expect(document.metadata.title == document.titleText)
    let lines = facts.compactMap { name, value in value.map { "\(name): \($0)" } }
    return (lines + ["", document.body]).joined(separator: "\n")
  }

  @Test(arguments: try TextCase.load("article.json").filter { !$0.isKnownFailure })
  func `the facts of an article are found`(row: TextCase) throws {
    #expect(try found(row.input) == row.output)
  }

  @Test(arguments: try TextCase.load("article.json").filter(\.isKnownFailure))
  func `known failures still fail`(row: TextCase) throws {
    #expect(try found(row.input) != row.output, "passes now: move it")
  }

  private func rejoined(_ body: String) throws -> String {
    let head = "Town votes for bridge\n\nJane Doe 22 October 2015\n\n"
    let document = try stage.clean(head + body)
    expectSound(document)
    return document.body
  }

  @Test(arguments: try TextCase.load("rejoin.json").filter { !$0.isKnownFailure })
  func `broken paragraphs are joined and others are not`(row: TextCase) throws {
    #expect(try rejoined(row.input) == row.output)
  }

  @Test(arguments: try TextCase.load("rejoin.json").filter(\.isKnownFailure))
  func `known failures of joining still fail`(row: TextCase) throws {
    #expect(try rejoined(row.input) != row.output, "passes now: move it")
  }
}
