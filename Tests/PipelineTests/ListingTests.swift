import Kernels
import TestSupport
import Testing

/// The listings of a page that begin with the name of a file are pieces of that file.
struct ListingTests {
  private static let pages = ["Documentation/adding-a-step.md"]

  @Test(arguments: pages) func `listings stand in the files that they name`(page: String) throws {
    let found = try listings(in: "swift", ofPage: "\(projectFolder)/\(page)")
    #expect(!found.isEmpty)
    for listing in found {
      let lines = listing.split(separator: "\n", maxSplits: 1).map(String.init)
      guard lines.count == 2, lines[0].hasPrefix("// ") else {
        Issue.record("no file is named above: \(listing)")
        continue
      }
      let file = String(lines[0].dropFirst(3))
      let text = String(decoding: try readFile("\(projectFolder)/\(file)"), as: UTF8.self)
      #expect("\n\(text)".contains("\n\(lines[1])"), "\(file) no longer has what \(page) shows")
    }
  }
}
