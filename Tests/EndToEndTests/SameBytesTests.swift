import Kernels
import TestSupport
import Testing

/// However the parts of 64 batches and more come about, what is published is byte for byte what
/// one run gives that knows of no other.
struct SameBytesTests {
  private let corpus: NightlyCorpus

  init() throws { corpus = try NightlyCorpus(sentences: 40) }

  private func batchCount() throws -> Int {
    try corpus.shell("\"$0\" batches --to counted").output.split(separator: "\n").count
  }

  @Test func `one job and eight`() throws {
    #expect(try batchCount() >= 64)
    let ending = try corpus.run("--quiet", jobs: 8)
    #expect(ending.status == 0, "\(ending.errors)")
    #expect(try corpus.files() == corpus.freshFiles())
  }

  @Test func `resumed after a kill at 20 random moments`() throws {
    let fresh = try corpus.freshFiles()
    let start = Machine.nanoseconds()
    #expect(try corpus.run("--quiet", to: "timed").status == 0)
    let duration = Machine.nanoseconds() - start
    var random = SeededRandom(seed: start)
    for round in 0..<20 {
      // Now and then there is something to be made again.
      if round % 4 == 3 { _ = try corpus.shell("rm -rf out/parts") }
      let milliseconds = 1 + Int(random.next() % (duration / 1_000_000 + 1))
      let digits = "\(1000 + milliseconds % 1000)".dropFirst()
      _ = try corpus.shell(
        "timeout -s KILL \(milliseconds / 1000).\(digits) \"$0\" run --quiet --jobs 2; exit 0")
      if FileSystem.exists("\(corpus.folder.path)/out/current") {
        #expect(try corpus.files() == fresh, "killed after \(milliseconds) ms")
      }
    }
    let ending = try corpus.run("--quiet")
    #expect(ending.status == 0, "\(ending.errors)")
    #expect(try corpus.files() == fresh)
  }

  @Test func `parts made by many processes`() throws {
    let made = try corpus.shell(
      """
      "$0" batches | xargs -P 4 -n 5 sh -c 'printf "%s\\n" "$@" | "$0" parts' "$0" && \
      test -z "$("$0" batches --missing)" && "$0" parts < /dev/null && "$0" assemble --quiet
      """)
    #expect(made.status == 0, "\(made.errors)")
    #expect(made.output.split(separator: "\n").count >= 64)
    #expect(made.output.hasPrefix("{\"batch\":\""))
    #expect(try corpus.files() == corpus.freshFiles())
  }

  @Test(.enabled(if: isThere("parallel"), "GNU parallel is not installed"))
  func `parts made by GNU parallel`() throws {
    let made = try corpus.shell(
      """
      "$0" batches --missing | parallel -j 4 --pipe -N 16 "$0" parts && "$0" assemble --quiet
      """)
    #expect(made.status == 0, "\(made.errors)")
    #expect(made.output.split(separator: "\n").count >= 64)
    #expect(try corpus.files() == corpus.freshFiles())
  }

  @Test func `after articles were added, changed, removed and renamed`() throws {
    #expect(try corpus.run("--quiet").status == 0)
    try corpus.change()
    let ending = try corpus.run()
    #expect(ending.status == 0, "\(ending.errors)")
    let parts = try #require(NightlyCorpus.parts(ending))
    #expect(parts.made > 0 && parts.made * 4 < parts.kept, "\(parts)")
    #expect(try corpus.files() == corpus.freshFiles())
  }
}
