import Kernels
import TestSupport
import Testing

/// Whatever happened before, a run publishes what a run would that knows of no other.
struct RunAgainTests {
  private let corpus: NightlyCorpus

  init() throws { corpus = try NightlyCorpus() }

  @Test func `an unchanged corpus is taken from kept parts, with the same bytes`() throws {
    let first = try corpus.run()
    #expect(first.status == 0, "\(first.errors)")
    let files = try corpus.files()
    let second = try corpus.run(jobs: 8)
    let parts = try #require(NightlyCorpus.parts(second))
    #expect(parts.made == 0)
    #expect(parts.kept > 8)
    #expect(try corpus.files() == files)
    let full = try corpus.run("--full")
    #expect(NightlyCorpus.parts(full) == nil)
    #expect(try corpus.files() == files)
  }

  @Test func `after articles were added, changed, removed and renamed, only theirs is made`() throws
  {
    _ = try corpus.run()
    try corpus.change()
    let ending = try corpus.run()
    #expect(ending.status == 0, "\(ending.errors)")
    let parts = try #require(NightlyCorpus.parts(ending))
    #expect(parts.kept > parts.made)
    #expect(parts.made > 0)
    #expect(try corpus.files() == corpus.freshFiles())
  }

  /// Places at which a run is killed: how many parts it has delivered by then.
  private static let kills: [Int] = {
    var random = SeededRandom(seed: Machine.nanoseconds())
    return (0..<(isLongRun ? 20 : 3)).map { _ in 1 + Int(random.next() % 8) }
  }()

  @Test func `a run that is killed again and again goes on where it was`() throws {
    for kill in Self.kills {
      let ending = try corpus.run(fault: "part.delivered:\(kill)")
      #expect(ending.status == 137, "killed behind part \(kill): \(ending.errors)")
      #expect(!FileSystem.exists("\(corpus.folder.path)/out/current"))
    }
    let ending = try corpus.run()
    #expect(ending.status == 0, "\(ending.errors)")
    let parts = try #require(NightlyCorpus.parts(ending))
    #expect(parts.kept >= Self.kills.max() ?? 1)
    #expect(try corpus.files() == corpus.freshFiles())
  }

  @Test func `parts that are missing are told, and names that are none`() throws {
    let ending = try corpus.shell(
      """
      "$0" batches | head -n 2 | "$0" parts > made; "$0" assemble; echo $?; \
      echo 0123456789abcdef | "$0" parts; echo $?
      """)
    #expect(ending.output == "4\n2\n")
    #expect(ending.errors.contains(" parts are missing; 'broadsheet batches --missing' lists"))
    #expect(ending.errors.contains("no batch is named '0123456789abcdef'"))
  }

  @Test func `a part that is asked for twice is made once`() throws {
    let ending = try corpus.shell(
      """
      "$0" batches | head -n 1 > one; cat one one one | "$0" parts --jobs 3 | wc -l
      """)
    #expect(ending.output == "1\n")
  }

  @Test(arguments: ["run", "assemble"])
  func `nobody waits for a thousand years`(command: String) throws {
    let ending = try corpus.shell("\"$0\" \(command) --wait 18446744073")
    #expect(ending.status == 2)
    #expect(ending.errors.hasPrefix("Error: --wait: found 18446744073, expected 0 to 1000000\n"))
  }

  @Test func `no more runs stay than are to be kept`() throws {
    let corpus = try NightlyCorpus(options: #""keep": {"runs": 2},"#)
    for _ in 0..<4 { #expect(try corpus.run("--quiet").status == 0) }
    let runs = try FileSystem.names(in: "\(corpus.folder.path)/out/runs")
    #expect(runs == ["000003", "000004"])
  }

  @Test func `parts that no run needs any more are removed`() throws {
    _ = try corpus.run()
    try corpus.change()
    _ = try corpus.run()
    // Beside the parts lie groups that were made of several.
    let kept = try corpus.shell("grep -rl --binary-files=text ^BSPART01 out/parts/?? | wc -l")
    let needed = try corpus.shell("\"$0\" batches --to fresh | wc -l")
    #expect(kept.output == needed.output)
    let all = try corpus.shell("find out/parts -type f -path '*/??/*' | wc -l")
    _ = try corpus.run("--full")
    let fresh = try corpus.shell("find out/parts -type f -path '*/??/*' | wc -l")
    #expect(all.output == fresh.output)
  }
}
