import Kernels
import Stages
import TestSupport
import Testing

struct CorpusWalkOutputTests {
  private let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    try folder.write("in/a/b.txt", "Title\n\nBody.\n")
    try FileSystem.createFolder("\(folder.path)/beside")
    try FileSystem.replaceLink(at: "\(folder.path)/link", to: "in/a")
  }

  private func takesIn(_ from: String, _ to: String) throws -> Bool {
    let configuration = ReadConfiguration(from: "\(folder.path)/\(from)", format: .auto)
    return try CorpusWalk(configuration).takesIn("\(folder.path)/\(to)")
  }

  @Test(arguments: [
    ("in", "in"), ("in", "in/out"), ("in", "in/a/out/deep"), ("in/a", "link/out"),
    ("in", "beside/../in/./out"), ("in/**", "in/out"), ("in/*/*/*.json", "in/out"),
  ])
  func `what is written into the corpus would be read`(from: String, to: String) throws {
    #expect(try takesIn(from, to))
  }

  @Test(arguments: [
    ("in", "out"), ("in", "in-other"), ("in/a", "in/out"), ("in", "beside/out"),
    ("in", "in/../out"), ("in", "in/.out"), ("in/**/*.txt", "in/out"), ("in/a/b.txt", "in/a"),
  ])
  func `what is written elsewhere is not`(from: String, to: String) throws {
    #expect(try !takesIn(from, to))
  }
}
