import Kernels
import TestSupport
import Testing

@testable import Pipeline

struct SharedFrontTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  /// How many of the pieces are taken from an earlier file, and what is written of them.
  private func shared(_ pieces: [String], with earlier: String) throws -> (count: Int, text: String)
  {
    let path = try folder.write("earlier", earlier)
    guard var front = SharedFront(path) else { return (-1, "") }
    var count = 0
    while count < pieces.count, front.reaches(over: Array(pieces[count].utf8)) { count += 1 }
    var file = try OutputFile("\(folder.path)/new")
    try front.copy(to: &file)
    return (count, String(decoding: try readFile("\(folder.path)/new"), as: UTF8.self))
  }

  @Test(arguments: [
    ("headonetwo", 3), ("headonetwothree", 3), ("headonetwx", 2), ("headonetw", 2), ("headone", 2),
    ("Headonetwo", 0), ("", 0),
  ])
  func `pieces are shared as long as they are the same`(earlier: String, count: Int) throws {
    let pieces = ["head", "one", "two"]
    let found = try shared(pieces, with: earlier)
    #expect(found.count == count)
    #expect(found.text == pieces.prefix(count).joined())
  }

  @Test func `there is no front without an earlier file`() {
    if SharedFront("\(folder.path)/nowhere") != nil { Issue.record("a front of nothing") }
  }
}
