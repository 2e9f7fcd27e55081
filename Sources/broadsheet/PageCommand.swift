import ArgumentParser
import Evidence
import Kernels

struct PageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "page",
    abstract: "Write an article with all its tags in colours, as a page for a browser.",
    discussion: "Reads the columnar tables of a run. The page is one file and loads nothing.")

  @Argument(help: "An output folder, or the folder of one of its runs.")
  var out: String

  @Argument(help: "The key of the article: the column 'document' of every table.")
  var document: String

  @Option(name: .shortAndLong, help: "The file to write; without it, standard output.")
  var output: String?

  func run() throws {
    try readingTables {
      let html = try ArticlePage(of: document, in: PublishedTables(out)).html
      if let output {
        try writeFile(output, Array(html.utf8))
        print("\(output): \(html.utf8.count) bytes")
      } else {
        print(html, terminator: "")
      }
    }
  }
}
