import Kernels
import TestSupport
import Testing

/// What others do while a run is at work, or to its machine, does not harm what is published.
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

  /// A library that puts the clock of programs forward by so many seconds.
  private static let clock = """
    #define _GNU_SOURCE
    #include <stdlib.h>
    #include <sys/syscall.h>
    #include <time.h>
    #include <unistd.h>
    int clock_gettime(clockid_t clock, struct timespec *time) {
      int result = syscall(SYS_clock_gettime, clock, time);
      const char *shift = getenv("CLOCK_SHIFT");
      if (clock == CLOCK_REALTIME && shift) time->tv_sec += atoi(shift);
      return result;
    }

    """

  @Test func `a clock that was set back, or runs ahead, hides no change`() throws {
    try corpus.folder.write("clock.c", Self.clock)
    let built = try corpus.shell(
      "cc -shared -fPIC clock.c -o clock.so || clang -shared -fPIC clock.c -o clock.so")
    guard built.status == 0 else {
      return print("skipped: there is no C compiler: \(built.errors)")
    }
    for (number, shift) in [86_400, 0, -86_400, -86_400, 0].enumerated() {
      // As many bytes as before, with the time of before.
      let changed = try corpus.shell(
        """
        touch -r in/1/17.txt stamp; sed -i 's/^Title .*/Title \(10 + number)/' in/1/17.txt
        touch -r stamp in/1/17.txt
        CLOCK_SHIFT=\(shift) LD_PRELOAD="$PWD/clock.so" "$0" run --quiet
        """)
      #expect(changed.status == 0, "\(changed.errors)")
      let start = try readFile("\(corpus.folder.path)/out/current/run.json")
      #expect(start.count > 0)
      #expect(try corpus.files() == corpus.freshFiles(), "clock shifted by \(shift) s")
    }
  }

  @Test func `files and folders that may not be read are rejects`() throws {
    // The administrator may read everything, so another user runs the program.
    let user = isRoot ? "setpriv --reuid 65534 --regid 65534 --clear-groups" : ""
    let possible = try corpus.shell("chmod 777 .; \(user) \"$0\" --version; exit $?")
    guard possible.status == 0 else {
      return print("skipped: no other user can run the program here: \(possible.errors)")
    }
    let ending = try corpus.shell(
      "chmod 000 in/3/31.txt in/lines.jsonl in/5; \(user) \"$0\" run --quiet --to other; s=$?; "
        + "chmod 755 in/3/31.txt in/lines.jsonl in/5; exit $s")
    #expect(ending.status == 1, "a warning: \(ending.errors)")
    let rejects = try PublishedRun(corpus.folder, out: "other").rows("rejects")
    #expect(rejects.texts("path") == ["3/31.txt", "5", "lines.jsonl"])
    #expect(Set(rejects.texts("reason")) == ["unreadable"])
    #expect(rejects.texts("detail").allSatisfy { $0.contains("Permission denied") })
    let healed = try corpus.shell("\(user) \"$0\" run --quiet --to other")
    #expect(healed.status == 0, "\(healed.errors)")
    #expect(try corpus.files("other") == corpus.freshFiles())
  }

  @Test(arguments: ["written", "named", "linked", "published", "parts-removed"])
  func `killed while it publishes what many processes made, assemble does it again`(step: String)
    throws
  {
    try corpus.change()
    let ending = try corpus.shell(
      """
      "$0" batches --missing | "$0" parts > made
      BROADSHEET_FAULT=publish.\(step) "$0" assemble --quiet
      """)
    #expect(ending.status == 137)
    try expectWhole()
    let again = try corpus.shell("\"$0\" assemble --quiet")
    #expect(again.status == 0, "\(again.errors)")
    #expect(try corpus.files() == corpus.freshFiles())
  }
}
