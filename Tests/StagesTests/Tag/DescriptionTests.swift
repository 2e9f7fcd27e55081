import Configuration
import Corpus
import Kernels
import Stages
import Testing
import TestSupport

/// Persons who are meant by an office, in articles of 2015-10-22.
struct DescriptionTests {
  private static let steps = try? (
    SegmentStep(try options()), EntitiesStep(try options())
  )

  private static func options() throws -> Options {
    let source = ConfigurationSource(
      name: "test.json", folder: projectFolder, data: DataFolder(path: "\(projectFolder)/data"))
    return try #require(source.options(try parseJSON(Array("{}".utf8)), at: "entities"))
  }

  private func described(_ text: String, published: Day?) throws -> [String] {
    let (segment, entities) = try #require(DescriptionTests.steps)
    var document = Document(key: "a", record: Array(text.utf8), isStructured: true)
    document.metadata.published = published
    try segment.process(&document)
    try entities.process(&document)
    for description in document.descriptions {
      #expect(document.description(at: description.tokens.lowerBound) == description)
    }
    return document.descriptions.map { description in
      let (first, last) = (description.tokens.lowerBound, description.tokens.upperBound - 1)
      let (start, end) = (document.tokens[first].range.start, document.tokens[last].range.end)
      return "\(document.string(ByteRange(Int(start), Int(end)))) = \(description.name)"
    }
  }

  @Test(arguments: [
    ("Later the Russian president spoke.", "Russian president = Vladimir Putin"),
    ("It was Syria's president who came.", "Syria's president = Bashar al-Assad"),
    (
      "Nobody saw the U.S. Secretary of State.", "U.S. Secretary of State = John Kerry"
    ),
    ("The German chancellor left.", "German chancellor = Angela Merkel"),
    ("The British foreign secretary left.", "British foreign secretary = Philip Hammond"),
    ("The British chancellor left.", "British chancellor = George Osborne"),
    ("The president of France left.", "president of France = François Hollande"),
    (
      "The prime minister of the United Kingdom left.",
      "prime minister of the United Kingdom = David Cameron"
    ),
    ("NATO's secretary-general left.", "NATO's secretary-general = Jens Stoltenberg"),
    ("The UN chief left.", "UN chief = Ban Ki-moon"),
    ("The EU foreign policy chief left.", "EU foreign policy chief = Federica Mogherini"),
    (
      "The president of the European Commission left.",
      "president of the European Commission = Jean-Claude Juncker"
    ),
    ("The mayor of London left.", "mayor of London = Boris Johnson"),
  ])
  func `the one in office is meant`(_ text: String, _ expected: String) throws {
    #expect(try described(text, published: Day(year: 2015, month: 10, day: 22)) == [expected])
  }

  @Test(arguments: [
    "The former Russian president spoke.", "He met a Russian president.",
    "Russian President Vladimir Putin spoke.", "The Russian vice president spoke.",
    "The president-elect of France spoke.", "The French president-elect spoke.",
    "The deputy prime minister of Russia spoke.", "The ex-president of Russia spoke.",
    "Russian presidents come and go.", "The Russian presidential palace is old.",
    "The president of Ruritania spoke.", "The Argentine presidential candidate spoke.",
    "The Russian presidency is strong.", "The then French president spoke.",
  ])
  func `somebody else, or nobody, is meant`(_ text: String) throws {
    #expect(try described(text, published: Day(year: 2015, month: 10, day: 22)) == [])
  }

  @Test func `the day of publication decides, and without it nobody is meant`() throws {
    let text = "The U.S. president left."
    let day = Day(year: 2018, month: 1, day: 1)
    #expect(try described(text, published: day) == ["U.S. president = Donald Trump"])
    #expect(try described(text, published: nil) == [])
    #expect(try described(text, published: Day(year: 1950, month: 1, day: 1)) == [])
  }
}
