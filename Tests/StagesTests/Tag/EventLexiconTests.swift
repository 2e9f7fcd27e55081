import Kernels
import Linguistics
import TestSupport
import Testing

struct EventLexiconTests {
  @Test(arguments: ["event-verbs", "event-nouns"])
  func `the examples in the lexicons come out as they say`(name: String) throws {
    let path = "\(projectFolder)/data/lexicons/en/\(name).tsv"
    let file = try LexiconFile(try readFile(path), path: path)
    let reader = try EventReader()
    #expect(file.tests.count > 8)
    for test in file.tests {
      let found = try reader.events(of: test.input)
      #expect(found.contains(test.expected), "line \(test.line): \(test.input) => \(found)")
    }
  }
}
