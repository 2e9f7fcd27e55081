import Kernels
import TestSupport
import Testing

struct MappedFileTests {
  @Test(arguments: [true, false], [0, 1, 4096, 10_000])
  func `the bytes are those of the file`(isMapped: Bool, count: Int) throws {
    let folder = try ScratchFolder()
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    let file = try MappedFile(folder.write("a", bytes), isMapped: isMapped)
    #expect(file.count == count)
    #expect(file[0..<count] == bytes)
    #expect(bytes.indices.allSatisfy { file[$0] == bytes[$0] })
    let half = (count / 2)..<count
    #expect(file.withBytes(half) { crc32($0) } == crc32(Array(bytes[half])))
  }

  @Test func `a mapped file stays as it was when another takes its name`() throws {
    let folder = try ScratchFolder()
    let path = try folder.write("a", "old")
    let file = try MappedFile(path)
    try FileSystem.rename(folder.write("b", "new and longer"), to: path)
    #expect(file[0..<file.count] == Array("old".utf8))
  }

  @Test func `a file that is not there is an error, and so is a folder`() throws {
    let folder = try ScratchFolder()
    #expect(throws: FileError.self) { try MappedFile("\(folder.path)/none") }
    #expect(throws: FileError.self) { try MappedFile(folder.path) }
  }
}
