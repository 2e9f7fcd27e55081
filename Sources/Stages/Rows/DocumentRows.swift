package import Corpus
import Kernels
package import Tables

/// `documents`: one row per article.
package struct DocumentRows: TableRows {
  package static let needs: Set<Contract.Fact> = [.text]
  package static let schema = Schema(
    "documents", "One article",
    [
      Field("document", .string, "Key: the path below the folder that was read"),
      Field("source", .string, nullable: true, "Publisher, when the text or the reader says it"),
      Field("url", .string, nullable: true, "Where it was published, when the reader knows"),
      Field("title", .string, nullable: true, "Headline"),
      Field("author", .string, nullable: true, "As printed, without \"By\""),
      Field(
        "published", .date, nullable: true,
        "Day of publication, from the byline, dateline or metadata"),
      Field("dateline", .string, nullable: true, "Place of the dateline"),
      Field("language", .string, "ISO 639-1 code"),
      Field("paragraphs", .int32, "Paragraphs of the body"),
      Field("sentences", .int32, "Sentences of the body"),
      Field("tokens", .int32, "Tokens of the body"),
      Field("characters", .int32, "Code points of text"),
      Field("content_hash", .string, "XXH64 of text in UTF-8, 16 hexadecimal digits"),
      Field("body_start", .int32, "Code point of text where the body begins"),
      Field("text", .string, "The cleaned article; a blank line between its blocks"),
    ])

  private var document = StringColumn()
  private var source = StringColumn()
  private var url = StringColumn()
  private var title = StringColumn()
  private var author = StringColumn()
  private var published = ValueColumn<Int32>()
  private var dateline = StringColumn()
  private var language = StringColumn()
  private var paragraphs = ValueColumn<Int32>()
  private var sentences = ValueColumn<Int32>()
  private var tokens = ValueColumn<Int32>()
  private var characters = ValueColumn<Int32>()
  private var contentHash = StringColumn()
  private var bodyStart = ValueColumn<Int32>()
  private var text = StringColumn()

  package init() {}

  package mutating func append(_ article: Document, _ places: Places) {
    document.append(article.key)
    source.append(article.metadata.source)
    url.append(article.metadata.url)
    title.append(article.metadata.title)
    author.append(article.metadata.author)
    published.append(article.metadata.published?.number, orNull: 0)
    dateline.append(article.dateline.map { article.string($0) })
    language.append(article.language)
    var (bodySentences, bodyTokens) = (0, 0)
    for sentence in article.sentences where sentence.part == .body {
      bodySentences += 1
      bodyTokens += sentence.tokens.count
    }
    paragraphs.append(Int32(article.paragraphs.count { $0.part == .body }))
    sentences.append(Int32(bodySentences))
    tokens.append(Int32(bodyTokens))
    characters.append(places.count)
    contentHash.append(hexadecimal(xxHash64(article.text.bytes.span)))
    bodyStart.append(places.codePoint(Int32(article.bodyStart)))
    text.append(article.text.bytes[...])
  }

  package func table() -> Table {
    Table(
      Self.schema,
      [
        .string(document), .string(source), .string(url), .string(title), .string(author),
        .date(published), .string(dateline), .string(language), .int32(paragraphs),
        .int32(sentences), .int32(tokens), .int32(characters), .string(contentHash),
        .int32(bodyStart), .string(text),
      ])
  }
}
