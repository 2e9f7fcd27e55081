import Stages
import Testing

struct GlobTests {
  @Test(arguments: [
    ("a/*.txt", "b.txt", true), ("a/*.txt", "b/c.txt", false), ("a/**/*.txt", "b/c.txt", true),
    ("a/**/*.txt", "c.txt", true), ("a/**", "b/c.txt", true), ("a/?.txt", "b.txt", true),
    ("a/?.txt", "bc.txt", false), ("a/[a-c]*", "b.txt", true), ("a/[!a-c]*", "b.txt", false),
    ("a/[!a-c]*", "d.txt", true), ("a/2015-*/x.txt", "2015-10/x.txt", true), ("a/*", "", true),
    ("a/[", "[", true),
  ])
  func `a pattern matches the paths below its root`(pattern: String, path: String, fits: Bool) {
    let glob = Glob(pattern)
    #expect(glob.root == "a")
    #expect(glob.matches(path) == fits)
  }

  @Test func `the root of a pattern without a folder is here`() {
    #expect(Glob("*.txt").root == ".")
    #expect(Glob("/*.txt").root == "/")
  }

  @Test func `a hostile pattern takes no more than the product of the lengths`() {
    let pattern = String(repeating: "*a", count: 200) + "b"
    #expect(!Glob(pattern).matches(String(repeating: "a", count: 2000)))
  }
}
