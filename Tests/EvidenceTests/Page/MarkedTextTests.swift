import Testing

@testable import Evidence

struct MarkedTextTests {
  @Test(arguments: [
    ("a < b", [], ["a &lt; b"]),
    ("ab cd", ["0-2"], ["[m0:ab] cd"]),
    ("ab cd", ["0-2", "3-5"], ["[m0:ab] [m1:cd]"]),
    // One inside another, and two that overlap.
    ("abcdef", ["0-6", "2-4"], ["[m0:ab][m0 m1:cd][m0:ef]"]),
    ("abcdef", ["0-4", "2-6"], ["[m0:ab][m0 m1:cd][m1:ef]"]),
    ("abc", ["0-3", "0-3"], ["[m0 m1:abc]"]),
    // A mark that goes on in the next paragraph.
    ("ab\n\ncd", ["1-5"], ["a[m0:b]", "[m0:c]d"]),
    ("ab\ncd", ["1-4"], ["a[m0:b<br>\nc]d"]),
    ("\n\nab\n\n\ncd\n", [], ["ab", "<br>\ncd<br>\n"]),
    // Marks of nothing, and beyond the text.
    ("abc", ["1-1", "2-9"], ["abc"]),
  ])
  func `marks are laid over the paragraphs`(text: String, spans: [String], html: [String]) {
    let marks = spans.enumerated().map { number, span in
      let bounds = span.split(separator: "-").compactMap { Int($0) }
      return MarkedText.Mark(range: bounds[0]..<bounds[1], row: "m\(number)", classes: "x")
    }
    let marked = MarkedText(text, marks)
    #expect(marked.html(marked.paragraphs).map(short) == html)
  }

  /// `[rows:words]` for each span of the page.
  private func short(_ html: String) -> String {
    html.split(separator: "<span class=\"mark ", omittingEmptySubsequences: false).enumerated()
      .map { number, piece in
        guard number > 0, let quote = piece.firstRange(of: "data-rows=\"") else {
          return String(piece)
        }
        return "["
          + piece[quote.upperBound...].replacing("\">", with: ":", maxReplacements: 1)
          .replacing("</span>", with: "]")
      }.joined()
  }
}
