import Kernels
import Pipeline
import TestSupport
import Testing

struct RunFolderTests {
  private let scratch: ScratchFolder
  private let out: String

  init() throws {
    scratch = try ScratchFolder()
    out = "\(scratch.path)/out"
  }

  private func publish(_ content: String) throws -> String {
    let folder = try RunFolder(out)
    try writeFile("\(folder.path)/table", Array(content.utf8))
    return try folder.publish()
  }

  private func current() throws -> String {
    String(decoding: try readFile("\(out)/current/table"), as: UTF8.self)
  }

  private func runs() throws -> [String] { try FileSystem.names(in: "\(out)/runs") }

  @Test func `runs are numbered, and current is the newest`() throws {
    #expect(try publish("one") == "\(out)/runs/000001")
    #expect(try current() == "one")
    #expect(try publish("two") == "\(out)/runs/000002")
    #expect(try current() == "two")
    #expect(try runs() == ["000001", "000002"])
    #expect(FileSystem.linkTarget(of: "\(out)/current") == "runs/000002")
  }

  @Test func `a run is not seen before it is published, and leaves nothing when discarded`()
    throws
  {
    _ = try publish("one")
    let folder = try RunFolder(out)
    try writeFile("\(folder.path)/table", [])
    #expect(try runs().filter { !$0.hasPrefix(".") } == ["000001"])
    #expect(try current() == "one")
    try folder.discard()
    #expect(try runs() == ["000001"])
    #expect(try publish("two") == "\(out)/runs/000002")
  }

  @Test func `what killed runs left is removed, and numbers go on`() throws {
    try scratch.write("out/runs/.000007/table.bsc", "half")
    try scratch.write("out/runs/000041/table", "old")
    #expect(try publish("new") == "\(out)/runs/000042")
    #expect(try runs() == ["000041", "000042"])
    #expect(try current() == "new")
  }

  @Test func `what is no run's is left alone`() throws {
    try scratch.write("out/runs/.DS_Store", "x")
    try scratch.write("out/runs/.notes/mine", "x")
    try scratch.write("out/runs/9223372036854775807/table", "x")
    try scratch.write("out/runs/+00005/table", "x")
    #expect(try publish("new") == "\(out)/runs/000001")
    #expect(
      try runs() == [".DS_Store", ".notes", "+00005", "000001", "9223372036854775807"].sorted())
  }

  @Test func `a second run at once is refused, and a later one is not`() throws {
    do {
      let first = try RunFolder(out)
      #expect(throws: RunLock.Held.self) { _ = try RunFolder(out) }
      try first.discard()
    }
    #expect(try publish("later") == "\(out)/runs/000001")
  }

  @Test func `a folder in the place of current is an error before any work`() throws {
    try scratch.write("out/current/mine", "x")
    #expect(throws: FileError.self) { _ = try RunFolder(out) }
    #expect(try runs().isEmpty)
  }

  @Test func `an earlier run without its link is not overwritten`() throws {
    _ = try publish("one")
    try FileSystem.removeFile("\(out)/current")
    #expect(try publish("two") == "\(out)/runs/000002")
  }
}
