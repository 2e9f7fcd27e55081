import Kernels

/// Patterns of lines that are no part of an article, from a file that users can replace.
///
/// A rule is a line of two or three fields separated by tabs: where it holds (`head`, `foot`,
/// `any`), its test, and the text it tests for. Case does not matter, nor do spaces around.
/// `foot` rules take lines away from the end as long as they hold, `head` rules from the
/// beginning of the body, `any` rules anywhere.
///
/// Tests: `equals`, `starts-with`, `starts-short` (a line of at most ten words), `ends-with`,
/// `contains`, which need a text; `is-address` (one web or e-mail address and nothing else),
/// `is-number` (a page number), `is-rule` (nothing but dashes, asterisks and the like), which
/// need none. Inline tests: `#! foot: a line => drop` (or
/// `keep`).
package struct BoilerplateRules: Sendable {
  package enum Position: String, Sendable, CaseIterable { case head, foot, any }

  /// How surely a line is boilerplate.
  package enum Strength: Sendable {
    /// It may as well be the author's: an address, a number or a line of dashes.
    case weak
    case sure
  }

  /// The rules of one position, so that few of them are tried on a line.
  private struct Rules: Sendable {
    /// Those whose line begins with their text, by its first byte.
    var byFirstByte: [[BoilerplateRule]] = Array(repeating: [], count: 256)
    var others: [BoilerplateRule] = []

    mutating func append(_ rule: BoilerplateRule) {
      switch rule.test {
      case .equals, .startsWith, .startsShort:
        byFirstByte[Int(rule.text.first ?? 0)].append(rule)
      default: others.append(rule)
      }
    }

    /// - Precondition: The line is not empty.
    func match(_ line: Span<UInt8>) -> Strength? {
      for rule in byFirstByte[Int(lowercased(line[0]))] where rule.holds(line) { return .sure }
      var found: Strength?
      for rule in others where rule.holds(line) {
        if rule.test.needsText { return .sure }
        found = .weak
      }
      return found
    }
  }

  private var head = Rules()
  private var foot = Rules()
  private var inside = Rules()
  /// Whether there are rules for lines in the middle of a text.
  package private(set) var hasAny = false

  /// Bytes of a line beyond which no rule is tried.
  package static let longestLine = 300

  /// - Throws: `LexiconError` for a rule that cannot be read.
  package init(_ files: LexiconFile...) throws(LexiconError) {
    try self.init(files)
  }

  /// The rules of several files together.
  package init(_ files: [LexiconFile]) throws(LexiconError) {
    for file in files { try append(file) }
  }

  private mutating func append(_ file: LexiconFile) throws(LexiconError) {
    for line in file.lines {
      let rule = try BoilerplateRules.rule(line, of: file)
      if rule.position == .any { hasAny = true }
      append(rule)
    }
  }

  private mutating func append(_ rule: BoilerplateRule) {
    if rule.position != .foot { head.append(rule) }
    if rule.position != .head { foot.append(rule) }
    if rule.position == .any { inside.append(rule) }
  }

  private static func rule(
    _ line: LexiconFile.Line, of file: LexiconFile
  ) throws(LexiconError) -> BoilerplateRule {
    let fields = line.fields
    guard let position = Position(rawValue: fields[0]) else {
      throw file.error(line.number, "found '\(fields[0])', expected head, foot or any")
    }
    guard fields.count > 1, let test = BoilerplateRule.Test(rawValue: fields[1]) else {
      let known = BoilerplateRule.Test.allCases.map(\.rawValue).joined(separator: ", ")
      let found = fields.count > 1 ? "'\(fields[1])'" : "no test"
      throw file.error(line.number, "found \(found), expected one of: \(known)")
    }
    let text = fields.count > 2 ? fields[2] : ""
    guard fields.count <= 3, test.needsText != text.isEmpty else {
      throw file.error(
        line.number, test.needsText ? "expected a text to test for" : "expected no text")
    }
    return BoilerplateRule(position: position, test: test, text: text.utf8.map(lowercased))
  }

  /// Whether a line is boilerplate where it stands.
  ///
  /// `any` rules hold in all positions. The result is nil where no rule holds.
  package func match(_ line: Span<UInt8>, at position: Position) -> Strength? {
    guard line.count <= BoilerplateRules.longestLine else { return nil }
    let range = trimmed(line)
    guard !range.isEmpty else { return nil }
    let line = line.extracting(range)
    switch position {
    case .head: return head.match(line)
    case .foot: return foot.match(line)
    case .any: return inside.match(line)
    }
  }
}

/// The bytes of a line without the white space around them.
private func trimmed(_ line: Span<UInt8>) -> Range<Int> {
  var start = 0
  var end = line.count
  while start < end, line[start] <= 0x20 { start &+= 1 }
  while end > start, line[end &- 1] <= 0x20 { end &-= 1 }
  return start..<end
}
