import Kernels
import TestSupport

/// A corpus of many megabytes in `in`, put together of the sample articles, 200 in a folder, with
/// configurations that need no learned model.
struct LongCorpus {
  let folder: ScratchFolder

  init(megabytes: Int) throws {
    folder = try ScratchFolder()
    try folder.write("pipeline.json", LongCorpus.configuration())
    try folder.write("small.json", LongCorpus.configuration(read: #", "batch": 8"#))
    try write(megabytes: megabytes)
  }

  private static func configuration(read: String = "") -> String {
    """
    {"name": "rules", "stages": [
      {"read": {"from": "in"\(read)}},
      {"clean": {"steps": ["decode", "repair-text", "find-article", "drop-boilerplate",
        "rejoin-paragraphs"]}},
      {"segment": {}},
      {"tag": {"steps": [
        {"entities": {"gazetteers": ["\(projectFolder)/data/gazetteers"], "model": "none"}},
        "dates", "quantities", "quotes"]}},
      {"aggregate": {"near-duplicates": {}, "tables": [
        {"name": "articles_by_day", "from": "documents", "by": [{"day": "published"}],
         "measures": ["count", {"sum": "tokens"}]}]}}
    ], "write": {"to": "out"}}
    """
  }

  private func write(megabytes: Int) throws {
    let bodies = try LongCorpus.sampleArticles()
    var random = SeededRandom(seed: 7)
    var (written, number) = (0, 0)
    while written < megabytes * 1_000_000 {
      var text: [UInt8] = []
      for _ in 0..<3 { text += bodies[Int(random.next() % UInt64(bodies.count))] + [0x0A] }
      text += Array("Article number \(number).\n".utf8)
      try folder.write("in/\(1000 + number / 200)/\(number).txt", text)
      written += text.count
      number += 1
    }
  }

  /// Those that are text.
  private static func sampleArticles() throws -> [[UInt8]] {
    let sample = "\(projectFolder)/data/articles/harbour-post"
    var bodies: [[UInt8]] = []
    for month in try FileSystem.names(in: sample) {
      for name in try FileSystem.names(in: "\(sample)/\(month)") where name.hasSuffix(".txt") {
        let bytes = try readFile("\(sample)/\(month)/\(name)")
        if !bytes.contains(0) { bodies.append(bytes) }
      }
    }
    return bodies
  }

  /// Names of the folders of articles.
  func folders() throws -> [String] { try FileSystem.names(in: "\(folder.path)/in") }

  /// Paths of the articles of a folder, in the folder of the corpus.
  func articles(of name: String) throws -> [String] {
    try FileSystem.names(in: "\(folder.path)/in/\(name)").map { "in/\(name)/\($0)" }
  }

  /// Adds a line to each.
  func edit(_ articles: [String]) throws {
    for article in articles {
      try folder.write(
        article, try readFile("\(folder.path)/\(article)") + Array("One line more.\n".utf8))
    }
  }
}
