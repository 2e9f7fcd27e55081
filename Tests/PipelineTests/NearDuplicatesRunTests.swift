import Configuration
import Kernels
import Stages
import Tables
import TestSupport
import Testing

@testable import Pipeline

/// Whole runs that look for duplicates.
struct NearDuplicatesRunTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private func configuration(_ aggregate: String, from: String) throws -> PipelineConfiguration {
    let json = """
      {"name": "t", "stages": [
        {"read": {"from": "\(from)", "format": "auto"}},
        {"clean": {"steps": ["decode", "find-article",
          {"drop-boilerplate": {"rules": "\(projectFolder)/data/boilerplate.txt"}}]}},
        {"segment": {"language": "en"}},
        {"aggregate": \(aggregate)}],
       "write": {"to": "\(folder.path)/out", "formats": ["columnar"]}}
      """
    let path = try folder.write("pipeline.json", json)
    return try PipelineConfiguration(path: path, data: DataFolder(path: "\(projectFolder)/data"))
  }

  /// The cells of a published table, row by row.
  private func rows(of table: String) throws -> [[String?]] {
    let reader = try ColumnarReader(readingFrom: "\(folder.path)/out/current/\(table).bsc")
    var rows: [[String?]] = []
    for (number, group) in reader.groups.enumerated() {
      let columns = try reader.schema.fields.indices.map { try reader.column($0, ofGroup: number) }
      for row in 0..<group.rowCount { rows.append(columns.map { $0.text(row: row) }) }
    }
    return rows
  }

  /// Articles of which some repeat others, as lines of JSON.
  private func corpus(articles count: Int) throws -> String {
    var random = SeededRandom(seed: 11)
    var texts: [String] = []
    for number in 0..<count {
      if number % 5 == 4 {
        texts.append(texts[number - 3].replacing("17", with: "18"))
      } else {
        let words = (0..<120).map { _ in String(decoding: random.letters(14), as: UTF8.self) }
        texts.append(words.joined(separator: " ") + " 17 " + words[0] + ".")
      }
    }
    return try folder.write(
      "in/a.jsonl", texts.map { "{\"text\": \"\($0)\"}" }.joined(separator: "\n"))
  }

  @Test func `the sample corpus has one near-duplicate`() throws {
    let configuration = try configuration(
      "{\"near-duplicates\": {}, \"tables\": []}", from: "\(projectFolder)/data/articles")
    _ = try Run(configuration, Run.Manner(jobs: 2)) { _ in }
    let found = try rows(of: "duplicates")
    #expect(
      found.map { [$0[0], $0[1]] } == [
        [
          "meridian-wire/2015-12/chennai-floods.txt",
          "ledger-tribune/2015-12/chennai-under-water.txt",
        ]
      ])
  }

  @Test func `the number of jobs makes no difference`() throws {
    let from = try corpus(articles: 1000)
    let aggregate = """
      {"near-duplicates": {"similarity": 0.7}, "tables": [
        {"name": "all", "from": "documents", "by": [], "measures": ["count", {"sum": "tokens"}]},
        {"name": "once", "from": "documents", "by": [], "duplicates": "leave out",
         "measures": ["count", {"sum": "tokens"}]},
        {"name": "words", "from": "tokens", "by": ["upos"], "duplicates": "leave out"}]}
      """
    let configuration = try configuration(aggregate, from: from)
    var seen: [[[[String?]]]] = []
    for jobs in [1, 3] {
      _ = try Run(configuration, Run.Manner(jobs: jobs, isFull: true)) { _ in }
      seen.append(try ["duplicates", "all", "once", "words"].map { try rows(of: $0) })
    }
    #expect(seen[0] == seen[1])
    #expect(seen[0][0].count == 200)
    #expect(seen[0][0].first?[0] == "a.jsonl#4")
    #expect(seen[0][0].first?[1] == "a.jsonl#1")
    let repeated = Set(seen[0][0].map { $0[0] })
    let documents = try rows(of: "documents").filter { !repeated.contains($0[0]) }
    let place = try #require(DocumentRows.schema.position(of: "tokens"))
    let tokens = documents.reduce(0) { $0 + (Int($1[place] ?? "") ?? 0) }
    #expect(seen[0][1].map { $0[0] } == ["1000"])
    #expect(seen[0][2] == [["800", "\(tokens)"]])
    #expect(seen[0][3].map { $0.last } == ["\(tokens)"])
  }

  @Test(arguments: [
    (
      "{\"tables\": [{\"name\": \"a\", \"from\": \"documents\", \"duplicates\": \"leave out\"}]}",
      "stages[3].aggregate.tables[0].duplicates: duplicates are not looked for"
    ),
    (
      "{\"near-duplicates\": {}, \"tables\": [{\"name\": \"duplicates\", \"from\": \"documents\"}]}",
      "'duplicates' is the name of another table"
    ),
    (
      "{\"near-duplicates\": {}, \"tables\": [{\"name\": \"a\", \"from\": \"duplicates\"}]}",
      "no table is named 'duplicates'"
    ),
    ("{\"near-duplicates\": true}", "stages[3].aggregate.near-duplicates"),
    ("{\"near-duplicates\": {\"words\": 3}}", "unknown key 'words'"),
  ])
  func `mistakes are told at their place`(aggregate: String, message: String) throws {
    let told = mistakes(
      """
      {"stages": [{"read": {"from": "x"}}, {"clean": {"steps": ["decode"]}}, {"segment": {}},
       {"aggregate": \(aggregate)}], "write": {"to": "o"}}
      """)
    #expect(told.contains(message), "\(told)")
  }

  @Test func `duplicates need tokens`() throws {
    let told = mistakes(
      """
      {"stages": [{"read": {"from": "x"}}, {"aggregate": {"near-duplicates": {}}}],
       "write": {"to": "o"}}
      """)
    #expect(told.contains("'near-duplicates' needs tokens; put 'segment' before it"))
  }

  /// What is said of a configuration; nothing where it has no mistake.
  private func mistakes(_ json: String) -> String {
    do throws(ConfigurationFailure) {
      _ = try PipelineConfiguration(
        bytes: Array(json.utf8),
        source: ConfigurationSource(
          name: "p.json", folder: folder.path, data: DataFolder(path: "\(projectFolder)/data")))
      return ""
    } catch {
      return error.description
    }
  }
}
