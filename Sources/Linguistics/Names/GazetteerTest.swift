package import Corpus

/// A sentence in a gazetteer with what its names must come out as.
///
/// `#! Mayor Lind spoke. => Lind = Mara Lind | person | SWE | lind-1`: a name as it stands, then its
/// canonical name, type, country and id, of which the last may be left out and empty ones do not
/// count. Several are divided by "; "; `not Lind` says that a name is none. `on 2016-03-01: ` in
/// front of the sentence gives the day of publication.
package struct GazetteerTest: Sendable {
  private enum Expectation {
    case name(text: String, facts: [String])
    case noName(text: String)
  }

  package let sentence: String
  package let published: Day?
  private let file: LexiconFile
  private let line: Int
  private let expectations: [Expectation]

  /// - Throws: `LexiconError` where the line is not written as above.
  package init(_ test: LexiconFile.InlineTest, of file: LexiconFile) throws(LexiconError) {
    self.file = file
    line = test.line
    let day = try GazetteerTest.day(test, file)
    published = day?.day
    sentence = String(day?.rest ?? test.input[...])
    var expectations: [Expectation] = []
    for part in GazetteerTest.split(test.expected, at: "; ") {
      expectations.append(try GazetteerTest.expectation(part, test, file))
    }
    self.expectations = expectations
  }

  /// The day of "on 2016-03-01: ", and the text behind it; nil where the sentence has none.
  private static func day(
    _ test: LexiconFile.InlineTest, _ file: LexiconFile
  ) throws(LexiconError) -> (day: Day, rest: Substring)? {
    guard test.input.hasPrefix("on "), let colon = test.input.firstIndex(of: ":") else {
      return nil
    }
    let text = test.input[..<colon].dropFirst("on ".count)
    guard text.first?.isNumber == true else { return nil }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) ?? -1 }
    guard parts.count == 3, let day = Day(year: parts[0], month: parts[1], day: parts[2]) else {
      throw file.error(test.line, "found '\(text)', expected a day such as 2015-10-22")
    }
    return (day, test.input[colon...].dropFirst().drop { $0 == " " })
  }

  private static func expectation(
    _ part: Substring, _ test: LexiconFile.InlineTest, _ file: LexiconFile
  ) throws(LexiconError) -> Expectation {
    if part.hasPrefix("not ") { return .noName(text: String(part.dropFirst("not ".count))) }
    let sides = split(part, at: " = ")
    guard sides.count == 2 else {
      throw file.error(
        test.line,
        "found '\(part)', expected 'mention = name | type | country | id' or 'not mention'")
    }
    let facts = split(sides[1], at: "|").map { String($0.drop { $0 == " " }.trimmed) }
    guard facts.count <= 4 else {
      throw file.error(
        test.line, "found \(facts.count) facts, expected 1 to 4: name, type, country, id")
    }
    return .name(text: String(sides[0]), facts: facts)
  }

  private static func split(_ text: some StringProtocol, at mark: String) -> [Substring] {
    var parts: [Substring] = []
    var rest = Substring(text)
    var index = rest.startIndex
    while index < rest.endIndex {
      if rest[index...].hasPrefix(mark) {
        parts.append(rest[..<index])
        rest = rest[index...].dropFirst(mark.count)
        index = rest.startIndex
      } else {
        index = rest.index(after: index)
      }
    }
    return parts + [rest]
  }

  // MARK: What came out

  /// What is otherwise in the tagged sentence than the test says.
  package func mistakes(in document: Document) -> [LexiconError] {
    expectations.compactMap { expectation in
      switch expectation {
      case .noName(let text):
        guard let found = mention(text, document) else { return nil }
        return error("found '\(text) = \(facts(found, document, count: 2))', expected no name")
      case .name(let text, let facts):
        return mistake(text, facts, document)
      }
    }
  }

  private func mistake(_ text: String, _ wanted: [String], _ document: Document) -> LexiconError? {
    let expected = "expected '\(text) = \(wanted.joined(separator: " | "))'"
    guard let mention = mention(text, document) else {
      let names = document.mentions.map { "'\(document.string($0.range))'" }
      let found = names.isEmpty ? "no names" : "the names " + names.joined(separator: ", ")
      return error("found \(found), \(expected)")
    }
    let found = allFacts(mention, document)
    guard zip(wanted, found).contains(where: { !$0.isEmpty && $0 != $1 }) else { return nil }
    let shown = facts(mention, document, count: wanted.count)
    return error("found '\(text) = \(shown)', \(expected)")
  }

  private func mention(_ text: String, _ document: Document) -> Mention? {
    document.mentions.first { document.string($0.range) == text }
  }

  private func facts(_ mention: Mention, _ document: Document, count: Int) -> String {
    allFacts(mention, document).prefix(count).joined(separator: " | ")
  }

  private func allFacts(_ mention: Mention, _ document: Document) -> [String] {
    let entity = document.entities[Int(mention.entity)]
    return [entity.name, entity.kind.name, entity.country ?? "", entity.id ?? ""]
  }

  private func error(_ message: String) -> LexiconError {
    file.error(line, "\(message) in '\(sentence)'")
  }
}

extension Substring {
  /// Without spaces at the end.
  fileprivate var trimmed: Substring {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
