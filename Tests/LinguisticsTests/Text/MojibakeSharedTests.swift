import Corpus
import Kernels
import Linguistics
import TestSupport
import Testing

/// The repair of mojibake, measured on a collection of cases beside the project.
@Suite(.enabled(if: sharedFolder != nil, "no shared folder beside the project"))
struct MojibakeSharedTests {
  @Test func `nearly all collected cases come out right, and no right text is changed`() throws {
    let folder = try #require(sharedFolder)
    let bytes = try readFile("\(folder)/data/repair/cases.dev.jsonl")
    var (right, all) = (0, 0)
    for line in bytes.split(separator: 0x0A) {
      let row = try Case(parseJSON(Array(line)))
      guard row.expected else { continue }
      all += 1
      let isRight = row.answers.contains(repaired(row.original))
      if isRight { right += 1 }
      if row.isNegative { #expect(isRight, "\(row.original)") }
    }
    #expect(Double(right) >= 0.97 * Double(all), "\(right) of \(all)")
  }

  private func repaired(_ text: String) -> String {
    var text = TracedText(Array(text.utf8))
    for _ in 0..<Mojibake.rounds { text.apply(Mojibake.replacements(in: text.bytes), step: "r") }
    return String(decoding: text.bytes, as: UTF8.self).split(
      separator: "\u{A0}", omittingEmptySubsequences: false
    ).joined(separator: " ")
  }
}

private struct Case {
  var original = ""
  var answers: [String] = []
  var expected = true
  var isNegative = false

  init(_ value: JSONValue) throws {
    guard case .object(let members) = value.content else { return }
    for member in members {
      guard case .string(let bytes) = member.value.content else { continue }
      let text = String(decoding: bytes, as: UTF8.self)
      switch member.key {
      case "original": original = text
      case "fixed", "fixed-encoding":
        answers.append(
          text.split(separator: "\u{A0}", omittingEmptySubsequences: false).joined(separator: " "))
      case "expect": expected = text == "pass"
      case "set": isNegative = text == "negative"
      default: break
      }
    }
  }
}
