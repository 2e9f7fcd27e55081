import Corpus
import Kernels
import Linguistics
import TestSupport
import Testing

struct CanonicalCompositionTests {
  private let composition: CanonicalComposition

  init() throws {
    let path = projectFolder + "/data/unicode/canonical-decompositions.tsv"
    composition = try CanonicalComposition(LexiconFile(try readFile(path), path: path))
  }

  private func composed(_ text: String) -> [UInt8] {
    var text = TracedText(Array(text.utf8))
    text.apply(composition.replacements(in: text.bytes), step: "c")
    return text.bytes
  }

  @Test(arguments: [
    ("e\u{301}", "é"), ("\u{212B}", "Å"), ("A\u{30A}", "Å"), ("a\u{323}\u{302}", "ậ"),
    ("a\u{302}\u{323}", "ậ"), ("q\u{307}\u{323}", "q\u{323}\u{307}"),
    ("\u{1100}\u{1161}\u{11A8}", "각"),
    ("\u{AC00}\u{11A8}", "각"), ("\u{958}", "\u{915}\u{93C}"), ("\u{301}", "\u{301}"),
    ("\u{F900}", "豈"), ("ab", "ab"), ("é", "é"), ("a\u{315}\u{300}b", "à\u{315}b"),
  ])
  func `characters compose as the standard says`(text: String, expected: String) {
    #expect(composed(text) == Array(expected.utf8))
  }

  @Test(.enabled(if: sharedFolder != nil, "no shared folder beside the project"))
  func `all conformance cases pass`() throws {
    let folder = try #require(sharedFolder)
    let path =
      "\(folder)/data/torture/unicode/unicode-rs+unicode-normalization/tests/data/normalization_tests.rs"
    var (right, all) = (0, 0)
    var source = ""
    for line in String(decoding: try readFile(path), as: UTF8.self).split(separator: "\n") {
      if let text = field("source", of: line) { source = text }
      guard let nfc = field("nfc", of: line) else { continue }
      all += 1
      if composed(source) == Array(nfc.utf8) { right += 1 }
    }
    #expect(right == all && all > 1000)
  }

  private func field(_ name: String, of line: Substring) -> String? {
    let parts = line.split(separator: "\"")
    guard parts.count == 3, parts[0].split(separator: " ").first == "\(name):" else { return nil }
    var text = String.UnicodeScalarView()
    for code in parts[1].split(separator: "\\") where code.hasPrefix("u{") {
      guard let scalar = UInt32(code.dropFirst(2).dropLast(), radix: 16).flatMap(UnicodeScalar.init)
      else { return nil }
      text.append(scalar)
    }
    return String(text)
  }
}
