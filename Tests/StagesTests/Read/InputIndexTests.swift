import Configuration
import Kernels
import Stages
import TestSupport
import Testing

struct InputIndexTests {
  private let folder: ScratchFolder
  private let path: String
  /// Long after the files of a test were written.
  private let later = Machine.wallNanoseconds() + 3_600_000_000_000

  init() throws {
    folder = try ScratchFolder()
    path = "\(folder.path)/index"
    try folder.write("in/a.txt", "one")
    try folder.write("in/b.jsonl", "{\"text\":\"two\"}\n{\"text\":\"three\"}\n")
    try folder.write("in/c.txt", "four")
  }

  private func batches(_ index: InputIndex? = nil) throws -> [RawBatch] {
    let configuration = ReadConfiguration(from: "\(folder.path)/in", format: .auto)
    var reader = try BatchReader(configuration, index: index)
    var batches: [RawBatch] = []
    while var batch = reader.next() {
      batch.load(limit: 1000) { $0.hash == nil }
      batches.append(batch)
    }
    return batches
  }

  /// Writes what is remembered of the folder.
  private func write(now: Int) throws {
    let writer = try InputIndexWriter(path, fingerprint: 7, now: now)
    for batch in try batches() { try writer.append(batch) }
    try writer.finish()
  }

  /// Which inputs are known without being read.
  private func known(now: Int, fingerprint: UInt64 = 7) throws -> [String] {
    let index = InputIndex(path, fingerprint: fingerprint, now: now)
    let configuration = ReadConfiguration(from: "\(folder.path)/in", format: .auto)
    var reader = try BatchReader(configuration, index: index)
    let next = reader.next()
    return try #require(next).items.compactMap { item in
      guard case .input(let input) = item, input.hash != nil, input.bytes == nil else { return nil }
      return input.file.key
    }
  }

  @Test func `files that are as they were are known, with the same names and hashes`() throws {
    try write(now: later)
    #expect(try known(now: later) == ["a.txt", "b.jsonl", "c.txt"])
    let recipes = try [nil, InputIndex(path, fingerprint: 7, now: later)].map { index in
      var writer = RecordWriter()
      for batch in try batches(index) { batch.appendRecipe(to: &writer) }
      return writer.bytes
    }
    #expect(recipes[0] == recipes[1])
  }

  @Test func `a file that changed, or came in between, is not known, and those behind it are`()
    throws
  {
    try write(now: later)
    try folder.write("in/a.txt", "two")
    try folder.write("in/aa.txt", "new")
    #expect(try known(now: later) == ["b.jsonl", "c.txt"])
    try FileSystem.removeFile("\(folder.path)/in/b.jsonl")
    #expect(try known(now: later) == ["c.txt"])
  }

  @Test func `a file that changed shortly before it was read is not remembered`() throws {
    try write(now: Machine.wallNanoseconds())
    #expect(try known(now: later) == [])
  }

  @Test func `nothing is known once the clock was set back, or with another configuration`() throws
  {
    try write(now: later)
    #expect(try known(now: later - 1) == [])
    #expect(try known(now: later, fingerprint: 8) == [])
  }

  @Test func `a damaged index is none`() throws {
    try write(now: later)
    let bytes = try readFile(path)
    for position in bytes.indices {
      var damaged = bytes
      damaged[position] ^= 0x10
      try writeFile(path, damaged)
      #expect(InputIndex(path, fingerprint: 7, now: later) == nil)
      try writeFile(path, Array(bytes[..<position]))
      #expect(InputIndex(path, fingerprint: 7, now: later) == nil)
    }
  }
}
