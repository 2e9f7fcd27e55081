import Kernels
import TestSupport
import Testing

/// Inputs that cannot be used become rows of `rejects`; the run goes on and is published.
struct BadInputTests {
  private let trial: Trial

  init() throws { trial = try Trial() }

  /// Runs over `in` with one good article beside the bad input.
  private func rejects(status: Int32 = 1) throws -> [String] {
    try trial.folder.write("in/z.txt", "Title\n\nBody.\n")
    let ending = try trial.run()
    #expect(ending.status == status, "\(ending.errors)")
    #expect(try trial.documents().contains("z.txt"))
    #expect(FileSystem.linkTarget(of: "\(trial.folder.path)/out/current") == "runs/000002")
    return try trial.rejects()
  }

  @Test func `rejects beyond the level are a warning with an exit status, below it they are not`()
    throws
  {
    let lines = (0..<97).map { "{\"text\": \"Article \($0).\"}\n" }.joined()
    try trial.folder.write("in/a.jsonl", lines + "[]\n")
    #expect(try rejects(status: 1).count == 1)
    #expect(
      try trial.run().errors
        == "broadsheet: warning: 1 of 99 inputs could not be used: see the table rejects\n")
    try trial.folder.write("in/b.txt", "Title\n\nBody.\n")
    let ending = try trial.run()
    #expect(ending.status == 0)
    #expect(ending.errors == "")
    #expect(try trial.rejects().count == 1)
  }

  @Test func `an empty file is rejected`() throws {
    try trial.folder.write("in/a.txt", "")
    #expect(try rejects() == ["a.txt empty: no bytes @0"])
  }

  @Test func `a link that leads nowhere is rejected`() throws {
    try FileSystem.replaceLink(at: "\(trial.folder.path)/in/a.txt", to: "nowhere")
    #expect(try rejects() == ["a.txt unreadable: No such file or directory"])
  }

  @Test func `links in a circle are rejected once each`() throws {
    let path = "\(trial.folder.path)/in"
    try FileSystem.createFolder("\(path)/deep/deeper")
    try FileSystem.replaceLink(at: "\(path)/here", to: ".")
    try FileSystem.replaceLink(at: "\(path)/deep/deeper/top", to: "../..")
    try FileSystem.replaceLink(at: "\(path)/deep/up", to: "..")
    try FileSystem.replaceLink(at: "\(path)/self.txt", to: "self.txt")
    #expect(
      try rejects() == [
        "deep/deeper/top unreadable: a link to a folder above it",
        "deep/up unreadable: a link to a folder above it",
        "here unreadable: a link to a folder above it",
        "self.txt unreadable: Too many levels of symbolic links",
      ])
  }

  @Test(.disabled(if: isRoot, "the administrator may read every file"))
  func `a file without permission is rejected`() throws {
    let path = try trial.folder.write("in/a.txt", "Title\n\nBody.\n")
    _ = try Program.start("chmod", ["000", path], in: trial.folder)
    #expect(try rejects() == ["a.txt unreadable: Permission denied"])
  }

  @Test func `a pipe is rejected and not waited for`() throws {
    _ = try Program.start("mkfifo", ["in/a.txt"], in: trial.folder)
    #expect(try rejects() == ["a.txt unreadable: neither a file nor a folder"])
  }

  @Test(arguments: ["run", "check", "plan"])
  func `a pipe in place of a corpus is a mistake`(command: String) throws {
    _ = try Program.start("mkfifo", ["pipe"], in: trial.folder)
    let ending = try Program.start(
      "timeout", ["20", Program.path, command, "--from", "pipe"], in: trial.folder)
    #expect(ending.status == 2)
    #expect(ending.errors == "--from: cannot read more than once 'pipe': Illegal seek\n")
    #expect(try trial.keepsEarlierRun())
  }

  @Test(arguments: ["in", "in/**/*.txt"])
  func `names that are not UTF-8 are told, of folders too`(from: String) throws {
    let script = #"mkdir "$(printf 'in/d\351r')"; touch "$(printf 'in/d\351r/a.txt')""#
    _ = try Program.start(
      "sh", ["-c", script + #"; touch "$(printf 'in/caf\351.txt')""#], in: trial.folder)
    try trial.folder.write("in/z\u{FFFD}.txt", "Title\n\nBody.\n")
    let ending = try trial.run("--from", from)
    #expect(ending.status == 1)
    #expect(
      try trial.rejects() == [
        "caf\u{FFFD}.txt unreadable: the name is not UTF-8",
        "d\u{FFFD}r unreadable: the name is not UTF-8",
      ])
    #expect(try trial.documents() == ["z\u{FFFD}.txt"])
  }

  @Test func `a corpus of which nothing can be used publishes nothing`() throws {
    try trial.folder.write("in/a.jsonl", "[]\n[]\n")
    try FileSystem.replaceLink(at: "\(trial.folder.path)/in/b.txt", to: "nowhere")
    let ending = try trial.run()
    #expect(ending.status == 3)
    #expect(
      ending.errors.hasPrefix(
        "broadsheet: 3 of 3 inputs could not be used, and no article is left: nothing is published")
    )
    #expect(try trial.keepsEarlierRun())
    #expect(try trial.run("--publish-anyway").status == 1)
    #expect(try trial.documents().isEmpty)
  }

  @Test func `a table that cannot be read is told by verify`() throws {
    for name in ["documents.bsc", "sentences.csv.gz"] {
      try FileSystem.removeFile("\(trial.folder.path)/out/current/\(name)")
      try FileSystem.createFolder("\(trial.folder.path)/out/current/\(name)")
    }
    let ending = try Program.run("verify", "out", in: trial.folder)
    #expect(ending.status == 4)
    #expect(
      ending.errors == """
        out/current/documents.bsc: cannot read: Is a directory
        out/current/sentences.csv.gz: cannot read: Is a directory

        """)
  }

  @Test func `a file that was rejected as a whole and is whole again can be used`() throws {
    let bytes = gzipped(Array("{\"text\": \"One.\"}\n".utf8))
    try trial.folder.write("in/a.jsonl.gz", Array(bytes.dropLast(9)))
    try trial.folder.write("in/b.jsonl.gz", "no gzip at all")
    #expect(try trial.run().status == 1)
    #expect(try trial.rejects().count == 2)
    try trial.folder.write("in/a.jsonl.gz", bytes)
    let replayed = try Program.run("replay", in: trial.folder)
    #expect(
      replayed.output == """
        usable    a.jsonl.gz
        rejected  b.jsonl.gz damaged-gzip: byte 2: not gzip

        """ + "1 usable now, 1 still rejected, 0 gone\n")
  }

  @Test func `a file of an unknown kind is rejected`() throws {
    try trial.folder.write("in/a.pdf", "%PDF-1.4")
    #expect(
      try rejects() == [
        "a.pdf unknown-format: found 'a.pdf', expected a name ending in .txt, .text, .jsonl, "
          + ".ndjson, each also with .gz"
      ])
  }

  @Test func `a binary file is rejected`() throws {
    try trial.folder.write("in/a.txt", [0x7F, 0x45, 0x4C, 0x46] + [UInt8](repeating: 0, count: 99))
    let rejects = try rejects()
    #expect(rejects.count == 1)
    #expect(rejects[0].hasPrefix("a.txt binary"))
  }

  @Test func `bytes that are not UTF-8 are decoded, and an edit says so`() throws {
    try trial.folder.write("in/a.txt", Array("Title\n\nBy Ann Lee\n\nThe caf".utf8) + [0xE9, 0x2E])
    let ending = try trial.run()
    #expect(ending.status == 0)
    let run = PublishedRun(trial.folder)
    #expect(try run.rows("documents").texts("text")[0].hasSuffix("The café."))
    let edits = try run.rows("edits")
    let row = try #require(edits.texts("step").firstIndex(of: "decode"))
    #expect(edits["before"][row] == nil)
  }

  @Test func `a broken gzip file is rejected, the lines before the break are read`() throws {
    try trial.folder.write("in/a.txt.gz", "no gzip at all")
    let lines = (0..<12_000).map { "{\"text\": \"Words of article \($0 &* 7919).\"}\n" }
    let bytes = Array(lines.joined().utf8)
    try trial.folder.write("in/b.jsonl.gz", Array(gzipped(bytes).dropLast(9)))
    let rejects = try rejects(status: 0)
    #expect(rejects.count == 2)
    #expect(rejects[0].hasPrefix("a.txt.gz damaged-gzip"))
    #expect(rejects[1].hasPrefix("b.jsonl.gz damaged-gzip"))
    #expect(try trial.documents().count > 5_000)
  }

  @Test func `records with mistakes are rejected one by one`() throws {
    try trial.folder.write(
      "in/a.jsonl",
      """
      {"text": "One."}
      {"text": "cut o
      ["Two."]
      {"text": 5}
      {"title": "Three"}
      {"text": "Four.", "title": {}}
      {"text": "Five.", "published": "yesterday"}
      {"text": "Six.", "id": []}
      {"text": "Seven.", "id": 7}
      {"text": "Eight.", "id": "7"}

      """)
    #expect(
      try rejects() == [
        "a.jsonl#1 json: a string without an end @9",
        "a.jsonl#2 wrong-type: found a list, expected an object @0",
        "a.jsonl#3 wrong-type: found a number, expected a string in \"text\" @9",
        "a.jsonl#4 no-text: \"text\" is missing @0",
        "a.jsonl#5 wrong-type: found an object, expected a string in \"title\" @27",
        "a.jsonl#6 wrong-value: found \"yesterday\" in \"published\", expected a day such as "
          + "2015-10-22 @31",
        "a.jsonl#7 wrong-type: found a list, expected a string or a number in \"id\" @23",
        "a.jsonl#9 duplicate-id: the id '7' is that of an earlier record; both are kept",
      ])
    #expect(try trial.documents() == ["a.jsonl#0", "a.jsonl#8", "a.jsonl#9", "z.txt"])
  }

  @Test func `a file of nothing but blank lines is rejected, a hidden one is not looked at`() throws
  {
    try trial.folder.write("in/a.jsonl", "\n \n")
    try trial.folder.write("in/.hidden.txt", "Not read.")
    #expect(try rejects() == ["a.jsonl empty: no record @0"])
  }
}

/// Whether the tests may read and write whatever they like.
let isRoot = FileSystem.exists("/root/.")

/// One gzip member.
func gzipped(_ bytes: [UInt8]) -> [UInt8] {
  func word(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(value >> (8 * $0) & 0xFF) } }
  return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255] + deflate(bytes.span, level: 6, end: .final)
    + word(crc32(bytes.span)) + word(UInt32(truncatingIfNeeded: bytes.count))
}
