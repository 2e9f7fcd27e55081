import Configuration
import Kernels
import Stages
import Tables
import TestSupport
import Testing

@testable import Pipeline

/// `Documentation/pipeline.schema.json` knows the names and keys that the program knows, no more
/// and no less.
struct PipelineSchemaTests {
  private let schema: JSONValue

  init() throws {
    schema = try parseJSON(
      try readFile("\(projectFolder)/Documentation/pipeline.schema.json"))
  }

  @Test func `stages are those of the registry`() {
    #expect(keys("$defs", "stage", "properties") == StageRegistry.names)
  }

  @Test(arguments: [("clean", "cleanStep"), ("tag", "tagStep")])
  func `steps are those of the registry, by name alone and with options`(
    stage: String, definition: String
  ) throws {
    guard case .array(let forms)? = schema["$defs"]?[definition]?["oneOf"]?.content else {
      Issue.record("no oneOf in \(definition)")
      return
    }
    let steps = ConfigurationWords.steps(of: stage)
    #expect(forms[0]["enum"]?.strings.sorted() == steps)
    #expect(forms[1]["properties"]?.keys.sorted() == steps)
  }

  @Test func `formats are those of the registries`() {
    let read = schema["$defs"]?["read"]?["properties"]?["format"]?["enum"]
    #expect(read?.strings == ConfigurationWords.readFormats)
    #expect(schema["$defs"]?["formats"]?["items"]?["enum"]?.strings == OutputRegistry.names)
  }

  @Test func `checks are those of the registry`() {
    #expect(keys("$defs", "check", "properties") == CheckRegistry.checks.map { $0.name })
  }

  /// The program is given a key that it does not know, and says which it knows.
  @Test(arguments: [
    ("", ["properties"]),
    ("stages[0].read", ["$defs", "read", "properties"]),
    ("stages[1].clean", ["$defs", "clean", "properties"]),
    ("stages[2].segment", ["$defs", "segment", "properties"]),
    ("stages[3].tag", ["$defs", "tag", "properties"]),
    ("stages[4].aggregate", ["$defs", "aggregate", "properties"]),
    (
      "stages[4].aggregate.near-duplicates",
      ["$defs", "aggregate", "properties", "near-duplicates", "properties"]
    ),
    ("stages[4].aggregate.tables[0]", ["$defs", "aggregateTable", "properties"]),
    ("write", ["$defs", "write", "properties"]),
    ("checks[0].rows", ["$defs", "check", "properties", "rows", "properties"]),
    ("checks[0].rows.fail", ["$defs", "bounds", "properties"]),
    ("checks[1].change", ["$defs", "check", "properties", "change", "properties"]),
    ("checks[2].nulls", ["$defs", "check", "properties", "nulls", "properties"]),
    ("checks[3].unique", ["$defs", "check", "properties", "unique", "properties"]),
    ("checks[4].values", ["$defs", "check", "properties", "values", "properties"]),
    ("checks[5].fresh", ["$defs", "check", "properties", "fresh", "properties"]),
  ])
  func `keys are those that the program reads`(place: String, path: [String]) throws {
    let known = try PipelineSchemaTests.knownKeys()[place]
    let value = path.reduce(schema as JSONValue?) { $0?[$1] }
    #expect(known == value?.keys.sorted())
  }

  @Test(arguments: ["clean", "tag"])
  func `options of steps are those that the program reads`(stage: String) throws {
    let definition = schema["$defs"]?["\(stage)Step"]?["oneOf"]
    guard case .array(let forms)? = definition?.content else { return }
    for step in ConfigurationWords.steps(of: stage) {
      let options = forms[1]["properties"]?[step]?["properties"]?.keys.sorted() ?? []
      let known = try PipelineSchemaTests.knownOptions(of: step, in: stage)
      #expect(known == options, "\(step)")
    }
  }

  private func keys(_ path: String...) -> [String] {
    path.reduce(schema as JSONValue?) { $0?[$1] }?.keys ?? []
  }

  /// For each place of a configuration, the keys that may stand there.
  private static func knownKeys() throws -> [String: [String]] {
    try knownKeys(
      of: """
        {"x": 1, "name": "keys", "stages": [
          {"read": {"x": 1, "from": "data"}}, {"clean": {"x": 1, "steps": ["decode"]}},
          {"segment": {"x": 1}}, {"tag": {"x": 1, "steps": []}},
          {"aggregate": {"x": 1, "near-duplicates": {"x": 1},
           "tables": [{"x": 1, "name": "all", "from": "documents"}]}}],
         "write": {"x": 1, "to": "out"},
         "checks": [
          {"rows": {"x": 1, "table": "documents", "fail": {"x": 1, "least": 1}}},
          {"change": {"x": 1, "table": "documents", "fail": "1%"}},
          {"nulls": {"x": 1, "table": "documents", "column": "title"}},
          {"unique": {"x": 1, "table": "documents", "columns": ["title"]}},
          {"values": {"x": 1, "table": "documents", "column": "title", "of": []}},
          {"fresh": {"x": 1, "table": "documents", "column": "published", "fail": 1}}]}
        """)
  }

  private static func knownOptions(of step: String, in stage: String) throws -> [String] {
    let found = try knownKeys(
      of: """
        {"stages": [{"\(stage)": {"steps": [{"\(step)": {"x": 1}}]}}], "write": {"to": "out"}}
        """)
    return found["stages[0].\(stage).steps[0].\(step)"] ?? ["nothing was said"]
  }

  private static func knownKeys(of text: String) throws -> [String: [String]] {
    let source = ConfigurationSource(
      name: "keys.json", folder: projectFolder, data: DataFolder(path: "\(projectFolder)/data"))
    let failure = #expect(throws: ConfigurationFailure.self) {
      _ = try PipelineConfiguration(bytes: Array(text.utf8), source: source)
    }
    var found: [String: [String]] = [:]
    for mistake in failure?.mistakes ?? [] {
      let start = "unknown key 'x'; known keys: "
      guard mistake.message.hasPrefix(start) else { continue }
      let names = mistake.message.dropFirst(start.count)
      found[mistake.place] =
        names == "none" ? [] : names.split(separator: ",").map { String($0.drop { $0 == " " }) }
    }
    return found
  }
}

extension JSONValue {
  fileprivate subscript(key: String) -> JSONValue? {
    guard case .object(let members) = content else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The keys of an object, in its order.
  fileprivate var keys: [String] {
    guard case .object(let members) = content else { return [] }
    return members.map(\.key)
  }

  /// The strings of a list.
  fileprivate var strings: [String] {
    guard case .array(let elements) = content else { return [] }
    return elements.compactMap { element in
      guard case .string(let bytes) = element.content else { return nil }
      return String(decoding: bytes, as: UTF8.self)
    }
  }
}
