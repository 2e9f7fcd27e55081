import Kernels
import TestSupport
import Testing

/// What documents say about files is so: listings that begin with the name of a file are pieces of
/// that file, and files that are named are there.
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

  @Test(arguments: try documents()) func `files that a page names are there`(page: String) throws {
    let text = String(decoding: try readFile("\(projectFolder)/\(page)"), as: UTF8.self)
    for quoted in text.split(separator: "`", omittingEmptySubsequences: false) {
      let isPath = ["Sources/", "Tests/", "Scripts/", "data/"].contains { quoted.hasPrefix($0) }
      guard isPath, !quoted.contains(where: { " *…\n\"".contains($0) }) else { continue }
      #expect(FileSystem.exists("\(projectFolder)/\(quoted)"), "\(page) names \(quoted)")
    }
  }

  /// The project's own pages.
  private static func documents() throws -> [String] {
    let folders = ["", "Documentation/", "Documentation/design/"]
    return try folders.flatMap { folder in
      try FileSystem.names(in: "\(projectFolder)/\(folder)").filter { $0.hasSuffix(".md") }
        .map { folder + $0 }
    }
  }
}
