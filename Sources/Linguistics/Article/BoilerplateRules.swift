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

  private var rules: [Position: [Rule]] = [:]
  /// Whether there are rules for lines in the middle of a text.
  package private(set) var hasAny = false

  /// Bytes of a line beyond which no rule is tried.
  package static let longestLine = 300

  /// - Throws: `LexiconError` for a rule that cannot be read.
  package init(_ file: LexiconFile) throws(LexiconError) {
    for line in file.lines {
      let rule = try BoilerplateRules.rule(line, of: file)
      if rule.position == .any { hasAny = true }
      for position in Position.allCases where rule.position == position || rule.position == .any {
        rules[position, default: []].append(rule)
      }
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
    let small = trimmed(line.map(lowercased)[...])
    guard !small.isEmpty else { return nil }
    var found: Strength?
    for rule in rules[position] ?? [] where holds(rule, small) {
      if rule.test.needsText { return .sure }
      found = .weak
    }
    return found
  }

  private func holds(_ rule: Rule, _ line: ArraySlice<UInt8>) -> Bool {
    switch rule.test {
    case .equals: line.first == rule.text.first && line.elementsEqual(rule.text)
    case .startsWith: line.first == rule.text.first && line.starts(with: rule.text)
    case .startsShort:
      line.first == rule.text.first && line.starts(with: rule.text)
        && line.count { $0 == 0x20 } < 10
    case .endsWith: line.suffix(rule.text.count).elementsEqual(rule.text)
    case .contains: contains(rule.text, in: line)
    case .isAddress: isAddress(line)
    case .isNumber: line.allSatisfy { $0 &- 0x30 < 10 } && line.count <= 4
    case .isRule: isRule(line)
    }
  }

  private func contains(_ text: [UInt8], in line: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first, line.count >= text.count else { return false }
    for start in line.startIndex...(line.endIndex - text.count) where line[start] == first {
      if line[start...].starts(with: text) { return true }
    }
    return false
  }

  /// Marks that separate, or three and more of one mark: no emoticon.
  private func isRule(_ line: ArraySlice<UInt8>) -> Bool {
    let marks = line.filter { $0 > 0x20 }
    guard let first = marks.first, !isLetterOrDigit(first) else { return false }
    return marks.allSatisfy { "-*_=~#".utf8.contains($0) || $0 >= 0x80 && !isLetterOrDigit($0) }
      || marks.count >= 3 && marks.allSatisfy { $0 == first }
  }

  /// One word with a dot between letters and a slash, an at sign or a known beginning; or that
  /// has the shape of a domain.
  private func isAddress(_ line: ArraySlice<UInt8>) -> Bool {
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
