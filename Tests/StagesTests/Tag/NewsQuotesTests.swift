import Configuration
import Corpus
import Kernels
import Stages
import TestSupport
import Testing

struct NewsQuotesTests {
  @Test
  func `the articles have a hundred and fifty quotations`() throws {
    #expect(try NewsArticle.all().map(\.rows.count).reduce(0, +) > 150)
  }

  @Test(arguments: (try? NewsArticle.all()) ?? [])
  func `quotations of an article have their kinds and speakers`(article: NewsArticle) throws {
    let quotes = try NewsReader.shared().quotes(of: article.text)
    #expect(quotes.count == article.rows.count)
    for (quote, row) in zip(quotes, article.rows) {
      #expect(quote.text.hasPrefix(row.words), "in this order")
      let isRight = quote.kind == row.kind && row.speakers.contains(quote.speaker)
      if row.mustFail {
        #expect(!isRight, "\(row.words): it works now, take away its mark")
      } else {
        #expect(isRight, "\(row.words): \(quote.kind) by \(quote.speaker)")
      }
    }
  }
}

/// An article of the case file with its quotations.
struct NewsArticle: CustomTestStringConvertible {
  struct Row {
    let kind: String
    /// Names that are right; "-" where nobody speaks.
    let speakers: [String]
    /// The first words of the quotation.
    let words: String
    let mustFail: Bool
  }

  var label = ""
  var text = ""
  var rows: [Row] = []

  var testDescription: String { label }

  static func all() throws -> [NewsArticle] {
    try ["quotes", "attributions"].flatMap(articles)
  }

  private static func articles(of name: String) throws -> [NewsArticle] {
    let path = "\(projectFolder)/Tests/Fixtures/cases/news/\(name).txt"
    var articles: [NewsArticle] = []
    var isText = false
    for line in String(decoding: try readFile(path), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    {
      if line.hasPrefix("== ") {
        articles.append(NewsArticle(label: String(line.dropFirst(3))))
        isText = true
      } else if line == "--" {
        isText = false
      } else if !articles.isEmpty, isText {
        articles[articles.count - 1].text += line + "\n"
      } else if !articles.isEmpty, !line.isEmpty {
        articles[articles.count - 1].rows.append(try row(line))
      }
    }
    return articles
  }

  private static func row(_ line: Substring) throws -> Row {
    let mustFail = line.hasPrefix("! ")
    let fields = line.dropFirst(mustFail ? 2 : 0).split(separator: " | ", maxSplits: 2)
    try #require(fields.count == 3)
    return Row(
      kind: String(fields[0]), speakers: fields[1].split(separator: "/").map(String.init),
      words: String(fields[2]), mustFail: mustFail)
  }
}

/// Brings an article through the steps that quotations build on.
private struct NewsReader {
  private let steps: [any Step]

  private static let made = Result { try NewsReader() }
  static func shared() throws -> NewsReader { try made.get() }

  private init() throws {
    let source = ConfigurationSource(
      name: "test", folder: projectFolder, data: DataFolder(path: "\(projectFolder)/data"))
    func options() -> Options { Options([], at: "test", in: source) }
    steps = [
      try SegmentStep(options()), try WordsStep(options()), try EntitiesStep(options()),
      try QuotesStep(options()),
    ]
  }

  /// Text, kind and speaker's name of each quotation, without the article before a noun.
  func quotes(of text: String) throws -> [(text: String, kind: String, speaker: String)] {
    var document = Document(key: "test", record: Array(text.utf8), isStructured: true)
    for step in steps { try step.process(&document) }
    return document.quotes.map { quote in
      (document.string(quote.content), quote.kind.name, plain(quote.speakerName ?? "-"))
    }
  }

  private func plain(_ name: String) -> String {
    for article in ["a ", "an ", "A ", "An "] where name.hasPrefix(article) {
      return String(name.dropFirst(article.count))
    }
    return name
  }
}
