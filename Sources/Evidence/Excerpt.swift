/// The lines of an article around a span, with the span underlined.
package struct Excerpt: Sendable {
  /// Lines are broken at blanks so that they have at most so many characters.
  private static let width = 92
  /// So many lines are shown before and after those of the span.
  private static let surroundings = 1

  private let text: [Unicode.Scalar]
  private let span: Range<Int>

  /// - Parameters:
  ///   - text: Of the article.
  ///   - span: In code points; what lies outside the text is left out.
  package init(_ text: String, span: Range<Int>) {
    self.text = Array(text.unicodeScalars)
    self.span = span.clamped(to: 0..<self.text.count)
  }

  /// The lines, each with a line of `^` below it where it holds something of the span.
  package var lines: [String] {
    let all = brokenLines()
    let held = all.indices.filter { all[$0].overlaps(span) || all[$0].contains(span.lowerBound) }
    guard let first = held.first, let last = held.last else { return [] }
    let from = max(0, first - Excerpt.surroundings)
    let to = min(all.count - 1, last + Excerpt.surroundings)
    return all[from...to].flatMap { range in
      let underline = underline(range)
      return underline.isEmpty ? [string(range)] : [string(range), underline]
    }
  }

  /// Lines of the text as the terminal shows them; blank ones are left out.
  private func brokenLines() -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    var blank: Int?
    for (index, scalar) in text.enumerated() {
      if scalar == "\n" {
        if index > start { lines.append(start..<index) }
        start = index + 1
        blank = nil
      } else if index - start >= Excerpt.width {
        let end = blank ?? index
        lines.append(start..<end)
        start = blank.map { $0 + 1 } ?? index
        blank = nil
      }
      if scalar == " " && index > start { blank = index }
    }
    if start < text.count { lines.append(start..<text.count) }
    return lines
  }

  private func string(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    // A control character would move the line under the next.
    for scalar in text[range] {
      view.append(scalar.properties.generalCategory == .control ? " " : scalar)
    }
    return String(view)
  }

  private func underline(_ line: Range<Int>) -> String {
    let marked = span.clamped(to: line)
    guard !marked.isEmpty else { return "" }
    return String(repeating: " ", count: width(line.lowerBound..<marked.lowerBound))
      + String(repeating: "^", count: width(marked))
  }

  /// Characters as people count them: a letter and its accent are one.
  private func width(_ range: Range<Int>) -> Int { string(range).count }
}
