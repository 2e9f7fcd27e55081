import Kernels
import TestSupport
import Testing

/// Checks of a run before it is published: their exit statuses, and what stays.
struct QualityCheckTests {
  private func corpus(_ checks: String) throws -> NightlyCorpus {
    try NightlyCorpus(options: "\"checks\": [\(checks)],")
  }

  @Test func `a check that warns is told, and the run is published`() throws {
    let corpus = try corpus(#"{"rows": {"table": "documents", "warn": {"least": 9000}}}"#)
    let ending = try corpus.run("--quiet")
    #expect(ending.status == 1)
    #expect(ending.errors == "broadsheet: warning: documents: 130 rows, fewer than 9000\n")
    #expect(FileSystem.exists("\(corpus.folder.path)/out/current"))
  }

  @Test func `a check that fails publishes nothing, unless it is told to`() throws {
    let corpus = try corpus(
      """
      {"nulls": {"table": "documents", "column": "source", "fail": "30%"}},
      {"rows": {"table": "documents", "warn": {"most": 1}}}
      """)
    let ending = try corpus.run("--quiet")
    #expect(ending.status == 3)
    #expect(
      ending.errors == """
        broadsheet: warning: documents: 130 rows, more than 1
        broadsheet: documents.source: 70 of 130 rows are null (53.8%), more than 30%: nothing is \
        published; the tables lie in out/failed
          row 1: document 0/0.txt, source null
          row 2: document 0/1.txt, source null
          row 3: document 0/2.txt, source null
          row 4: document 0/3.txt, source null
          row 5: document 0/4.txt, source null

        """)
    #expect(!FileSystem.exists("\(corpus.folder.path)/out/current"))
    #expect(FileSystem.exists("\(corpus.folder.path)/out/failed/documents.bsc"))
    let anyway = try corpus.run("--quiet", "--publish-anyway")
    #expect(anyway.status == 1)
    #expect(anyway.errors.hasPrefix("broadsheet: warning: documents.source: 70 of 130 rows "))
    #expect(FileSystem.exists("\(corpus.folder.path)/out/current/documents.bsc"))
  }

  @Test func `change is counted against what is published`() throws {
    let corpus = try corpus(
      #"{"change": {"table": "documents", "fail": "1%", "warn": "0%"}}"#)
    #expect(try corpus.run("--quiet").status == 0)
    try corpus.remove(3)
    let warned = try corpus.run("--quiet")
    #expect(warned.status == 1)
    #expect(
      warned.errors == """
        broadsheet: warning: documents: 129 rows, 1 fewer (0.8%) than in the last run; at most 0% \
        may be

        """)
    for number in 50..<60 { try corpus.remove(number) }
    #expect(try corpus.run("--quiet").status == 3)
    #expect(FileSystem.linkTarget(of: "\(corpus.folder.path)/out/current") == "runs/000002")
  }

  @Test func `age is counted from the day that is given`() throws {
    let corpus = try corpus(
      #"{"fresh": {"table": "documents", "column": "published", "fail": 2}}"#)
    try corpus.folder.write(
      "in/dated.jsonl", #"{"text": "One. Two.", "published": "2016-03-01"}"# + "\n")
    #expect(try corpus.run("--quiet", "--on", "2016-03-03").status == 0)
    let files = try corpus.files()
    let late = try corpus.run("--quiet", "--on", "2016-03-04")
    #expect(late.status == 3)
    #expect(
      late.errors.hasPrefix(
        """
        broadsheet: documents.published: the newest is 2016-03-01, 3 days before 2016-03-04, more \
        than 2: nothing is published;
        """))
    #expect(try corpus.run("--quiet", "--on", "2016-03-01").status == 0)
    #expect(try corpus.files() == files)
    let wrong = try corpus.run("--on", "yesterday")
    #expect(wrong.status == 2)
    #expect(
      wrong.errors.hasPrefix(
        "Error: --on: found 'yesterday', expected a day such as 2016-03-13"))
  }
}
