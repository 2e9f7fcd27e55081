import Kernels
import TestSupport
import Testing

/// The articles of a run with the records that they came from.
struct TracedArticles {
  /// One row of `documents`, and its record.
  struct Article {
    let key: String
    let title: String?
    /// Position in the corpus.
    let position: Int
    let text: [Unicode.Scalar]
    /// As it was read: after decompression, after the unescaping of JSON.
    let record: [UInt8]
    var edits: [Edit] = []

    /// The characters of a span of code points; nil where the text has no such span.
    func slice(_ start: Int, _ end: Int) -> String? {
      guard start >= 0, start <= end, end <= text.count else { return nil }
      var slice = String.UnicodeScalarView()
      slice.append(contentsOf: text[start..<end])
      return String(slice)
    }

    /// Whether cleaning changed a byte inside a span of the record.
    func isEdited(_ start: Int, _ end: Int) -> Bool {
      edits.contains {
        $0.start < end && $0.end > start || $0.start == $0.end && $0.start > start && $0.start < end
      }
    }
  }

  struct Edit {
    let start: Int
    let end: Int
    let before: String?
    let after: String?
  }

  let run: PublishedRun
  private(set) var articles: [String: Article] = [:]

  /// - Parameter corpus: The folder that the run read.
  init(_ run: PublishedRun, corpus: String) throws {
    self.run = run
    let documents = try run.rows("documents")
    for row in 0..<documents.count {
      let key = documents.texts("document")[row]
      articles[key] = Article(
        key: key, title: documents["title"][row], position: row,
        text: Array(documents.texts("text")[row].unicodeScalars),
        record: try TracedArticles.record(key, in: corpus))
    }
    let edits = try run.rows("edits")
    let (starts, ends) = (edits.numbers("raw_start"), edits.numbers("raw_end"))
    for (row, key) in edits.texts("document").enumerated() {
      articles[key]?.edits.append(
        Edit(
          start: starts[row], end: ends[row], before: edits["before"][row],
          after: edits["after"][row]))
    }
  }

  private static func record(_ key: String, in corpus: String) throws -> [UInt8] {
    let parts = key.split(separator: "#")
    let bytes = try readFile("\(corpus)/\(parts[0])")
    let content = parts[0].hasSuffix(".gz") ? try gunzip(bytes, limit: 1 << 30) : bytes
    guard parts.count == 2, let number = Int(parts[1]) else { return content }
    let lines = content.split(separator: 0x0A).filter { !$0.allSatisfy { $0 <= 0x20 } }
    let text = try parseJSON(Array(lines[number]))["text"].content
    return if case .string(let bytes) = text { bytes } else { [] }
  }

  /// The sample corpus of the project.
  static let sample = Result {
    try TracedArticles(PublishedRun.sample.get(), corpus: "\(projectFolder)/data/articles")
  }

  /// Some articles of the development data, or nil on a machine that has none.
  static let shared = Result { () throws -> TracedArticles? in
    guard let sharedFolder else { return nil }
    let folder = try ScratchFolder()
    folder.removeAtExit()
    let corpus = "\(sharedFolder)/data/corpus"
    for name in try FileSystem.names(in: "\(corpus)/gum").enumerated().filter({ $0.offset % 6 == 0 }
    ) {
      try FileSystem.createFolder("\(folder.path)/in")
      try FileSystem.replaceLink(
        at: "\(folder.path)/in/\(name.element)", to: "\(corpus)/gum/\(name.element)")
    }
    let ending = try Program.run(
      "run", "\(projectFolder)/pipeline.json", "--from", "in", "--to", "out", "--quiet",
      in: folder)
    guard ending.status == 0 else { throw PublishedRun.Failure(ending: ending) }
    return try TracedArticles(PublishedRun(folder), corpus: "\(folder.path)/in")
  }
}
