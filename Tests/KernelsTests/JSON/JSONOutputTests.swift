import Kernels
import Testing

struct JSONOutputTests {
  private let value = JSONOutput.members([
    "name": .string("a \"b\"\n\u{1}"), "left out": nil, "list": .array([.integer(1), .null]),
    "none": .array([]), "number": .number(0.5), "flag": .bool(true),
  ])

  @Test func `a value on one line reads back as it was`() throws {
    #expect(
      value.line
        == #"{"name":"a \"b\"\n\u0001","list":[1,null],"none":[],"number":0.5,"flag":true}"#)
    #expect(throws: Never.self) { try parseJSON(Array(value.line.utf8)) }
  }

  @Test func `the indented text is the same value`() throws {
    let pretty = try parseJSON(Array(value.text.utf8))
    guard case .object(let members) = pretty.content else {
      Issue.record("no object")
      return
    }
    #expect(members.map(\.key) == ["name", "list", "none", "number", "flag"])
    #expect(value.text.hasSuffix("}\n"))
  }
}
