package import Corpus
import Kernels

/// Lines of an article that rules take away.
package enum Boilerplate {
  /// The replacements that take boilerplate away, each with the gap beside it.
  ///
  /// - Parameter start: The byte where the body begins. Nothing in front of it is looked at.
  ///   A body that is nothing but boilerplate stays as it is.
  package static func replacements(
    in bytes: [UInt8], from start: Int, by rules: BoilerplateRules
  ) -> [TracedText.Replacement] {
    let end = endOfBody(bytes, from: start, rules)
    let first = startOfBody(bytes, from: start, before: end, rules)
    guard first < end else { return [] }
    var out: [TracedText.Replacement] = []
    if first > start { out.append(.init(ByteRange(start, first), with: [])) }
    if rules.hasAny { out += inside(bytes, first..<end, rules) }
    if end < bytes.count { out.append(.init(ByteRange(end, bytes.count), with: [])) }
    return out
  }

  /// Lines that are taken away at each end at most: more are no head and no foot.
  private static let mostLines = 100

  /// The end of the last line that no rule for the foot takes away; `start` where all are.
  private static func endOfBody(_ bytes: [UInt8], from start: Int, _ rules: BoilerplateRules) -> Int
  {
    var end = trimmedEnd(bytes, bytes.count, from: start)
    var kept = bytes.count
    for _ in 0..<mostLines where end > start {
      let reach = max(start, end - BoilerplateRules.longestLine - 1)
      guard
        let line = bytes[reach..<end].lastIndex(of: 0x0A).map({ $0 + 1 })
          ?? (reach == start ? start : nil)
      else { return kept }
      guard rules.match(bytes[line..<end], at: .foot) else { return kept }
      end = trimmedEnd(bytes, line, from: start)
      kept = end
    }
    return kept
  }

  private static func trimmedEnd(_ bytes: [UInt8], _ end: Int, from start: Int) -> Int {
    var end = end
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    return end
  }

  private static func startOfBody(
    _ bytes: [UInt8], from start: Int, before end: Int, _ rules: BoilerplateRules
  ) -> Int {
    var first = start
    for _ in 0..<mostLines where first < end {
      let newline = min(nextIndex(of: 0x0A, in: bytes.span, from: first), end)
      guard rules.match(bytes[first..<newline], at: .head) else { return first }
      first = newline
      while first < end, bytes[first] <= 0x20 { first += 1 }
    }
    return first
  }

  /// Lines between, each with the gap behind it.
  private static func inside(
    _ bytes: [UInt8], _ body: Range<Int>, _ rules: BoilerplateRules
  ) -> [TracedText.Replacement] {
    var out: [TracedText.Replacement] = []
    let span = bytes.span
    var line = body.lowerBound
    while line < body.upperBound {
      let newline = min(nextIndex(of: 0x0A, in: span, from: line), body.upperBound)
      var next = newline
      while next < body.upperBound, span[next] == 0x0A { next &+= 1 }
      if newline > line, newline - line <= longestInside, next < body.upperBound,
        rules.match(bytes[line..<newline], at: .any)
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
