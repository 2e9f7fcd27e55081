import Configuration
import Corpus
import Kernels
import Tables
import TestSupport
import Testing

@testable import Pipeline

/// Checks over a table of six rows in two groups, written as a run writes it.
struct CheckTests {
  private static let schema = Schema(
    "people", "One person",
    [
      Field("document", .string, "Article"), Field("name", .string, nullable: true, "Name"),
      Field("kind", .string, "Kind"), Field("age", .int32, "Years"),
      Field("seen", .date, nullable: true, "Day"),
    ])

  private let folder: ScratchFolder
  private let statistics: RunStatistics

  init() throws {
    folder = try ScratchFolder()
    let format = ColumnarFormat(level: 1)
    let file = try GrowingFile(
      .init(schema: Self.schema, format: format, formatName: "columnar"), in: folder.path,
      Crew(jobs: 1))
    try file.append(
      format.encode(
        Self.table([
          ("a.txt", "Ann", "king", 40, "2016-03-01"), ("a.txt", nil, "king", 41, nil),
          ("b.txt", "Bob", "pawn", 12, "2016-02-29"),
        ])))
    try file.append(
      format.encode(
        Self.table([
          ("c.txt", "Ann", "rook", 40, "2015-01-01"), ("c.txt", nil, "king", 3, nil),
          ("d.txt", "Bob\nthe Great", "pawn", 12, nil),
        ])))
    var statistics = RunStatistics()
    statistics.files = [try file.finish()]
    self.statistics = statistics
  }

  private static func table(
    _ rows: [(String, String?, String, Int32, String?)]
  ) -> Table {
    var (documents, names, kinds) = (StringColumn(), StringColumn(), StringColumn())
    var (ages, days) = (ValueColumn<Int32>(), ValueColumn<Int32>())
    for (document, name, kind, age, day) in rows {
      documents.append(document, repeated: 1)
      names.append(name)
      kinds.append(kind)
      ages.append(age)
      days.append(day.flatMap { RunDay($0)?.day.number }, orNull: 0)
    }
    return Table(
      schema,
      [.string(documents), .string(names), .string(kinds), .int32(ages), .date(days)])
  }

  private static func check(
    _ text: String, formats: [String] = ["columnar"]
  ) throws -> (check: (any Check)?, mistakes: [String]) {
    let source = ConfigurationSource(
      name: "p.json", folder: ".", data: DataFolder(path: "data"))
    let check = CheckRegistry.check(
      try parseJSON(Array(text.utf8)), at: "checks[0]", in: source,
      [CheckedTable(schema: schema, formats: formats)])
    return (check, source.mistakes.all.map(\.description))
  }

  private func outcome(
    _ text: String, last: RunRecord? = nil, on day: String = "2016-03-10"
  ) throws -> CheckOutcome {
    let (check, mistakes) = try Self.check(text)
    #expect(mistakes == [])
    let day = try #require(RunDay(day)).day
    return try #require(check).outcome(
      of: FinishedRun(folder: folder.path, statistics: statistics, last: last, day: day))
  }

  @Test(arguments: [
    (#"{"rows": {"table": "people", "fail": {"least": 6}}}"#, "passed", "people: 6 rows"),
    (
      #"{"rows": {"table": "people", "warn": {"least": 7, "most": 9}, "fail": {"least": 6}}}"#,
      "warn", "people: 6 rows, fewer than 7"
    ),
    (
      #"{"rows": {"table": "people", "fail": {"most": 5}}}"#, "fail",
      "people: 6 rows, more than 5"
    ),
    (
      #"{"change": {"table": "people", "fail": "1%"}}"#, "passed",
      "people: 6 rows, and no run before to compare with"
    ),
    (
      #"{"nulls": {"table": "people", "column": "name", "warn": "33%", "fail": "50%"}}"#, "warn",
      "people.name: 2 of 6 rows are null (33.3%), more than 33%"
    ),
    (
      #"{"nulls": {"table": "people", "column": "seen", "fail": "50%"}}"#, "passed",
      "people.seen: 3 of 6 rows are null"
    ),
    (
      #"{"nulls": {"table": "people", "column": "kind"}}"#, "passed",
      "people.kind: 0 of 6 rows are null"
    ),
    (
      #"{"unique": {"table": "people", "columns": ["name"], "warn": "0%"}}"#, "warn",
      "people.name: 1 of 6 rows repeat the key of an earlier one (16.7%), more than 0%"
    ),
    (
      #"{"unique": {"table": "people", "columns": ["document", "name"]}}"#, "passed",
      "people.document, name: 0 of 6 rows repeat the key of an earlier one"
    ),
    (
      #"{"values": {"table": "people", "column": "kind", "of": ["king", "rook", "pawn"]}}"#,
      "passed", "people.kind: 0 of 6 rows hold something other than king, rook, pawn"
    ),
    (
      #"{"values": {"table": "people", "column": "age", "of": [40, 41, 12]}}"#, "fail",
      "people.age: 1 of 6 rows hold something other than 40, 41, 12 (16.7%), more than 0%"
    ),
    (
      #"{"values": {"table": "people", "column": "seen", "of": ["2016-03-01", "2015-01-01"]}}"#,
      "fail",
      "people.seen: 1 of 6 rows hold something other than 2016-03-01, 2015-01-01 (16.7%), "
        + "more than 0%"
    ),
    (
      #"{"fresh": {"table": "people", "column": "seen", "warn": 9}}"#, "passed",
      "people.seen: the newest is 2016-03-01, 9 days before 2016-03-10"
    ),
    (
      #"{"fresh": {"table": "people", "column": "seen", "warn": 3, "fail": 8}}"#, "fail",
      "people.seen: the newest is 2016-03-01, 9 days before 2016-03-10, more than 8"
    ),
  ])
  func `a check says what it found`(text: String, level: String, message: String) throws {
    let outcome = try outcome(text)
    #expect(outcome.level.rawValue == level)
    #expect(outcome.message == message)
    #expect(outcome.rows.isEmpty == (level == "passed" || text.contains("\"rows\"")))
  }

  @Test(arguments: [
    (
      #"{"nulls": {"table": "people", "column": "name"}}"#,
      ["row 2: document a.txt, name null", "row 5: document c.txt, name null"]
    ),
    (
      #"{"unique": {"table": "people", "columns": ["kind", "age"]}}"#,
      ["row 6: document d.txt, kind pawn, age 12"]
    ),
    (
      #"{"values": {"table": "people", "column": "name", "of": ["Ann", "Bob"]}}"#,
      ["row 6: document d.txt, name Bob the Great"]
    ),
    (
      #"{"fresh": {"table": "people", "column": "seen", "fail": 0}}"#,
      ["row 1: document a.txt, seen 2016-03-01"]
    ),
  ])
  func `rows that a check is about are shown`(text: String, rows: [String]) throws {
    #expect(try outcome(text).rows == rows)
  }

  @Test(arguments: [
    (100, "passed", "people: 6 rows, 94 fewer (94%) than in the last run", "95%", "either"),
    (
      100, "fail", "people: 6 rows, 94 fewer (94%) than in the last run; at most 90% may be", "90%",
      "either"
    ),
    (100, "passed", "people: 6 rows, 94 fewer (94%) than in the last run", "90%", "more"),
    (
      4, "fail", "people: 6 rows, 2 more (50%) than in the last run; at most 20% may be", "20%",
      "more"
    ),
    (
      0, "fail", "people: 6 rows, 6 more than in the last run; at most 500% may be", "500%",
      "either"
    ),
  ])
  func `change is counted against the last run`(
    last: Int, level: String, message: String, limit: String, direction: String
  ) throws {
    try folder.write(
      "last/manifest.json",
      #"{"files": [{"path": "people.bsc", "table": "people", "rows": \#(last)}]}"#)
    let outcome = try outcome(
      """
      {"change": {"table": "people", "fail": "\(limit)", "direction": "\(direction)"}}
      """, last: try RunRecord("\(folder.path)/last"))
    #expect(outcome.level.rawValue == level)
    #expect(outcome.message == message)
  }

  @Test(arguments: [
    (
      #""nulls""#,
      "checks[0]: expected an object with one key, the name of a check: rows, change, nulls, "
        + "unique, values, fresh"
    ),
    (
      #"{"null": {}}"#,
      "checks[0]: no check is named 'null'; known checks: rows, change, nulls, unique, values, "
        + "fresh"
    ),
    (
      #"{"nulls": {"table": "persons", "column": "name"}}"#,
      "checks[0].nulls.table: no table is named 'persons'; tables of this run: people"
    ),
    (
      #"{"nulls": {"table": "people", "column": "nam"}}"#,
      "checks[0].nulls.column: no column is named 'nam'; columns of people: document, name, kind, "
        + "age, seen"
    ),
    (
      #"{"nulls": {"table": "people", "column": "name", "fail": 3}}"#,
      "checks[0].nulls.fail: found a number, expected a string"
    ),
    (
      #"{"nulls": {"table": "people", "column": "name", "warn": "9%", "fail": "3%"}}"#,
      #"checks[0].nulls: "fail" is reached before "warn""#
    ),
    (
      #"{"rows": {"table": "people"}}"#,
      #"checks[0].rows: "warn" or "fail" is missing; expected one or both"#
    ),
    (
      #"{"rows": {"table": "people", "fail": {}}}"#,
      #"checks[0].rows.fail: "least" or "most" is missing; expected one or both"#
    ),
    (
      #"{"fresh": {"table": "people", "column": "name", "fail": 3}}"#,
      "checks[0].fresh.column: 'name' is a column of string, expected one of date"
    ),
    (
      #"{"values": {"table": "people", "column": "age", "of": ["old"]}}"#,
      "checks[0].values.of[0]: found a string, expected a value of int32"
    ),
    (
      #"{"unique": {"table": "people", "columns": ["document"], "per": 1}}"#,
      "checks[0].unique: unknown key 'per'; known keys: columns, fail, table, warn"
    ),
  ])
  func `a mistake is told at its place`(text: String, message: String) throws {
    #expect(try Self.check(text).mistakes == ["p.json: " + message])
  }

  @Test(arguments: [
    ("2016-02-29", "passed", "people.seen: the newest is 2016-02-29, 0 days before 2016-02-29"),
    (
      "2016-02-28", "fail",
      "people.seen: the newest is 2015-01-01, 423 days before 2016-02-28, more than 9"
    ),
    ("2014-12-31", "fail", "people.seen: holds no day up to 2014-12-31"),
  ])
  func `days in the future are no news`(day: String, level: String, message: String) throws {
    let outcome = try outcome(
      #"{"fresh": {"table": "people", "column": "seen", "fail": 9}}"#, on: day)
    #expect(outcome.level.rawValue == level)
    #expect(outcome.message == message)
  }

  @Test(arguments: [1, 2, 5])
  func `a table with more keys than are held at once is read more than once`(most: Int) throws {
    let text = #"{"unique": {"table": "people", "columns": ["age"], "warn": "0%"}}"#
    var check = try #require(try Self.check(text).check as? UniqueCheck)
    check.mostKeys = most
    let day = try #require(RunDay("2016-03-10")).day
    let outcome = try check.outcome(
      of: FinishedRun(folder: folder.path, statistics: statistics, last: nil, day: day))
    #expect(
      outcome.message
        == "people.age: 2 of 6 rows repeat the key of an earlier one (33.3%), more than 0%")
    #expect(
      outcome.rows == ["row 4: document c.txt, age 40", "row 6: document d.txt, age 12"])
  }

  @Test func `checks that read columns need a table with columns`() throws {
    let text = #"{"unique": {"table": "people", "columns": ["document"]}}"#
    #expect(
      try Self.check(text, formats: ["csv"]).mistakes == [
        "p.json: checks[0].unique.table: this check reads columns, and 'people' is written as csv "
          + "only; add \"columnar\" to its formats"
      ])
    #expect(
      try Self.check(text, formats: []).mistakes == [
        "p.json: checks[0].unique.table: 'people' is not written: see \"write\""
      ])
    let count = #"{"rows": {"table": "people", "fail": {"least": 1}}}"#
    #expect(try Self.check(count, formats: ["csv"]).mistakes == [])
  }
}
