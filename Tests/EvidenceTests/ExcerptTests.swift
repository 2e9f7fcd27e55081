import Testing

@testable import Evidence

struct ExcerptTests {
  @Test(arguments: [
    ("One short line.", 4..<9, ["One short line.", "    ^^^^^"]),
    ("Title\n\nBody here.", 7..<11, ["Title", "Body here.", "^^^^"]),
    ("A\n\nB\n\nC\n\nD", 3..<4, ["A", "B", "^", "C"]),
    // Two lines of a span are both underlined.
    ("one\ntwo", 2..<5, ["one", "  ^", "two", "^"]),
    // An accent of its own takes no room.
    ("e\u{301}e\u{301} x", 5..<6, ["e\u{301}e\u{301} x", "   ^"]),
    // What lies outside the text is left out.
    ("abc", 2..<90, ["abc", "  ^"]),
    ("", 0..<3, []),
    ("bell\u{7}s", 0..<6, ["bell s", "^^^^^^"]),
  ])
  func `a span is underlined in its lines`(text: String, span: Range<Int>, lines: [String]) {
    #expect(Excerpt(text, span: span).lines == lines)
  }

  @Test func `a long paragraph is broken at blanks and shown only around the span`() {
    let words = (0..<200).map { "word\($0)" }.joined(separator: " ")
    let at = words.unicodeScalars.count / 2
    let lines = Excerpt(words, span: at..<(at + 3)).lines
    #expect(lines.count == 4)
    #expect(lines.allSatisfy { $0.count <= 92 && !$0.hasSuffix(" ") })
    #expect(lines[0].hasPrefix("word"))
  }

  @Test func `a word longer than a line is cut`() {
    let lines = Excerpt(String(repeating: "x", count: 300), span: 100..<101).lines
    #expect(lines.map(\.count) == [92, 92, 9, 92])
  }
}
