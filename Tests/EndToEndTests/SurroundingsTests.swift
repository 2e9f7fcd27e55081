import Kernels
import TestSupport
import Testing

/// A clock that is wrong, and files that may not be read, do not harm what is published.
struct SurroundingsTests {
  private let corpus: NightlyCorpus

  init() throws {
    corpus = try NightlyCorpus()
    let ending = try corpus.run("--quiet")
    guard ending.status == 0 else { throw PublishedRun.Failure(ending: ending) }
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
}
