import Kernels
import TestSupport
import Testing

/// A run that cannot be published says why, with its exit status, and leaves the run before it.
struct FailedRunTests {
  private let trial: Trial

  init() throws {
    trial = try Trial()
    try trial.folder.write("in/a.txt", "Title\n\nBody.\n")
  }

  private func expect(
    _ ending: Program.Ending, _ status: Int32, _ errors: String,
    _ location: SourceLocation = #_sourceLocation
  ) throws {
    #expect(ending.status == status, sourceLocation: location)
    #expect(ending.errors == errors, sourceLocation: location)
    #expect(try trial.keepsEarlierRun(), sourceLocation: location)
  }

  @Test func `an empty folder does not put empty tables in the place of full ones`() throws {
    try FileSystem.createFolder("\(trial.folder.path)/empty")
    try FileSystem.createFolder("\(trial.folder.path)/folders/within/.hidden")
    for folder in ["empty", "folders"] {
      try expect(
        trial.run("--from", folder), 2, "--from: found no file to read in '\(folder)'\n")
    }
    try FileSystem.removeFile("\(trial.folder.path)/in/a.txt")
    try expect(
      trial.run(), 2, "pipeline.json: stages[0].read.from: found no file to read in './in'\n")
  }

  @Test func `a path that is not there`() throws {
    try expect(
      trial.run("--from", "nowhere"), 2,
      "--from: cannot look at 'nowhere': No such file or directory\n")
    try FileSystem.removeFolder("\(trial.folder.path)/in")
    try expect(
      trial.run(), 2,
      "pipeline.json: stages[0].read.from: cannot look at './in': No such file or directory\n")
  }

  @Test func `a pattern that nothing fits`() throws {
    try expect(
      trial.run("--from", "in/*.csv"), 2, "--from: found no file to read in 'in/*.csv'\n")
  }

  @Test func `results that the next run would read`() throws {
    try expect(
      trial.run("--to", "in/out"), 2,
      "--to: 'in/out' lies in './in', which is read; expected a folder outside of it\n")
  }

  @Test func `a configuration that is not there`() throws {
    try expect(
      trial.run("other.json"), 2, "other.json: cannot look at: No such file or directory\n")
  }

  @Test func `output in the place of a file`() throws {
    try trial.folder.write("file", "")
    try expect(
      trial.run("--to", "file"), 4, "broadsheet: file: cannot create: Not a directory\n")
    try expect(
      trial.run("--to", "file/below"), 4, "broadsheet: file: cannot create: Not a directory\n")
  }

  @Test func `something other than a link in the place of current`() throws {
    try trial.folder.write("other/current/notes", "mine")
    try expect(
      trial.run("--to", "other"), 4,
      "broadsheet: other/current: cannot replace by a link: File exists\n")
    #expect(try readFile("\(trial.folder.path)/other/current/notes") == Array("mine".utf8))
    #expect(try FileSystem.names(in: "\(trial.folder.path)/other/runs").isEmpty)
  }

  @Test func `a disk without room`() throws {
    let text = (0..<40_000).map { "Sentence \($0) of many." }.joined(separator: " ")
    try trial.folder.write("in/b.txt", "Title\n\nBy Ann Lee\n\n\(text)\n")
    // The limit of 8 blocks of 512 bytes for a file stands for a disk that is full.
    let ending = try Program.start(
      "sh", ["-c", "trap '' XFSZ; ulimit -f 8; exec \"$0\" run --quiet", Program.path],
      in: trial.folder)
    #expect(ending.errors.hasPrefix("broadsheet: "))
    #expect(ending.errors.contains(": cannot write: "))
    try expect(ending, 4, ending.errors)
  }

  @Test(.disabled(if: isRoot, "the administrator may write everywhere"))
  func `a folder without permission to write`() throws {
    _ = try Program.start("chmod", ["500", "good"], in: trial.folder)
    try expect(
      trial.run("--to", "good/out"), 4,
      "broadsheet: good/out: cannot create: Permission denied\n")
  }

  @Test func `another run at work`() throws {
    guard let lock = try FolderLock("\(trial.folder.path)/out") else {
      Issue.record("the lock of a folder of our own is taken")
      return
    }
    let ending = try trial.run()
    _ = consume lock
    try expect(
      ending, 75,
      "broadsheet: ./out: another run is at work here; wait until it ends, or write to another "
        + "folder\n")
  }

  @Test func `a run that is killed leaves nothing in the way of the next`() throws {
    // What a killed run leaves: its hidden folder, and a lock file that nobody holds.
    try trial.folder.write("out/runs/.000002/documents.bsc", "half")
    let ending = try trial.run()
    #expect(ending.status == 0)
    #expect(try FileSystem.names(in: "\(trial.folder.path)/out/runs") == ["000001", "000002"])
    #expect(try trial.documents() == ["a.txt"])
  }
}
