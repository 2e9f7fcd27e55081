import Corpus
import Kernels
import Testing
import TestSupport

/// A case of `Tests/Fixtures/cases/entities.json`: a text of 2015-10-22, and the names in it as
/// "text = type name country (title) metonym".
struct EntityCase: CustomTestStringConvertible, Sendable {
  enum Expectation: String {
    case tagged
    /// Has no name.
    case unchanged
    /// What is right does not come out yet; when it does, the case must change its kind.
    case knownFailure = "known-failure"
  }

  let label: String
  let input: String
  let output: [String]
  let expectation: Expectation

  var testDescription: String { label }

  static func read() throws -> [EntityCase] {
    try JSONValue.cases("entities.json").compactMap(EntityCase.init)
  }

  private init?(_ value: JSONValue) {
    guard let label = value.strings("label").first, let input = value.strings("input").first,
      let expectation = Expectation(rawValue: value.strings("expect").first ?? "")
    else { return nil }
    (self.label, self.input, self.expectation) = (label, input, expectation)
    output = value.strings("output")
  }

  func check(_ found: [String]) {
    switch expectation {
    case .tagged: #expect(found == output)
    case .unchanged: #expect(found == [])
    case .knownFailure: #expect(found != output, "no longer fails: make it a tagged case")
    }
  }
}

extension Document {
  /// The mentions as entity cases write them.
  var namesInWords: [String] {
    mentions.map { mention in
      let entity = entities[Int(mention.entity)]
      var words = "\(string(mention.range)) = \(entity.kind.name) \(entity.name)"
      if let country = entity.country { words += " \(country)" }
      if let role = mention.role { words += " (\(string(role)))" }
      if mention.isMetonym { words += " metonym" }
      return words
    }
  }
}
