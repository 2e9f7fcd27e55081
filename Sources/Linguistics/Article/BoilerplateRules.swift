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

  private enum Test: String, CaseIterable {
    case equals, startsWith = "starts-with", startsShort = "starts-short"
    case endsWith = "ends-with", contains
    case isAddress = "is-address", isNumber = "is-number", isRule = "is-rule"

    var needsText: Bool {
      switch self {
      case .equals, .startsWith, .startsShort, .endsWith, .contains: true
      default: false
      }
    }
  }

  /// How surely a line is boilerplate.
  package enum Strength: Sendable {
    /// It may as well be the author's: an address, a number or a line of dashes.
    case weak
    case sure
  }

  private struct Rule: Sendable {
    let position: Position
    let test: Test
    /// In small letters.
    let text: [UInt8]
  }

  /// The rules of one position, so that few of them are tried on a line.
  private struct Rules: Sendable {
    /// Those whose line begins with their text, by its first byte.
    var byFirstByte: [[Rule]] = Array(repeating: [], count: 256)
    var others: [Rule] = []

    mutating func append(_ rule: Rule) {
      switch rule.test {
      case .equals, .startsWith, .startsShort:
        byFirstByte[Int(rule.text.first ?? 0)].append(rule)
      default: others.append(rule)
      }
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

  private mutating func append(_ rule: Rule) {
    if rule.position != .foot { head.append(rule) }
    if rule.position != .head { foot.append(rule) }
    if rule.position == .any { inside.append(rule) }
  }

  private func rules(at position: Position) -> Rules {
    switch position {
    case .head: head
    case .foot: foot
    case .any: inside
    }
  }

  private static func rule(
    _ line: LexiconFile.Line, of file: LexiconFile
  ) throws(LexiconError) -> Rule {
    let fields = line.fields
    guard let position = Position(rawValue: fields[0]) else {
      throw file.error(line.number, "found '\(fields[0])', expected head, foot or any")
    }
    guard fields.count > 1, let test = Test(rawValue: fields[1]) else {
      let known = Test.allCases.map(\.rawValue).joined(separator: ", ")
      let found = fields.count > 1 ? "'\(fields[1])'" : "no test"
      throw file.error(line.number, "found \(found), expected one of: \(known)")
    }
    let text = fields.count > 2 ? fields[2] : ""
    guard fields.count <= 3, test.needsText != text.isEmpty else {
      throw file.error(
        line.number, test.needsText ? "expected a text to test for" : "expected no text")
    }
    return Rule(position: position, test: test, text: text.utf8.map(lowercased))
  }

  /// Whether a line is boilerplate where it stands.
  ///
  /// `any` rules hold in all positions. The result is nil where no rule holds.
  package func match(_ line: ArraySlice<UInt8>, at position: Position) -> Strength? {
    guard line.count <= BoilerplateRules.longestLine else { return nil }
    let trimmed = trimmed(line)
    guard let first = trimmed.first else { return nil }
    let rules = rules(at: position)
    let candidates = rules.byFirstByte[Int(lowercased(first))]
    guard !candidates.isEmpty || !rules.others.isEmpty else { return nil }
    let small = trimmed.map(lowercased)
    for rule in candidates where holds(rule, small) { return .sure }
    var found: Strength?
    for rule in rules.others where holds(rule, small) {
      if rule.test.needsText { return .sure }
      found = .weak
    }
    return found
  }

  private func holds(_ rule: Rule, _ line: [UInt8]) -> Bool {
    switch rule.test {
    case .equals: line == rule.text
    case .startsWith: stands(rule.text, at: 0, in: line.span)
    case .startsShort:
      stands(rule.text, at: 0, in: line.span) && line.count { $0 == 0x20 } < 10
    case .endsWith: stands(rule.text, at: line.count - rule.text.count, in: line.span)
    case .contains: contains(rule.text, in: line.span)
    case .isAddress: isAddress(line)
    case .isNumber: line.allSatisfy { $0 &- 0x30 < 10 } && line.count <= 4
    case .isRule: isRule(line)
    }
  }

  private func contains(_ text: [UInt8], in line: Span<UInt8>) -> Bool {
    guard let first = text.first else { return false }
    var start = 0
    while start + text.count <= line.count {
      start = nextIndex(of: first, in: line, from: start)
      if stands(text, at: start, in: line) { return true }
      start += 1
    }
    return false
  }

  private func stands(_ text: [UInt8], at start: Int, in line: Span<UInt8>) -> Bool {
    guard start >= 0, start + text.count <= line.count else { return false }
    let text = text.span
    for index in text.indices where text[index] != line[start &+ index] { return false }
    return true
  }

  /// Marks that separate, or three and more of one mark: no emoticon.
  private func isRule(_ line: [UInt8]) -> Bool {
    guard let mark = line.first, !isLetterOrDigit(mark) else { return false }
    let marks = line.filter { $0 > 0x20 }
    guard let first = marks.first, !isLetterOrDigit(first) else { return false }
    return marks.allSatisfy { "-*_=~#".utf8.contains($0) || $0 >= 0x80 && !isLetterOrDigit($0) }
      || marks.count >= 3 && marks.allSatisfy { $0 == first }
  }

  /// One word with a dot between letters and a slash, an at sign or a known beginning; or that
  /// has the shape of a domain.
  private func isAddress(_ line: [UInt8]) -> Bool {
    guard !line.contains(where: { $0 <= 0x20 || $0 >= 0x80 }), line.last != 0x2E,
      let dot = line.firstIndex(of: 0x2E), dot > line.startIndex + 1, dot + 2 < line.endIndex
    else { return false }
    return isLetterOrDigit(line[dot - 1]) && isLetterOrDigit(line[dot + 1])
      && isLetterOrDigit(line[dot + 2])
  }
}

private func lowercased(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

private func isLetterOrDigit(_ byte: UInt8) -> Bool {
  lowercased(byte) &- 0x61 < 26 || byte &- 0x30 < 10 || byte >= 0xC3 && byte != 0xE2
}

private func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  var line = line
  while let byte = line.first, byte <= 0x20 { line.removeFirst() }
  while let byte = line.last, byte <= 0x20 { line.removeLast() }
  return line
}
