import Corpus
import Linguistics
import Testing

struct GazetteerTestTests {
  private func mistakes(_ line: String, _ document: Document) throws -> [String] {
    let file = try LexiconFile(Array("# Names\n#! \(line)".utf8), path: "ours.tsv")
    let test = try GazetteerTest(try #require(file.tests.first), of: file)
    return test.mistakes(in: document).map(\.description)
  }

  /// "Lind came." with one mention.
  private func document() -> Document {
    var document = Document(key: "", record: Array("Lind came.".utf8), isStructured: true)
    document.entities = [
      Entity(kind: .person, name: "Mara Lind", country: "SWE", id: "lind-1")
    ]
    document.mentions = [
      Mention(range: ByteRange(0, 4), sentence: 0, tokens: 0..<1, entity: 0)
    ]
    return document
  }

  @Test(arguments: [
    "Lind = Mara Lind", "Lind = Mara Lind | person | SWE | lind-1", "Lind = | person",
    "Lind = Mara Lind | | | lind-1", "not Mara; Lind = Mara Lind",
  ])
  func `what comes out as it says is no mistake`(_ expected: String) throws {
    #expect(try mistakes("Lind came. => \(expected)", document()) == [])
  }

  @Test(arguments: [
    (
      "Lind = Astrid Lind | person",
      "found 'Lind = Mara Lind | person', expected 'Lind = Astrid Lind | person' in 'Lind came.'"
    ),
    (
      "Lind = Mara Lind | | | lind-2",
      "found 'Lind = Mara Lind | person | SWE | lind-1', "
        + "expected 'Lind = Mara Lind |  |  | lind-2' in 'Lind came.'"
    ),
    ("Mara = Mara", "found the names 'Lind', expected 'Mara = Mara' in 'Lind came.'"),
    ("not Lind", "found 'Lind = Mara Lind | person', expected no name in 'Lind came.'"),
  ])
  func `what comes out otherwise is told with file and line`(
    _ expected: String, _ message: String
  ) throws {
    #expect(
      try mistakes("Lind came. => \(expected)", document()) == ["ours.tsv: line 2: \(message)"])
  }

  @Test func `a sentence may have a day of publication`() throws {
    let file = try LexiconFile(
      Array("#! on 2015-10-22: Lind came. => not Lind".utf8), path: "ours.tsv")
    let test = try GazetteerTest(try #require(file.tests.first), of: file)
    #expect(test.published == Day(year: 2015, month: 10, day: 22))
    #expect(test.sentence == "Lind came.")
  }

  @Test(arguments: [
    (
      "on 2015-13-22: Lind came. => not Lind",
      "found '2015-13-22', expected a day such as 2015-10-22"
    ),
    (
      "Lind came. => Lind",
      "found 'Lind', expected 'mention = name | type | country | id' or 'not mention'"
    ),
    ("L. => L = a | b | c | d | e", "found 5 facts, expected 1 to 4: name, type, country, id"),
  ])
  func `a test that cannot be read is told with file and line`(
    _ line: String, _ message: String
  ) throws {
    let error = try #require(throws: LexiconError.self) { try mistakes(line, document()) }
    #expect(error.description == "ours.tsv: line 2: \(message)")
  }
}
