import Configuration
import Corpus
import Kernels
import Stages
import TestSupport
import Testing

struct QuotesStepTests {
  @Test
  func `the case file can be read`() throws {
    #expect(try QuoteCase.all().count > 20)
  }

  @Test(arguments: (try? QuoteCase.all()) ?? [])
  func `cases give their rows`(quoteCase: QuoteCase) throws {
    let found = try QuoteReader().rows(of: quoteCase.text)
    if quoteCase.expect == "known-failure" {
      #expect(found != quoteCase.rows, "it works now: move the case to the others")
    } else {
      #expect(found == quoteCase.rows)
    }
  }

  @Test
  func `a document without marks has no quotations`() throws {
    let document = try QuoteReader().document("Nobody said a word.\n\nNothing happened.")
    #expect(document.quotes.isEmpty)
  }

  @Test
  func `sentences and ranges agree with the text`() throws {
    let document = try QuoteReader().document("It rained. Ruiz said: \"Stay.\" They \"left\".")
    #expect(document.quotes.map(\.sentence).count == 2)
    for quote in document.quotes {
      #expect(document.sentences[Int(quote.sentence)].range.indices.contains(quote.content.indices))
      #expect(quote.range.indices.contains(quote.content.indices))
    }
  }

  @Test
  func `names come from mentions where there are some`() throws {
    let text =
      "Russian President Vladimir Putin arrived. \"Good,\" he said. Putin called it a \"start\"."
    let document = try QuoteReader(withNames: true).document(text)
    #expect(document.quotes.map(\.speakerName) == ["Vladimir Putin", "Vladimir Putin"])
    #expect(document.quotes.allSatisfy { $0.speakerEntity != nil })
  }

  @Test(.enabled(if: sharedFolder != nil, "no development data here"))
  func `the seed article's quotations are found`() throws {
    let folder = try #require(sharedFolder)
    let text = try readFile("\(folder)/gold/seed/article.txt")
    let gold = String(decoding: try readFile("\(folder)/gold/seed/quotes.tsv"), as: UTF8.self)
      .split(separator: "\n").dropFirst().map {
        $0.split(separator: "\t", omittingEmptySubsequences: false)
      }
    let document = try QuoteReader(withNames: true).document(
      String(decoding: text, as: UTF8.self))
    #expect(
      document.quotes.map { "\($0.range.start)" } == gold.map { String($0[1]) },
      "every span, and no other")
    let pairs = zip(document.quotes, gold)
    let kinds = pairs.count { quote, row in
      quote.kind.name == row[4] || row[5].split(separator: "|").contains { $0 == quote.kind.name }
    }
    #expect(kinds >= 16)
    #expect(pairs.count { ($0.speakerName == nil) == $1[7].isEmpty } == gold.count)
    #expect(pairs.count { $0.cue.map(document.string) ?? "" == $1[9] } >= 16)
  }
}

/// One text and the rows that it must give.
struct QuoteCase: CustomTestStringConvertible {
  let label: String
  let text: String
  let expect: String
  let rows: [String]

  var testDescription: String { label }

  static func all() throws -> [QuoteCase] {
    let path = "\(projectFolder)/Tests/Fixtures/cases/quotes.json"
    guard case .array(let cases) = try parseJSON(try readFile(path)).content else { return [] }
    return cases.map { value in
      var rows: [String] = []
      if case .array(let values)? = value["rows"]?.content {
        rows = values.map { row in
          let fields = ["text", "kind", "speaker", "name", "cue"].map { row[$0]?.text ?? "" }
          return fields.joined(separator: " | ") + " | " + (row["statement"]?.text ?? "")
        }
      }
      return QuoteCase(
        label: value["label"]?.text ?? "", text: value["text"]?.text ?? "",
        expect: value["expect"]?.text ?? "", rows: rows)
    }
  }
}

extension JSONValue {
  fileprivate subscript(_ key: String) -> JSONValue? {
    guard case .object(let members) = content else { return nil }
    return members.first { $0.key == key }?.value
  }

  fileprivate var text: String? {
    switch content {
    case .string(let bytes): String(decoding: bytes, as: UTF8.self)
    case .number(let number): "\(Int(number))"
    default: nil
    }
  }
}

/// Brings a text through segmentation to its quotations.
struct QuoteReader {
  private let steps: [any Step]

  init(withNames: Bool = false) throws {
    let source = ConfigurationSource(
      name: "test", folder: projectFolder, data: DataFolder(path: "\(projectFolder)/data"))
    func options() -> Options { Options([], at: "test", in: source) }
    var steps: [any Step] = [try SegmentStep(options())]
    if withNames { steps.append(try EntitiesStep(options())) }
    self.steps = steps + [try QuotesStep(options())]
  }

  func document(_ text: String) throws -> Document {
    var document = Document(key: "test", record: Array(text.utf8), isStructured: true)
    for step in steps { try step.process(&document) }
    return document
  }

  /// Text, kind, speaker, its name, cue and statement of each quotation.
  func rows(of text: String) throws -> [String] {
    let document = try document(text)
    return document.quotes.map { quote in
      let fields = [
        document.string(quote.content), quote.kind.name, quote.speaker.map(document.string) ?? "",
        quote.speakerName ?? "", quote.cue.map(document.string) ?? "",
        quote.statement.map { "\($0)" } ?? "",
      ]
      return fields.joined(separator: " | ")
    }
  }
}
