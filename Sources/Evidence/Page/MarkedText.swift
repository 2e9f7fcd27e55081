/// An article's text cut where a mark begins or ends, so that marks may overlap in any way.
struct MarkedText {
  /// A stretch of the text that a row of a table speaks of.
  struct Mark {
    /// In code points.
    let range: Range<Int>
    /// Of the row on the page: `m3`.
    let row: String
    /// For the style sheet: `mentions person`.
    let classes: String
  }

  private let text: [Unicode.Scalar]
  /// By where they begin.
  private let marks: [Mark]

  /// - Parameter marks: In any order; what lies outside the text is left out.
  init(_ text: String, _ marks: [Mark]) {
    let scalars = Array(text.unicodeScalars)
    self.text = scalars
    self.marks = marks.filter { $0.range.upperBound <= scalars.count && !$0.range.isEmpty }
      .sorted {
        ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound)
      }
  }

  /// The paragraphs: what stands between blank lines.
  var paragraphs: [Range<Int>] {
    var found: [Range<Int>] = []
    var start = 0
    for index in text.indices where text[index] == "\n" && index + 1 < text.count {
      guard text[index + 1] == "\n", index >= start else { continue }
      if index > start { found.append(start..<index) }
      start = index + 2
    }
    if start < text.count { found.append(start..<text.count) }
    return found
  }

  /// HTML of each of the given ranges, which follow one another.
  func html(_ ranges: [Range<Int>]) -> [String] {
    var open: [Mark] = []
    var next = 0
    return ranges.map { range in
      var out = ""
      var at = range.lowerBound
      while at < range.upperBound {
        open.removeAll { $0.range.upperBound <= at }
        while next < marks.count, marks[next].range.lowerBound <= at {
          if marks[next].range.upperBound > at { open.append(marks[next]) }
          next += 1
        }
        var end = range.upperBound
        if next < marks.count { end = min(end, marks[next].range.lowerBound) }
        for mark in open { end = min(end, mark.range.upperBound) }
        out += piece(at..<end, open)
        at = end
      }
      return out
    }
  }

  private func piece(_ range: Range<Int>, _ marks: [Mark]) -> String {
    let words = escapedHTML(text[range]).split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "<br>\n")
    guard !marks.isEmpty else { return words }
    let classes = marks.map(\.classes).joined(separator: " ")
    let rows = marks.map(\.row).joined(separator: " ")
    return "<span class=\"mark \(escapedHTML(classes))\" data-rows=\"\(rows)\">\(words)</span>"
  }
}
