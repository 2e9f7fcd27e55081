import Kernels
import TestSupport
import Testing

/// Records beyond the limit are passed over with memory for no more than the limit.
struct LongInputTests {
  @Test func `a line and a file beyond the limit are rejected, the lines around are read`() throws {
    let trial = try Trial(options: #", "limit": 1"#)
    try write(megabytes: 3, to: trial)
    let ending = try trial.run()
    #expect(ending.status == 1)
    #expect(
      try trial.rejects() == [
        "a.jsonl#1 too-large: a line of more than 1048576 bytes @19",
        "b.txt too-large: more than 1048576 bytes @1048576",
      ])
    #expect(try trial.documents() == ["a.jsonl#0", "a.jsonl#2"])
  }

  @Test func `a word of 400 kB and a paragraph of 800 kB are read in time`() throws {
    let trial = try Trial()
    let word = String(repeating: "x", count: 400_000)
    let paragraph = String(repeating: "Words and words. ", count: 48_000)
    try trial.folder.write("in/a.txt", "Title\n\nBy Ann Lee\n\n\(word)\n\n\(paragraph)\n")
    let ending = try trial.run()
    #expect(ending.status == 0)
    #expect(try PublishedRun(trial.folder).rows("sentences").count > 40_000)
  }

  @Test(.enabled(if: isLongRun, "of `make test-all`: set BROADSHEET_LONG_TESTS=1"))
  func `a line of 200 MB is rejected with little memory`() throws {
    let trial = try Trial()
    try write(megabytes: 200, to: trial)
    let ending = try Program.start(
      "sh", ["-c", "ulimit -v 1500000; exec \"$0\" run --quiet", Program.path], in: trial.folder)
    #expect(ending.status == 1, "\(ending.errors)")
    #expect(try trial.rejects().count == 2)
    #expect(try trial.documents() == ["a.jsonl#0", "a.jsonl#2"])
  }

  private func write(megabytes: Int, to trial: Trial) throws {
    let long = [UInt8](repeating: 0x78, count: megabytes << 20)
    let lines = Array("{\"text\": \"First.\"}\n{\"text\": \"".utf8) + long
    try trial.folder.write("in/a.jsonl", lines + Array("\"}\n{\"text\": \"Last.\"}\n".utf8))
    try trial.folder.write("in/b.txt", long)
  }
}
