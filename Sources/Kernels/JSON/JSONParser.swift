/// Reads a whole JSON text, strictly by RFC 8259.
///
/// Not accepted, as the standard asks: comments, trailing commas, leading zeros, NaN, control
/// characters in strings, anything behind the value, text that is not UTF-8. Lists and objects
/// nest at most 200 deep, so that a hostile text cannot exhaust the stack.
package func parseJSON(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
  if let invalid = firstInvalidUTF8(bytes) {
    throw JSONError(offset: invalid, message: "not valid UTF-8")
  }
  var parser = JSONParser(bytes: bytes)
  let value = try parser.value(depth: 0)
  parser.skipSpace()
  if let next = parser.next {
    throw parser.error("found \(describe(next)) behind the value, expected the end")
  }
  return value
}

/// The byte where a text stops being UTF-8, or nil.
package func firstInvalidUTF8(_ bytes: [UInt8]) -> Int? {
  do throws(UTF8.ValidationError) {
    _ = try UTF8Span(validating: bytes.span)
    return nil
  } catch {
    return error.byteOffsets.lowerBound
  }
}

private func describe(_ byte: UInt8) -> String {
  (0x21...0x7E).contains(byte) ? "'\(Character(UnicodeScalar(byte)))'" : "byte \(byte)"
}

private struct JSONParser {
  static let deepest = 200
  let bytes: [UInt8]
  var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  func error(_ message: String, at offset: Int? = nil) -> JSONError {
    JSONError(offset: offset ?? position, message: message)
  }

  func unexpected(_ expected: String) -> JSONError {
    error("found \(next.map(describe) ?? "the end of the text"), expected \(expected)")
  }

  mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
  }

  mutating func value(depth: Int) throws(JSONError) -> JSONValue {
    skipSpace()
    let start = position
    switch next {
    case UInt8(ascii: "{"): return JSONValue(try object(depth: depth), at: start)
    case UInt8(ascii: "["): return JSONValue(try array(depth: depth), at: start)
    case UInt8(ascii: "\""): return JSONValue(.string(try string()), at: start)
    case UInt8(ascii: "t"): return JSONValue(try word("true", .bool(true)), at: start)
    case UInt8(ascii: "f"): return JSONValue(try word("false", .bool(false)), at: start)
    case UInt8(ascii: "n"): return JSONValue(try word("null", .null), at: start)
    case let byte? where byte == UInt8(ascii: "-") || isDigit(byte):
      return JSONValue(.number(try number()), at: start)
    default: throw unexpected("a value")
    }
  }

  mutating func word(
    _ word: StaticString, _ content: JSONValue.Content
  ) throws(JSONError) -> JSONValue.Content {
    for scalar in word.description.utf8 {
      guard next == scalar else { throw unexpected("'\(word)'") }
      position += 1
    }
    return content
  }

  mutating func enter(_ depth: Int) throws(JSONError) {
    guard depth < JSONParser.deepest else {
      throw error("lists and objects nest deeper than \(JSONParser.deepest)")
    }
    position += 1
    skipSpace()
  }

  mutating func object(depth: Int) throws(JSONError) -> JSONValue.Content {
    try enter(depth)
    var members: [JSONMember] = []
    if next == UInt8(ascii: "}") {
      position += 1
      return .object(members)
    }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw unexpected("a key in quotation marks") }
      let offset = position
      let key = String(decoding: try string(), as: UTF8.self)
      skipSpace()
      guard next == UInt8(ascii: ":") else { throw unexpected("':'") }
      position += 1
      members.append(JSONMember(key: key, offset: offset, value: try value(depth: depth + 1)))
      if try isLast(before: UInt8(ascii: "}"), "',' or '}'") { return .object(members) }
    }
  }

  mutating func array(depth: Int) throws(JSONError) -> JSONValue.Content {
    try enter(depth)
    var values: [JSONValue] = []
    if next == UInt8(ascii: "]") {
      position += 1
      return .array(values)
    }
    while true {
      values.append(try value(depth: depth + 1))
      if try isLast(before: UInt8(ascii: "]"), "',' or ']'") { return .array(values) }
    }
  }

  /// Passes over the comma behind an element, or the bracket behind the last.
  mutating func isLast(before end: UInt8, _ expected: String) throws(JSONError) -> Bool {
    skipSpace()
    guard next == UInt8(ascii: ",") || next == end else { throw unexpected(expected) }
    let isLast = next == end
    position += 1
    return isLast
  }

  mutating func digits() throws(JSONError) {
    guard let first = next, isDigit(first) else { throw unexpected("a digit") }
    while let byte = next, isDigit(byte) { position += 1 }
  }

  mutating func number() throws(JSONError) -> Double {
    let start = position
    if next == UInt8(ascii: "-") { position += 1 }
    if next == UInt8(ascii: "0") { position += 1 } else { try digits() }
    if next == UInt8(ascii: ".") {
      position += 1
      try digits()
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      position += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
      try digits()
    }
    return Double(String(decoding: bytes[start..<position], as: UTF8.self)) ?? .infinity
  }

  mutating func string() throws(JSONError) -> [UInt8] {
    let opening = position
    position += 1
    var out: [UInt8] = []
    while true {
      let end = endOfPlainStretch(bytes, from: position)
      out += bytes[position..<end]
      position = end
      guard let byte = next else { throw error("a string without an end", at: opening) }
      if byte == 0x22 {
        position += 1
        return out
      }
      guard byte == 0x5C else {
        throw error("found control character \(byte) in a string, expected an escape")
      }
      try escape(into: &out)
    }
  }

  mutating func escape(into out: inout [UInt8]) throws(JSONError) {
    let start = position
    position += 1
    guard let kind = next else { throw error("a string without an end", at: start) }
    position += 1
    switch kind {
    case 0x22, 0x5C, 0x2F: out.append(kind)
    case UInt8(ascii: "b"): out.append(8)
    case UInt8(ascii: "f"): out.append(12)
    case UInt8(ascii: "n"): out.append(10)
    case UInt8(ascii: "r"): out.append(13)
    case UInt8(ascii: "t"): out.append(9)
    case UInt8(ascii: "u"): try unicode(into: &out)
    default: throw error("found \\\(describe(kind)), expected an escape", at: start)
    }
  }

  /// `\uXXXX`, or two of them that make one character.
  mutating func unicode(into out: inout [UInt8]) throws(JSONError) {
    var code = try hexadecimal()
    if (0xD800..<0xDC00).contains(code), position + 1 < bytes.count,
      bytes[position] == 0x5C, bytes[position + 1] == UInt8(ascii: "u")
    {
      let before = position
      position += 2
      let low = try hexadecimal()
      if (0xDC00..<0xE000).contains(low) {
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      } else {
        position = before
      }
    }
    out += String(UnicodeScalar(code) ?? "\u{FFFD}").utf8
  }

  mutating func hexadecimal() throws(JSONError) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = hexadecimalDigit(byte) else {
        throw unexpected("four hexadecimal digits")
      }
      code = code << 4 | digit
      position += 1
    }
    return code
  }
}

/// Where a string goes on with something else than itself: its end, an escape, a control character.
private func endOfPlainStretch(_ bytes: [UInt8], from start: Int) -> Int {
  let span = bytes.span
  var index = start
  while index < span.count {
    let byte = span[index]
    if byte == 0x22 || byte == 0x5C || byte < 0x20 { break }
    index += 1
  }
  return index
}

private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

private func hexadecimalDigit(_ byte: UInt8) -> UInt32? {
  switch byte {
  case 0x30...0x39: UInt32(byte - 0x30)
  case 0x41...0x46: UInt32(byte - 0x41 + 10)
  case 0x61...0x66: UInt32(byte - 0x61 + 10)
  default: nil
  }
}
