import Kernels
import TestSupport
import Testing

/// What others do while a run is at work does not harm what is published.
struct InterferenceTests {
  private let corpus: NightlyCorpus

  init() throws {
    corpus = try NightlyCorpus(sentences: 40)
    let ending = try corpus.run("--quiet")
    guard ending.status == 0 else { throw PublishedRun.Failure(ending: ending) }
  }

  /// Stops a run behind its third part, does something, and lets it go on.
  ///
  /// - Returns: How the run ended.
  private func run(while action: String) throws -> Program.Ending {
    try corpus.shell(
      """
      BROADSHEET_FAULT=part.delivered:3:stop "$0" run --quiet --full --jobs 1 & run=$!
      for try in $(seq 500); do
        grep -q '^State:.T' /proc/$run/status && break
        [ $try = 500 ] && { echo 'the run did not stop' >&2; kill -9 $run; exit 99; }
        sleep 0.05
      done
      \(action)
      kill -CONT $run; wait $run
      """)
  }

  private func expectHealed(_ location: SourceLocation = #_sourceLocation) throws {
    let ending = try corpus.run("--quiet")
    #expect(ending.status == 0, "\(ending.errors)", sourceLocation: location)
    #expect(try corpus.files() == corpus.freshFiles(), sourceLocation: location)
  }

  private func expectWhole(_ location: SourceLocation = #_sourceLocation) throws {
    let ending = try Program.run("verify", "out", in: corpus.folder)
    #expect(ending.status == 0, "\(ending.errors)", sourceLocation: location)
  }

  @Test func `inputs that go away during a run are rejects or not there, and nothing else is`()
    throws
  {
    let ending = try run(while: "mkdir aside; mv in/0/7.txt in/0/8.txt in/0/9.txt in/3 aside")
    #expect(ending.status == 1, "a warning: \(ending.errors)")
    try expectWhole()
    let run = PublishedRun(corpus.folder)
    for path in try run.rows("rejects").texts("path") {
      #expect(["0/7.txt", "0/8.txt", "0/9.txt", "3"].contains(path))
    }
    let documents = try run.rows("documents").texts("document")
    #expect(documents.contains("0/6.txt") && documents.contains("4/40.txt"))
    #expect(!documents.contains("0/9.txt") && !documents.contains("3/30.txt"))
    #expect(try corpus.shell("mv aside/3 in/3; mv aside/* in/0").status == 0)
    try expectHealed()
  }

  @Test func `inputs that change during a run are as they were when they were read`() throws {
    let ending = try run(
      while: "for n in 0 5 9; do echo 'More.' >> in/0/$n.txt; done; truncate -s 90 in/lines.jsonl")
    #expect(ending.status == 0, "\(ending.errors)")
    try expectWhole()
    try expectHealed()
  }

  @Test func `output that goes away during a run ends it, and the next run heals`() throws {
    let before = try corpus.files()
    let hidden = try run(while: "rm -r out/runs/.000002")
    #expect(hidden.status == 4)
    #expect(try corpus.files() == before)
    try expectWhole()
    try expectHealed()
    let parts = try run(while: "rm -r out/parts")
    #expect(parts.status == 4 || parts.status == 0, "\(parts.errors)")
    try expectWhole()
    try expectHealed()
  }
}
