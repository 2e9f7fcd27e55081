/// A JSON text that is being written; keys keep their order.
package indirect enum JSONOutput: Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSONOutput])
  case object([(key: String, value: JSONOutput)])

  /// An object of those members whose value is not nil.
  package static func members(_ pairs: KeyValuePairs<String, JSONOutput?>) -> JSONOutput {
    .object(pairs.compactMap { key, value in value.map { (key: key, value: $0) } })
  }

  /// The text, indented by two spaces, with a line end behind it.
  package var text: String {
    var out = ""
    write(into: &out, indent: "", isPretty: true)
    return out + "\n"
  }

  /// The text on one line, without a line end.
  package var line: String {
    var out = ""
    write(into: &out, indent: "", isPretty: false)
    return out
  }

  private func write(into out: inout String, indent: String, isPretty: Bool) {
    switch self {
    case .null: out += "null"
    case .bool(let flag): out += flag ? "true" : "false"
    case .integer(let number): out += String(number)
    case .number(let number): out += number.isFinite ? "\(number)" : "null"
    case .string(let text): out += quoted(text)
    case .array(let elements):
      bracket("[", "]", elements.count, into: &out, indent, isPretty) { index, out, inner in
        elements[index].write(into: &out, indent: inner, isPretty: isPretty)
      }
    case .object(let members):
      bracket("{", "}", members.count, into: &out, indent, isPretty) { index, out, inner in
        out += quoted(members[index].key) + (isPretty ? ": " : ":")
        members[index].value.write(into: &out, indent: inner, isPretty: isPretty)
      }
    }
  }
}

private func bracket(
  _ open: String, _ close: String, _ count: Int, into out: inout String, _ indent: String,
  _ isPretty: Bool, element: (Int, inout String, String) -> Void
) {
  let inner = indent + "  "
  out += open
  for index in 0..<count {
    if index > 0 { out += "," }
    if isPretty { out += "\n" + inner }
    element(index, &out, inner)
  }
  if isPretty && count > 0 { out += "\n" + indent }
  out += close
}

private func quoted(_ text: String) -> String {
  var out = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": out += "\\\""
    case "\\": out += "\\\\"
    case "\n": out += "\\n"
    case "\r": out += "\\r"
    case "\t": out += "\\t"
    case "\u{0}"..<"\u{20}":
      let digits = String(scalar.value, radix: 16)
      out += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    default: out.unicodeScalars.append(scalar)
    }
  }
  return out + "\""
}
