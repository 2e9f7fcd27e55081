import Kernels
import Linguistics
import Testing
import TestSupport

/// A case of the files in `Tests/Fixtures/cases`: a text, and the pieces it splits into.
struct SegmentCase: CustomTestStringConvertible, Sendable {
  enum Expectation: String {
    case split
    /// Stays one piece (a sentence), or splits at white space only (tokens).
    case unchanged
    /// What is right does not come out yet; when it does, the case must change its kind.
    case knownFailure = "known-failure"
  }

  let label: String
  let input: String
  let output: [String]
  let expectation: Expectation

  var testDescription: String { label }

  static func read(_ name: String) throws -> [SegmentCase] {
    try JSONValue.cases(name).compactMap(SegmentCase.init)
  }

  private init?(_ value: JSONValue) {
    guard let label = value.strings("label").first, let input = value.strings("input").first,
      let expectation = Expectation(rawValue: value.strings("expect").first ?? "")
    else { return nil }
    (self.label, self.input, self.expectation) = (label, input, expectation)
    output = value.strings("output")
  }

  /// Holds what came out against what should; `unchanged` is the output of an unchanged case.
  func check(_ found: [String], unchanged: [String]) {
    switch expectation {
    case .split: #expect(found == output)
    case .unchanged: #expect(found == unchanged)
    case .knownFailure: #expect(found != output, "no longer fails: make it a split case")
    }
  }
}

/// The English lexicons of the project.
func englishSegmentLexicons() throws -> SegmentLexicons {
  try SegmentLexicons { name in
    let path = "\(projectFolder)/data/lexicons/en/\(name)"
    return try LexiconFile(try readFile(path), path: path)
  }
}
