import Corpus
import Kernels
import TestSupport
import Testing

struct EventsStepTests {
  private static let reader = Result { try EventReader() }

  @Test(arguments: try RowCase.all("events.json"))
  func `a text has the events of its case`(case: RowCase) throws {
    let found = try Self.reader.get().codes(of: `case`.text)
    `case`.check(found)
  }

  @Test(arguments: try RowCase.all("statements.json"))
  func `a text has the statements of its case`(case: RowCase) throws {
    let found = try Self.reader.get().statements(of: `case`.text)
    `case`.check(found)
  }

  @Test func `an event knows its place, its day and who tells of it`() throws {
    let document = try Self.reader.get().document(
      "Iraq said that Turkish troops had entered the country. John Kerry met Sergei Lavrov in Vienna on Tuesday."
    )
    let meeting = try #require(document.events.last)
    #expect(meeting.place == "Vienna")
    #expect(meeting.placeCountry == "AUT")
    #expect(meeting.firstDay?.description == "2015-10-20")
    #expect(meeting.mode == "meet")
    #expect(meeting.cameo == "040")
    #expect(meeting.action.quad == 1)
  }

  @Test func `quotations point to their statement`() throws {
    let document = try Self.reader.get().document(
      "The ministry said it was late. \"We lost everything,\" Ana Ruiz said. \"All of it.\"")
    #expect(document.statements.map(\.kind.name) == ["indirect", "direct"])
    #expect(document.quotes.map(\.statement) == [1, 1])
  }

  @Test(arguments: [
    "", "\"", "said said said said", "of of of of of of", "US US US and and and",
    "attacked by by by", "The attack of the attack of the attack of the attack",
  ])
  func `nonsense gives no trouble`(text: String) throws {
    let document = try Self.reader.get().document(text)
    #expect(document.events.count < 5)
  }

  @Test func `long chains take linear time`() throws {
    let text = String(repeating: "Iran said that Iraq said that ", count: 300) + "it rained."
    let document = try Self.reader.get().document(text)
    #expect(document.words.count == document.tokens.count)
  }

  @Test func `no statement lies in more than seven others`() throws {
    let text = String(repeating: "Iran said that Iraq said that ", count: 20) + "it rained."
    let statements = try Self.reader.get().document(text).statements
    #expect(statements.count == 8)
    let outer = statements.map { inner in
      statements.count { $0.range.start < inner.range.start && inner.range.end <= $0.range.end }
    }
    #expect(outer.max() == 7)
    let next = try Self.reader.get().document(text + " \n\n" + text).statements
    #expect(next.count == 16)
  }
}

/// One text and the rows that it must give; a known failure gives others so far.
struct RowCase: CustomTestStringConvertible, Sendable {
  let label: String
  let text: String
  let isKnownFailure: Bool
  let rows: [String]

  var testDescription: String { label }

  static func all(_ name: String) throws -> [RowCase] {
    let path = "\(projectFolder)/Tests/Fixtures/cases/\(name)"
    guard case .array(let cases) = try parseJSON(try readFile(path)).content else { return [] }
    return cases.map { value in
      RowCase(
        label: value.string("label"), text: value.string("text"),
        isKnownFailure: value.string("expect") == "fail", rows: value.strings("rows"))
    }
  }

  func check(_ found: [String]) {
    if isKnownFailure {
      #expect(found != rows, "\(label): is right now, no known failure any more")
    } else {
      #expect(found == rows, "\(label)")
    }
  }
}

extension JSONValue {
  fileprivate func member(_ key: String) -> JSONValue? {
    guard case .object(let members) = content else { return nil }
    return members.first { $0.key == key }?.value
  }

  fileprivate func string(_ key: String) -> String {
    guard case .string(let bytes)? = member(key)?.content else { return "" }
    return String(decoding: bytes, as: UTF8.self)
  }

  fileprivate func strings(_ key: String) -> [String] {
    guard case .array(let values)? = member(key)?.content else { return [] }
    return values.compactMap { value in
      guard case .string(let bytes) = value.content else { return nil }
      return String(decoding: bytes, as: UTF8.self)
    }
  }
}
