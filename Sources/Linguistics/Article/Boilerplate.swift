package import Corpus
import Kernels

/// Lines of an article that rules take away.
package struct Boilerplate {
  private let rules: BoilerplateRules
  private let isStructured: Bool

  /// The replacements that take boilerplate away, each with the gap beside it.
  ///
  /// - Parameter start: The byte where the body begins. Nothing in front of it is looked at.
  ///   A body that is nothing but boilerplate stays as it is.
  /// - Parameter isStructured: The text is a field of a record, so nothing of a page stands around
  ///   it by nature: lines that may as well be the author's go only together with sure ones.
  package static func replacements(
    in bytes: [UInt8], from start: Int, by rules: BoilerplateRules, isStructured: Bool = false
  ) -> [TracedText.Replacement] {
    let lines = Boilerplate(rules: rules, isStructured: isStructured)
    let end = lines.endOfBody(bytes, from: start)
    let first = lines.startOfBody(bytes, from: start, before: end)
    guard first < end else { return [] }
    var out: [TracedText.Replacement] = []
    if first > start { out.append(.init(ByteRange(start, first), with: [])) }
    if rules.hasAny { out += lines.inside(bytes, first..<end) }
    if end < bytes.count { out.append(.init(ByteRange(end, bytes.count), with: [])) }
    return out
  }

  /// Lines that are taken away at each end at most: more are no head and no foot.
  private static let mostLines = 100

  /// The end of the last line that no rule for the foot takes away; `start` where all are.
  private func endOfBody(_ bytes: [UInt8], from start: Int) -> Int {
    var end = trimmedEnd(bytes, bytes.count, from: start)
    var kept = bytes.count
    var isSure = !isStructured
    for _ in 0..<Boilerplate.mostLines where end > start {
      let reach = max(start, end - BoilerplateRules.longestLine - 1)
      guard
        let line = bytes[reach..<end].lastIndex(of: 0x0A).map({ $0 + 1 })
          ?? (reach == start ? start : nil)
      else { return kept }
      guard let strength = rules.match(bytes.span.extracting(line..<end), at: .foot) else {
        return kept
      }
      isSure = isSure || strength == .sure
      end = trimmedEnd(bytes, line, from: start)
      if isSure { kept = end }
    }
    return kept
  }

  private func trimmedEnd(_ bytes: [UInt8], _ end: Int, from start: Int) -> Int {
    var end = end
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    return end
  }

  private func startOfBody(_ bytes: [UInt8], from start: Int, before end: Int) -> Int {
    var first = start
    var kept = start
    var isSure = !isStructured
    for _ in 0..<Boilerplate.mostLines where first < end {
      let newline = min(nextIndex(of: 0x0A, in: bytes.span, from: first), end)
      guard let strength = rules.match(bytes.span.extracting(first..<newline), at: .head) else {
        return kept
      }
      isSure = isSure || strength == .sure
      first = newline
      while first < end, bytes[first] <= 0x20 { first += 1 }
      if isSure { kept = first }
    }
    return kept
  }

  /// Lines between, each with the gap behind it.
  private func inside(_ bytes: [UInt8], _ body: Range<Int>) -> [TracedText.Replacement] {
    var out: [TracedText.Replacement] = []
    let span = bytes.span
    var line = body.lowerBound
    while line < body.upperBound {
      let newline = min(nextIndex(of: 0x0A, in: span, from: line), body.upperBound)
      var next = newline
      while next < body.upperBound, span[next] == 0x0A { next &+= 1 }
      if newline > line, newline - line <= Boilerplate.longestInside, next < body.upperBound,
        let strength = rules.match(span.extracting(line..<newline), at: .any),
        strength == .sure || !isStructured
      {
        out.append(.init(ByteRange(line, next), with: []))
      }
      line = max(next, newline + 1)
    }
    return out
  }

  /// Bytes of a line in the middle of a text beyond which no rule is tried.
  private static let longestInside = 160
}
