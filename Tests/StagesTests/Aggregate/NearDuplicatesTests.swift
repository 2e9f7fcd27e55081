import Configuration
import Corpus
import Kernels
import Linguistics
import TestSupport
import Testing

@testable import Stages

struct NearDuplicatesTests {
  private let nearDuplicates = NearDuplicates(similarity: 0.8)

  private func document(title: String = "", _ body: String) throws -> Document {
    let source = ConfigurationSource(
      name: "test.json", folder: projectFolder, data: DataFolder(path: "\(projectFolder)/data"))
    let options = try #require(source.options(try parseJSON(Array("{}".utf8)), at: "segment"))
    let head = title.isEmpty ? "" : "\(title)\n\n"
    var document = Document(key: "a", record: Array((head + body).utf8), isStructured: false)
    if !title.isEmpty { document.titleRange = ByteRange(0, title.utf8.count) }
    document.bodyStart = head.utf8.count
    try SegmentStep(options).process(&document)
    return document
  }

  private func signature(title: String = "", _ body: String) throws -> Signature {
    nearDuplicates.signature(of: try document(title: title, body))
  }

  private static let body = """
    “We have rice for one more day and no clean water,” a retired clerk said by telephone. She \
    hadn’t left the second floor since Tuesday. “The phone’s at four percent. If I don’t answer \
    tomorrow, it’s only the battery.”
    """

  @Test func `punctuation, capitals, apostrophes and blank lines make no difference`() throws {
    let other = Self.body.replacing("“", with: "\"").replacing("”", with: "\"")
      .replacing("’", with: "'").replacing("Tuesday. ", with: "TUESDAY\n\n").replacing(
        ",", with: "")
    #expect(other != Self.body)
    #expect(try signature(other) == signature(Self.body))
    #expect(try signature(Self.body).isComparable)
  }

  @Test func `the title of a long article makes no difference, that of a short one does`() throws {
    #expect(try signature(title: "One", Self.body) == signature(title: "Two", Self.body))
    #expect(
      try signature(title: "One", "More to come.") != signature(title: "Two", "More to come."))
    #expect(
      try signature(title: "One", "More to come.") == signature(title: "One", "More to come!"))
  }

  @Test func `an article without words has nothing to compare`() throws {
    #expect(try signature("").words == nil)
    #expect(try signature(" … — !").words == nil)
    #expect(try signature(title: "Just a headline", "").words != nil)
  }

  @Test(arguments: ["0.49", "1.01", "-1", "\"high\"", "null"])
  func `a similarity out of range is a mistake`(value: String) throws {
    let source = ConfigurationSource(
      name: "test.json", folder: projectFolder, data: DataFolder(path: "\(projectFolder)/data"))
    let json = try parseJSON(Array("{\"similarity\": \(value)}".utf8))
    _ = NearDuplicates(try #require(source.options(json, at: "near-duplicates")))
    #expect(source.mistakes.all.count == 1)
    #expect(source.mistakes.all.first?.description.contains("from 0.5 to 1") == true)
  }
}
