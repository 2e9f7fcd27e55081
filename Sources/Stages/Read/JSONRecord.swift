import Corpus
import Kernels

/// One line of a JSON Lines file: the article's text, and what is said about it.
struct JSONRecord {
  private(set) var id: String?
  private(set) var text: [UInt8] = []
  private(set) var metadata = Document.Metadata()

  /// - Throws: `Rejection` naming the byte of the line.
  init(_ line: [UInt8]) throws(Rejection) {
    let value: JSONValue
    do throws(JSONError) {
      value = try parseJSON(line)
    } catch {
      throw Rejection(stage: "read", reason: "json", detail: error.message, byte: error.offset)
    }
    guard case .object(let members) = value.content else {
      throw JSONRecord.wrongType(value, "an object")
    }
    var hasText = false
    for member in members {
      switch member.key {
      case "text":
        guard case .string(let bytes) = member.value.content else {
          throw JSONRecord.wrongType(member.value, "a string in \"text\"")
        }
        text = bytes
        hasText = true
      case "id": id = try JSONRecord.identifier(member.value, in: line)
      case "title": metadata.title = try JSONRecord.string(member)
      case "author": metadata.author = try JSONRecord.string(member)
      case "url": metadata.url = try JSONRecord.string(member)
      case "source": metadata.source = try JSONRecord.string(member)
      case "published": metadata.published = try JSONRecord.day(member)
      default: break
      }
    }
    guard hasText else {
      throw Rejection(
        stage: "read", reason: "no-text", detail: "\"text\" is missing", byte: value.offset)
    }
  }

  private static func wrongType(_ value: JSONValue, _ expected: String) -> Rejection {
    Rejection(
      stage: "read", reason: "wrong-type", detail: "found \(value.kind), expected \(expected)",
      byte: value.offset)
  }

  /// The string of an optional member on one line; nil for null and for nothing but space.
  private static func string(_ member: JSONMember) throws(Rejection) -> String? {
    if member.value.content == .null { return nil }
    guard case .string(let bytes) = member.value.content else {
      throw wrongType(member.value, "a string in \"\(member.key)\"")
    }
    let words = bytes.split { $0 <= 0x20 }
    return words.isEmpty
      ? nil : words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
  }

  /// A number as it is written: as a `Double` a long one would be equal to its neighbours.
  private static func identifier(
    _ value: JSONValue, in line: [UInt8]
  ) throws(Rejection) -> String? {
    switch value.content {
    case .null: return nil
    case .string(let bytes): return String(decoding: bytes, as: UTF8.self)
    case .number:
      let digits = line[value.offset...].prefix { $0 &- 0x30 < 10 || "+-.eE".utf8.contains($0) }
      return String(decoding: digits, as: UTF8.self)
    default: throw wrongType(value, "a string or a number in \"id\"")
    }
  }

  /// `2015-10-22`, or a longer time stamp that begins so.
  private static func day(_ member: JSONMember) throws(Rejection) -> Day? {
    guard let text = try string(member) else { return nil }
    let head = Array(text.utf8.prefix(11))
    let isEnded = head.count == 10 || head.last == 0x54 || head.last == 0x20
    if isEnded, let found = Day(iso: head.prefix(10)) { return found }
    throw Rejection(
      stage: "read", reason: "wrong-value",
      detail: "found \"\(text.prefix(40))\" in \"published\", expected a day such as 2015-10-22",
      byte: member.value.offset)
  }
}
