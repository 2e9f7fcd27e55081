import Kernels
import TestSupport
import Testing

struct JSONParserTests {
  private func parse(_ text: String) throws(JSONError) -> JSONValue.Content {
    try parseJSON(Array(text.utf8)).content
  }

  @Test(arguments: [
    ("null", JSONValue.Content.null), (" true ", .bool(true)), ("-0.5e2", .number(-50)),
    ("\"\"", .string([])), (#""a\n\"\/\\""#, .string(Array("a\n\"/\\".utf8))),
    (#""\u00e9\ud83d\ude00""#, .string(Array("é😀".utf8))),
    (#""\ud800x""#, .string(Array("\u{FFFD}x".utf8))),
  ])
  func `a value is read as the standard says`(text: String, expected: JSONValue.Content) throws {
    #expect(try parse(text) == expected)
  }

  @Test(arguments: [
    ("", 0), ("[1,]", 3), ("{\"a\":1,}", 7), ("01", 1), ("1.", 2), ("[1 2]", 3), ("nul", 3),
    ("\"a", 0), ("\"\u{1}\"", 1), ("{a:1}", 1), ("[] []", 3), ("\"\\x\"", 1), ("+1", 0), ("NaN", 0),
  ])
  func `what is not JSON is refused at its byte`(text: String, byte: Int) {
    do {
      _ = try parse(text)
      Issue.record("accepted: \(text)")
    } catch {
      #expect(error.offset == byte, "\(text): \(error)")
    }
  }

  @Test func `invalid UTF-8 is refused at its byte`() {
    do {
      _ = try parseJSON([0x22, 0x61, 0xFF, 0x22])
      Issue.record("accepted")
    } catch {
      #expect(error.description == "byte 2: not valid UTF-8")
    }
  }

  @Test func `a hundred thousand opening brackets are refused and do not overflow the stack`() {
    for bracket in ["[", "{\"a\":"] {
      let text = String(repeating: bracket, count: 100_000)
      #expect(throws: JSONError.self) { try parse(text) }
    }
  }

  @Test func `members keep their order and say where they stand`() throws {
    guard case .object(let members) = try parse(#"{"b": 1, "a": [2]}"#) else {
      Issue.record("no object")
      return
    }
    #expect(members.map(\.key) == ["b", "a"])
    #expect(members.map(\.offset) == [1, 9])
    #expect(members[1].value.offset == 14)
  }

  /// JSON Parsing Test Suite: names begin with y (accept), n (refuse) or i (either).
  @Test(.enabled(if: sharedFolder != nil, "needs the development data"))
  func `the files of the JSON test suite are accepted and refused as their names say`() throws {
    let folder = "\(sharedFolder ?? "")/data/torture/json-test-suite/test_parsing"
    guard FileSystem.isFolder(folder) else { return }
    for name in try FileSystem.names(in: folder) where name.hasSuffix(".json") {
      let bytes = try readFile("\(folder)/\(name)")
      let isAccepted = (try? parseJSON(bytes)) != nil
      if name.hasPrefix("y_") { #expect(isAccepted, "\(name)") }
      if name.hasPrefix("n_") { #expect(!isAccepted, "\(name)") }
    }
  }
}
