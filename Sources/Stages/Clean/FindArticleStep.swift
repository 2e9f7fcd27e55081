package import Configuration
package import Corpus
import Linguistics

/// `find-article`: title, byline, date, dateline, source, and where the body begins.
package struct FindArticleStep: Step {
  package static let contract = Contract(needs: [.text], adds: [.article])

  private static let name = "find-article"

  package init(_ options: Options) throws(ConfigurationError) { options.finish() }

  /// - Throws: `empty` where nothing but white space is left.
  package func process(_ document: inout Document) throws(Rejection) {
    document.edit(Layout.replacements(in: document.text.bytes), step: Self.name)
    guard document.text.bytes.count > document.text.givenCount else {
      throw Rejection(stage: "clean", reason: "empty")
    }
    document.metadata.title = document.given.title.flatMap(oneLine)
    document.metadata.author = document.given.author.flatMap(oneLine)
    document.language = "en"
    if !document.isStructured { findHead(&document) }
    if document.metadata.source == nil {
      document.metadata.source = FooterDomain.find(in: document.text.bytes)
    }
    findDateline(&document)
    if let title = document.metadata.title, document.titleRange == nil {
      prepend(title, to: &document)
    }
  }

  private func findHead(_ document: inout Document) {
    var blocks = HeadBlocks(document.text.bytes)
    let splits = blocks.splits(of: document.text.bytes)
    if !splits.isEmpty {
      document.edit(splits, step: Self.name)
      blocks = HeadBlocks(document.text.bytes)
    }
    let head = ArticleHead(blocks, of: document.text.bytes, title: document.metadata.title)
    document.titleRange = head.title.map { ByteRange($0) }
    document.bylineRange = head.byline.map { ByteRange($0) }
    document.bodyStart = head.bodyStart
    if document.metadata.title == nil {
      document.metadata.title = document.titleRange.map(document.string)
    }
    guard let byline = head.parsed else { return }
    if document.metadata.author == nil { document.metadata.author = byline.author }
    if document.metadata.published == nil { document.metadata.published = byline.published }
  }

  private func findDateline(_ document: inout Document) {
    let bytes = document.text.bytes
    let start = document.bodyStart
    guard start < bytes.count, let dateline = Dateline(bytes[start...].prefix(400)) else { return }
    let place = dateline.place
    document.dateline = ByteRange(start + place.lowerBound, start + place.upperBound)
    if document.metadata.published == nil { document.metadata.published = dateline.published }
  }

  private func prepend(_ title: String, to document: inout Document) {
    guard document.text.givenCount == 0 else { return }
    let given = Array(title.utf8) + [0x0A, 0x0A]
    document.text.prepend(given: given)
    let moved = { (range: ByteRange) in
      ByteRange(Int(range.start) + given.count, Int(range.end) + given.count)
    }
    document.titleRange = ByteRange(0, given.count - 2)
    document.bylineRange = document.bylineRange.map(moved)
    document.dateline = document.dateline.map(moved)
    document.bodyStart += given.count
  }

  /// A given text with each stretch of white space as one space; nil where nothing else is there.
  private func oneLine(_ text: String) -> String? {
    let words = text.split(whereSeparator: \.isWhitespace)
    return words.isEmpty ? nil : words.joined(separator: " ")
  }
}
