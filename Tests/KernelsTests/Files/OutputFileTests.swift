import Kernels
import TestSupport
import Testing

struct OutputFileTests {
  @Test func `lines are appended to a file, which is made where it is missing`() throws {
    let folder = try ScratchFolder()
    let path = "\(folder.path)/below/log"
    try appendToFile(path, Array("one\n".utf8))
    try appendToFile(path, Array("two\n".utf8))
    #expect(try readFile(path) == Array("one\ntwo\n".utf8))
    let failure = #expect(throws: FileError.self) {
      try appendToFile("\(path)/log", [])
    }
    #expect(failure?.description == "\(path): cannot create: Not a directory")
  }

  @Test(arguments: [
    ("/a/b", "/a/b"), ("/a/./b/", "/a/b"), ("/a/../b", "/a/../b"), ("/", "/"),
    ("c", FileSystem.currentFolder() + "/c"), ("./c", FileSystem.currentFolder() + "/c"),
    (".", FileSystem.currentFolder()),
  ])
  func `a path is made whole`(path: String, whole: String) {
    #expect(FileSystem.absolutePath(path) == whole)
  }
}
