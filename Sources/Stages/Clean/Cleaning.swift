import Corpus

extension Document {
  /// Edits the text, and moves title, byline, dateline and body along.
  ///
  /// Given metadata in front of the text is not touched: replacements that begin in it are left
  /// out, so that steps may come in any order.
  mutating func edit(_ replacements: [TracedText.Replacement], step: String) {
    guard !replacements.isEmpty else { return }
    let edits = replacements.filter { $0.range.start >= text.givenCount }
    text.apply(edits, step: step)
    guard bodyStart > 0 || dateline != nil else { return }
    let shifts = Shifts(edits)
    titleRange = titleRange.map(shifts.moved)
    bylineRange = bylineRange.map(shifts.moved)
    dateline = dateline.map(shifts.moved)
    bodyStart = shifts.moved(bodyStart)
  }
}

/// Where offsets of a text come to stand through replacements.
private struct Shifts {
  private let edits: [TracedText.Replacement]

  init(_ edits: [TracedText.Replacement]) { self.edits = edits }

  func moved(_ range: ByteRange) -> ByteRange {
    let start = moved(Int(range.start))
    return ByteRange(start, max(start, moved(Int(range.end))))
  }

  /// An offset inside a replaced range comes to stand behind what replaced it.
  func moved(_ offset: Int) -> Int {
    var shift = 0
    for edit in edits {
      guard Int(edit.range.start) < offset else { break }
      shift += edit.bytes.count - edit.range.count
      if Int(edit.range.end) > offset { return Int(edit.range.end) + shift }
    }
    return offset + shift
  }
}
