package import Kernels

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
    try JSONValue.cases(name).compactMap(TextCase.init)
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

extension JSONValue {
  /// The objects of a file in `Tests/Fixtures/cases`.
  package static func cases(_ name: String) throws -> [JSONValue] {
    let value = try parseJSON(try readFile("\(projectFolder)/Tests/Fixtures/cases/\(name)"))
    guard case .array(let cases) = value.content else { return [] }
    return cases
  }

  /// The string of a member, or the strings of its list; none where it is something else.
  package func strings(_ key: String) -> [String] {
    guard case .object(let members) = content,
      let value = members.first(where: { $0.key == key })?.value
    else { return [] }
    let list = if case .array(let elements) = value.content { elements } else { [value] }
    return list.compactMap { element in
      guard case .string(let bytes) = element.content else { return nil }
      return String(decoding: bytes, as: UTF8.self)
    }
  }
}
