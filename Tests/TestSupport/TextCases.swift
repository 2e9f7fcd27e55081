import Kernels

/// One case of a file in `Tests/Fixtures/cases`: a text, and what shall become of it.
package struct TextCase: Sendable, CustomStringConvertible {
  package var label = ""
  package var input = ""
  package var output = ""
  /// A known failure comes out in another way so far; its test says when that changes.
  package var isKnownFailure = false

  package var description: String { label }

  /// The cases of a file: objects with `label`, `input`, `output` (`input` where it is left out:
  /// the text must stay unchanged), `expect` (`pass` or `fail`) and, for readers, `comment`.
  package static func load(_ name: String) throws -> [TextCase] {
    let bytes = try readFile("\(projectFolder)/Tests/Fixtures/cases/\(name)")
    guard case .array(let rows) = try parseJSON(bytes).content else { return [] }
    return rows.compactMap(TextCase.init)
  }

  private init?(_ value: JSONValue) {
    guard case .object(let members) = value.content else { return nil }
    var given: String?
    for member in members {
      guard case .string(let bytes) = member.value.content else { continue }
      let text = String(decoding: bytes, as: UTF8.self)
      switch member.key {
      case "label": label = text
      case "input": input = text
      case "output": given = text
      case "expect": isKnownFailure = text == "fail"
      default: break
      }
    }
    output = given ?? input
  }
}
