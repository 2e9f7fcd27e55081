import Kernels
import TestSupport
import Testing

/// Whatever goes wrong, what is published stays whole, and the next run heals the rest.
struct FaultTests {
  private let corpus: NightlyCorpus

  init() throws {
    corpus = try NightlyCorpus()
    let ending = try corpus.run()
    guard ending.status == 0 else { throw PublishedRun.Failure(ending: ending) }
  }

  private func expectWhole(_ location: SourceLocation = #_sourceLocation) throws {
    let ending = try Program.run("verify", "out", in: corpus.folder)
    #expect(ending.status == 0, "\(ending.errors)", sourceLocation: location)
  }

  private func expectHealed(
    _ status: Int32 = 0, _ location: SourceLocation = #_sourceLocation
  ) throws -> Program.Ending {
    let ending = try corpus.run()
    #expect(ending.status == status, "\(ending.errors)", sourceLocation: location)
    #expect(try corpus.files() == corpus.freshFiles(), sourceLocation: location)
    try expectWhole(location)
    return ending
  }

  @Test(arguments: [
    "written", "synchronized", "named", "linked", "published", "indexed", "parts-removed",
    "runs-removed",
  ])
  func `killed while it publishes, a run leaves one whole run or the other`(step: String) throws {
    let before = try corpus.files()
    try corpus.change()
    let ending = try corpus.run(fault: "publish.\(step)")
    #expect(ending.status == 137)
    try expectWhole()
    let isOld = ["written", "synchronized", "named"].contains(step)
    #expect(try (corpus.files() == before) == isOld)
    let healed = try expectHealed()
    #expect(NightlyCorpus.parts(healed)?.made == 0)
    #expect(healed.errors.contains("note: the run before did not end by itself: host "))
    let hidden = try FileSystem.names(in: "\(corpus.folder.path)/out/runs")
      .filter { $0.hasPrefix(".") }
    #expect(hidden.isEmpty)
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

  @Test(arguments: [
    "truncate -s 100 \"$f\"", "truncate -s 0 \"$f\"",
    "printf X | dd of=\"$f\" bs=1 seek=300 conv=notrunc",
    "printf more >> \"$f\"", "cp \"$g\" \"$f\"",
  ])
  func `a damaged part is made anew`(damage: String) throws {
    let done = try corpus.shell(
      """
      parts=$(grep -rl --binary-files=text ^BSPART01 out/parts/?? | sort); \
      f=$(echo "$parts" | sed -n 5p); g=$(echo "$parts" | sed -n 7p); \(damage)
      """)
    #expect(done.status == 0, "\(done.errors)")
    let healed = try expectHealed()
    #expect(NightlyCorpus.parts(healed)?.made == 1)
    #expect(healed.output.contains("1 of them for damaged ones"))
  }

  @Test(arguments: [
    "truncate -s 40 out/parts/inputs",
    "printf X | dd of=out/parts/inputs bs=1 seek=60 conv=notrunc",
    "rm out/parts/inputs", "rm -r out/parts", "rm out/current", "rm -r out/runs/000001",
    "truncate -s 20 out/current/manifest.json", "rm out/current/run.json out/current/inputs.index",
    "printf X | dd of=out/current/inputs.index bs=1 seek=9 conv=notrunc",
    "echo half > out/parts/batches; mkdir -p out/parts/zz; echo x > out/parts/zz/x", "rm -r out",
  ])
  func `what is remembered of earlier runs may be damaged or lost`(damage: String) throws {
    let done = try corpus.shell(damage)
    #expect(done.status == 0, "\(done.errors)")
    _ = try expectHealed()
  }

  @Test func `two runs at once: one waits, or goes away`() throws {
    let ending = try corpus.shell(
      "wait='run --quiet --full --wait 60'; \"$0\" $wait & \"$0\" $wait; a=$?; wait $!; echo $a $?")
    #expect(ending.output == "0 0\n", "\(ending.errors)")
    _ = try expectHealed()
    guard let lock = try FolderLock("\(corpus.folder.path)/out", holder: "host h, process 1")
    else { return #expect(Bool(false), "the lock of a folder of our own is taken") }
    let other = try corpus.run()
    _ = consume lock
    #expect(other.status == 75)
    #expect(other.errors.contains("at work here (host h, process 1); wait until"))
  }

  @Test func `an input that is there no more, or cannot be read, is a reject`() throws {
    try corpus.remove(30)
    try FileSystem.replaceLink(
      at: "\(corpus.folder.path)/\(corpus.path(31))", to: "nowhere")
    let ending = try corpus.run()
    #expect(ending.status == 0)
    #expect(try PublishedRun(corpus.folder).rows("rejects").texts("reason") == ["unreadable"])
    try corpus.remove(31)
    try corpus.write(31)
    _ = try expectHealed()
  }

  @Test func `a folder in the place of current is left alone`() throws {
    let ending = try corpus.shell(
      "rm out/current && mkdir out/current && touch out/current/mine && \"$0\" run --quiet")
    #expect(ending.status == 4)
    #expect(FileSystem.exists("\(corpus.folder.path)/out/current/mine"))
    #expect(try corpus.shell("rm -r out/current").status == 0)
    _ = try expectHealed()
  }

  @Test func `a disk that is full leaves the run before`() throws {
    let mounted = try corpus.shell(
      "mkdir small && mount -t tmpfs -o size=2m none small 2>/dev/null && cp -r out/. small")
    guard mounted.status == 0 else {
      print("skipped: no file system can be mounted here, or it is too small")
      _ = try corpus.shell("umount small")
      return
    }
    defer { _ = try? corpus.shell("umount small") }
    try corpus.change()
    // The disk is full at once, while parts are kept, and while tables are written.
    for blocks in [0, 4, 16, 32] {
      let fill = try corpus.shell(
        """
        head -c 4m /dev/zero > small/fill
        truncate -s -\(blocks * 4096) small/fill; exit 0
        """)
      #expect(fill.errors.contains("No space"))
      let ending = try corpus.run("--quiet", to: "small")
      #expect(ending.status == 4, "\(blocks) blocks left")
      #expect(ending.errors.contains("No space left on device"))
      #expect(try Program.run("verify", "small", in: corpus.folder).status == 0)
      #expect(try corpus.shell("rm small/fill").status == 0)
    }
    let healed = try corpus.run("--quiet", to: "small")
    #expect(healed.status == 0, "\(healed.errors)")
    #expect(try corpus.files("small") == corpus.freshFiles())
  }

  @Test func `a file system that is read only leaves the run before`() throws {
    let mounted = try corpus.shell(
      "mkdir fixed && mount --bind out fixed 2>/dev/null && mount -o remount,ro,bind fixed")
    guard mounted.status == 0 else { return print("skipped: nothing can be mounted here") }
    defer { _ = try? corpus.shell("umount fixed") }
    try corpus.change()
    let ending = try corpus.run("--quiet", to: "fixed")
    #expect(ending.status == 4)
    #expect(ending.errors.contains("Read-only file system"))
    try expectWhole()
  }

  @Test func `more rejects than may be publish nothing`() throws {
    let strict = try NightlyCorpus(options: #""rejects": {"warn": "0%", "fail": "2%"},"#)
    #expect(try strict.run("--quiet").status == 0)
    let before = try strict.files()
    try strict.folder.write("in/one.jpg", "x")
    let warned = try strict.run("--quiet")
    #expect(warned.status == 1)
    for number in 0..<9 { try strict.folder.write("in/\(number).jpg", "x") }
    let failed = try strict.run("--quiet")
    #expect(failed.status == 3)
    #expect(failed.errors.contains("nothing is published; the tables lie in"))
    #expect(FileSystem.exists("\(strict.folder.path)/out/failed/rejects.csv.gz"))
    #expect(try strict.files()["documents.bsc"] == before["documents.bsc"])
    let replayed = try Program.run("replay", in: strict.folder)
    #expect(replayed.status == 1)
    #expect(replayed.output.hasSuffix("0 usable now, 1 still rejected, 0 gone\n"))
  }

  @Test func `an article that takes too much work is rejected, and those around it are not`() throws
  {
    let text = String(repeating: "Words and words. ", count: 30_000)
    try corpus.folder.write("in/3/long.txt", "Title\n\n\(text)\n")
    let pipeline = NightlyCorpus.configuration("")
      .replacing(#""batch": 1"#, with: #""batch": 1, "budget": 1"#)
    try corpus.folder.write("pipeline.json", pipeline)
    #expect(try corpus.run().status == 0)
    let rejects = try PublishedRun(corpus.folder).rows("rejects")
    #expect(rejects.texts("path") == ["3/long.txt"])
    #expect(rejects.texts("reason") == ["over-budget"])
    #expect(try PublishedRun(corpus.folder).rows("documents").count == 130)
  }

  @Test func `diff tells rows and causes`() throws {
    try corpus.write(17, more: " A word more.")
    #expect(try corpus.run().status == 0)
    let ending = try Program.run("diff", "out", "1", "2", in: corpus.folder)
    #expect(ending.status == 0, "\(ending.errors)")
    #expect(ending.output.contains("documents") && ending.output.contains("inputs: 1 changed"))
    #expect(ending.output.contains("  changed 1/17.txt\nprogram and configuration: the same\n"))
  }

  @Test func `plan says what changed`() throws {
    try corpus.write(17, more: " A word more.")
    let changed = try Program.run("plan", in: corpus.folder)
    #expect(changed.output.contains("\n       inputs 1 changed: 1 of "), "\(changed.output)")
    let pipeline = NightlyCorpus.configuration("")
      .replacing(#"{"segment": {}}"#, with: #"{"segment": {"compounds": "divided"}}"#)
    try corpus.folder.write("pipeline.json", pipeline)
    let configured = try Program.run("plan", in: corpus.folder)
    #expect(
      configured.output.contains("\n       configuration of segment changed: "),
      "\(configured.output)")
  }
}
