import Configuration
import Corpus
import Kernels
import Linguistics
import Tables

/// Text of a corpus and what becomes of it on its way to a table: the data of all comparisons.
struct Sample {
  let text: [UInt8]
  /// The articles that the text is made of.
  private let articles: [Article]
  let splitter: SentenceSplitter
  let tokenizer: Tokenizer
  private(set) var tokens: [Token] = []

  /// - Parameter folder: Its text files are read until there are 4 MB; fewer are taken again
  ///   and again.
  init(_ folder: String) throws {
    let articles = try texts(below: folder, limit: 4 << 20)
    var text: [UInt8] = []
    while text.count < 4 << 20, !articles.isEmpty {
      for article in articles { text += article + Array("\n\n".utf8) }
    }
    self.text = text
    self.articles = articles.map(Article.init)
    let lexicons = try SegmentLexicons(from: DataFolder.find())
    splitter = SentenceSplitter(lexicons.sentences)
    tokenizer = Tokenizer(lexicons.tokens)
    tokens = tokens(of: Article(text))
  }

  /// How many bytes and tokens the articles have.
  func segmented() -> (bytes: Int, tokens: Int) {
    var sums = (bytes: 0, tokens: 0)
    for article in articles {
      sums.bytes += article.text.count
      sums.tokens += tokens(of: article).count
    }
    return sums
  }

  /// All tokens of all sentences.
  private func tokens(of article: Article) -> [Token] {
    var tokens: [Token] = []
    var ranges: [ByteRange] = []
    let masks = TextMasks(article.text.span)
    for paragraph in article.paragraphs {
      splitter.appendSentences(of: paragraph, in: article.text, masks, to: &ranges)
    }
    var sentences = ranges.map { Sentence(range: $0, paragraph: 0, part: .body, tokens: 0..<0) }
    tokens.reserveCapacity(article.text.count / 4)
    tokenizer.appendTokens(of: &sentences, in: article.text, masks, to: &tokens)
    return tokens
  }

  /// A table of the tokens: where they begin and end, and what they are.
  func table() -> Table {
    var (starts, ends) = (ValueColumn<Int32>(), ValueColumn<Int32>())
    var words = StringColumn()
    for token in tokens {
      starts.append(token.range.start)
      ends.append(token.range.end)
      words.append(text, token.range.indices)
    }
    let schema = Schema(
      "tokens", "a token",
      [
        Field("start", .int32, "first byte"), Field("end", .int32, "end"),
        Field("text", .string, "the token"),
      ])
    return Table(schema, [.int32(starts), .int32(ends), .string(words)])
  }
}

private struct Article {
  let text: [UInt8]
  /// Stretches of the text between blank lines.
  let paragraphs: [ByteRange]

  init(_ text: [UInt8]) {
    self.text = text
    paragraphs = blocks(of: text)
  }
}

extension SegmentLexicons {
  /// Those of English.
  init(from data: DataFolder) throws {
    self = try SegmentLexicons { name in
      let path = data.path(of: "lexicons/en/\(name)")
      return try LexiconFile(readFile(path), path: path)
    }
  }
}

/// Files below a folder whose names end in `.txt` and whose bytes are UTF-8, in order.
func texts(below folder: String, limit: Int) throws -> [[UInt8]] {
  var (articles, count): ([[UInt8]], Int) = ([], 0)
  for name in try FileSystem.names(in: folder) where count < limit {
    let path = "\(folder)/\(name)"
    if FileSystem.isFolder(path) {
      articles += try texts(below: path, limit: limit - count)
    } else if name.hasSuffix(".txt") {
      let bytes = try readFile(path)
      if String(validating: bytes, as: UTF8.self) != nil { articles.append(bytes) }
    }
    count = articles.reduce(0) { $0 + $1.count }
  }
  return articles
}

/// The stretches between two line feeds in a row, none of them empty.
private func blocks(of text: [UInt8]) -> [ByteRange] {
  var blocks: [ByteRange] = []
  var start = 0
  for index in text.indices.dropLast() where text[index] == 0x0A && text[index + 1] == 0x0A {
    if index > start { blocks.append(ByteRange(start, index)) }
    start = index + 2
  }
  return blocks
}
