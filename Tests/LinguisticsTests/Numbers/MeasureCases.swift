import Corpus
import Kernels
import Linguistics
import TestSupport

/// The words of dates and quantities, as the program brings them along.
let measureLexicon: MeasureLexicon = {
  do {
    return try MeasureLexicon { name in
      let path = "\(projectFolder)/data/lexicons/en/\(name).tsv"
      return try LexiconFile(try readFile(path), path: path)
    }
  } catch {
    preconditionFailure("\(error)")
  }
}()

/// A document of one sentence, split into tokens.
func measured(_ text: String, published: String = "2015-10-22") -> Document {
  let bytes = Array(text.utf8)
  var document = Document(key: "case", record: bytes, isStructured: true)
  let parts = published.split(separator: "-").compactMap { Int($0) }
  if parts.count == 3 {
    document.metadata.published = Day(year: parts[0], month: parts[1], day: parts[2])
  }
  let whole = ByteRange(0, bytes.count)
  Tokenizer().appendTokens(of: whole, in: bytes, to: &document.tokens)
  document.sentences = [
    Sentence(range: whole, paragraph: 0, part: .body, tokens: 0..<document.tokens.count)
  ]
  return document
}

/// `text | type | value | first day | last day` of each date.
func dateRows(_ text: String, published: String = "2015-10-22") -> [String] {
  let document = measured(text, published: published)
  return DateGrammar(measureLexicon).expressions(in: document).map { date in
    let (first, last) = (date.firstDay?.description ?? "", date.lastDay?.description ?? "")
    return "\(document.string(date.range)) | \(date.kind.name) | \(date.value ?? "")"
      + " | \(first) | \(last)"
  }
}

/// `text | value | minimum | maximum | about or exact | unit | counted` of each quantity.
func quantityRows(_ text: String) -> [String] {
  let document = measured(text)
  let times = DateGrammar(measureLexicon).expressions(in: document)
  let found = QuantityGrammar(measureLexicon).quantities(in: document, times: times)
  return found.map { quantity in
    [
      document.string(quantity.range), number(quantity.value), number(quantity.minimum),
      number(quantity.maximum), quantity.isApproximate ? "about" : "exact", quantity.unit ?? "",
      quantity.counted.map { document.string($0) } ?? "",
    ].joined(separator: " | ")
  }
}

private func number(_ value: Double?) -> String {
  guard let value else { return "" }
  return Int(exactly: value).map { "\($0)" } ?? "\(value)"
}

/// One line of a case file below `Tests/Fixtures/cases`.
struct MeasureCase: Sendable, CustomStringConvertible {
  enum Outcome: String {
    /// The rows are as expected; none, where text is to be left alone.
    case pass, unchanged
    /// They are not yet; the test says so on the day they are.
    case knownFailure = "known-failure"
  }

  let label: String
  let text: String
  let published: String
  let expected: [String]
  let outcome: Outcome

  var description: String { label }

  /// All cases of a file; a file that cannot be read gives none, which a test notes.
  static func all(_ name: String) -> [MeasureCase] {
    let path = "\(projectFolder)/Tests/Fixtures/cases/\(name).json"
    guard let bytes = try? readFile(path), let json = try? parseJSON(bytes),
      case .array(let elements) = json.content
    else { return [] }
    return elements.compactMap { MeasureCase($0) }
  }

  private init?(_ json: JSONValue) {
    guard case .object(let members) = json.content else { return nil }
    var strings: [String: String] = [:]
    var rows: [String] = []
    for member in members {
      if case .string(let bytes) = member.value.content {
        strings[member.key] = String(decoding: bytes, as: UTF8.self)
      } else if case .array(let elements) = member.value.content {
        for case .string(let bytes) in elements.map(\.content) {
          rows.append(String(decoding: bytes, as: UTF8.self))
        }
      }
    }
    guard let label = strings["label"], let text = strings["text"],
      let published = strings["published"],
      let outcome = strings["expect"].flatMap({ Outcome(rawValue: $0) })
    else { return nil }
    self.label = label
    self.text = text
    self.published = published
    self.outcome = outcome
    expected = rows
  }
}
