import Kernels
import Linguistics
import TestSupport
import Testing

struct BoilerplateRulesTests {
  private func file(_ text: String) throws -> LexiconFile {
    try LexiconFile(Array(text.utf8), path: "rules.txt")
  }

  @Test func `the inline tests of the program's own rules hold`() throws {
    let path = projectFolder + "/data/boilerplate.txt"
    let file = try LexiconFile(try readFile(path), path: path)
    let rules = try BoilerplateRules(file)
    #expect(file.tests.count > 10)
    for test in file.tests {
      let colon = try #require(test.input.firstIndex(of: ":"))
      let position = try #require(BoilerplateRules.Position(rawValue: String(test.input[..<colon])))
      let line = test.input[test.input.index(after: colon)...]
      let isDropped = rules.match(Array(line.utf8).span, at: position)
      #expect(
        (isDropped != nil ? "drop" : "keep") == test.expected, "line \(test.line): \(test.input)")
    }
  }

  @Test(arguments: [
    ("feet\tequals\ta", "rules.txt: line 1: found 'feet', expected head, foot or any"),
    (
      "foot\tis-big",
      "rules.txt: line 1: found 'is-big', expected one of: equals, starts-with, starts-short, "
        + "ends-with, contains, is-address, is-number, is-rule"
    ),
    ("foot\tequals", "rules.txt: line 1: expected a text to test for"),
    ("foot\tis-rule\ta", "rules.txt: line 1: expected no text"),
  ])
  func `a rule that cannot be read says where and why`(text: String, message: String) throws {
    let file = try file(text)
    let error = #expect(throws: LexiconError.self) { try BoilerplateRules(file) }
    #expect(error?.description == message)
  }

  @Test(arguments: [
    ("www.paper.example/a-b", true), ("paper.example", true), ("editor@paper.example", true),
    ("No.", false), ("U.S.", false), ("3.5", false), ("and so on...", false),
  ])
  func `an address is one word with a dot inside`(line: String, isAddress: Bool) throws {
    let rules = try BoilerplateRules(try file("foot\tis-address"))
    #expect(rules.match(Array(line.utf8).span, at: .foot) == (isAddress ? .weak : nil))
  }
}
