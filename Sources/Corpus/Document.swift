/// The words of a document in the form that some grammar wants.
///
/// Only the steps that use the grammar know what is in it; it holds as long as sentences and tokens
/// stay what they are.
package protocol Reading: AnyObject, Sendable {}

/// One article of the corpus, and what the pipeline has learned about it so far.
///
/// Every range counts UTF-8 bytes of `text.bytes`, the cleaned text: title, byline and body
/// paragraphs, separated by a blank line.
package struct Document: Sendable {
  /// What the reader says about an article apart from its text.
  package struct Metadata: Sendable, Equatable {
    package var title: String?
    package var author: String?
    package var published: Day?
    package var url: String?
    package var source: String?

    package init() {}
  }

  /// Its path below the folder that was read, with `#3` after it for record 3 of a file.
  package let key: String
  /// Given by the reader: wins over what the text says.
  package let given: Metadata
  /// A record of a structured format has no headline layout: its first paragraph is body.
  package let isStructured: Bool

  /// The text as it is now, and how it came from the record's bytes.
  package var text: TracedText

  // Found by `find-article`.
  package var metadata: Metadata
  package var dateline: ByteRange?
  /// Where title and byline stand in the text; nil where there is none.
  package var titleRange: ByteRange?
  package var bylineRange: ByteRange?
  /// The byte of the text where the body begins.
  package var bodyStart = 0
  /// ISO 639-1.
  package var language = "en"

  // Found by the segment stage. Sentences lie in paragraphs, tokens in sentences, in order.
  package var paragraphs: [Paragraph] = []
  package var sentences: [Sentence] = []
  package var tokens: [Token] = []

  // Found by the step `words`: empty until then.
  /// What each token is, in the order of `tokens`.
  package var words: [Word] = []
  /// The dictionary forms of all words, one after another.
  package var lemmas: [UInt8] = []
  /// What the numbers of tags and relations in `words` mean.
  package var wordNames = WordNames(penn: [], relations: [])

  // Found by the tag stage. Each is sorted by start.
  package var mentions: [Mention] = []
  package var entities: [Entity] = []
  /// Persons whom the text means by their office only.
  package var descriptions: [Description] = []
  package var dates: [TimeExpression] = []
  package var quantities: [Quantity] = []
  package var quotes: [Quotation] = []
  package var statements: [Statement] = []
  package var events: [Event] = []

  /// What a step of the tag stage has read the sentences as, kept for the next step that reads
  /// them in the same way.
  package var reading: (any Reading)?

  package init(key: String, record: [UInt8], given: Metadata = Metadata(), isStructured: Bool) {
    self.key = key
    self.given = given
    self.metadata = given
    self.isStructured = isStructured
    text = TracedText(record)
  }

  /// The bytes of a range of the text.
  package func bytes(_ range: ByteRange) -> ArraySlice<UInt8> { text.bytes[range.indices] }

  /// The text of a range.
  ///
  /// Allocates: for rows and messages, not for inner loops.
  package func string(_ range: ByteRange) -> String {
    String(decoding: text.bytes[range.indices], as: UTF8.self)
  }
}
