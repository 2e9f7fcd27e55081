import Kernels
import TestSupport
import Testing

struct SharedBlocksTests {
  private let folder: ScratchFolder
  private let bytes: [UInt8]

  init() throws {
    folder = try ScratchFolder()
    bytes = (0..<1_300_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 7) }
  }

  /// Lays a range of a file behind some bytes, and more bytes behind it.
  private func laid(_ range: Range<Int>, of path: String, behind head: [UInt8]) throws -> [UInt8] {
    let target = "\(folder.path)/target"
    var file = try OutputFile(target)
    try file.write(head)
    try file.append(range, of: try InputFile(path))
    try file.write([1, 2, 3])
    #expect(file.count == head.count + range.count + 3)
    return try readFile(target)
  }

  @Test(arguments: [0..<0, 0..<1, 0..<1_300_000, 4096..<8192, 77..<1_299_999])
  func `a range of a file is appended, and writing goes on behind it`(range: Range<Int>) throws {
    let source = try folder.write("source", bytes)
    for head in [[], [9], [UInt8](repeating: 7, count: 4096)] {
      #expect(try laid(range, of: source, behind: head) == head + bytes[range] + [1, 2, 3])
    }
  }

  @Test func `what the system does not copy is read and written`() throws {
    // The system does not copy from one file system to another.
    let memory = "/dev/shm/broadsheet-test-\(Machine.processNumber())"
    guard (try? writeFile(memory, bytes)) != nil else {
      return print("skipped: there is no second file system at /dev/shm")
    }
    defer { try? FileSystem.removeFile(memory) }
    #expect(
      try laid(5..<1_250_000, of: memory, behind: [9]) == [9] + bytes[5..<1_250_000] + [1, 2, 3])
  }

  @Test func `a source that ends too early is an error`() throws {
    let source = try folder.write("source", [1, 2, 3])
    let failure = #expect(throws: FileError.self) { try laid(1..<9, of: source, behind: []) }
    #expect(failure?.description == "\(source): cannot read: Input/output error")
  }

  @Test func `trying whether blocks can be shared leaves nothing behind`() throws {
    _ = FileSystem.canShareBlocks(in: folder.path)
    #expect(try FileSystem.names(in: folder.path) == [])
    #expect(!FileSystem.canShareBlocks(in: "\(folder.path)/nowhere"))
  }
}
