import Kernels

/// One rule of `BoilerplateRules`: where it holds, and what it wants of a line.
///
/// A text may have millions of lines, so nothing is copied to try a rule.
struct BoilerplateRule: Sendable {
  enum Test: String, CaseIterable {
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

  let position: BoilerplateRules.Position
  let test: Test
  /// In small letters.
  let text: [UInt8]

  /// Whether it holds for a line without the white space around it.
  func holds(_ line: Span<UInt8>) -> Bool {
    switch test {
    case .equals: line.count == text.count && stands(at: 0, in: line)
    case .startsWith: stands(at: 0, in: line)
    case .startsShort: stands(at: 0, in: line) && spaces(in: line) < 10
    case .endsWith: stands(at: line.count - text.count, in: line)
    case .contains: isContained(in: line)
    case .isAddress: isAddress(line)
    case .isNumber: isNumber(line)
    case .isRule: isRule(line)
    }
  }

  private func isContained(in line: Span<UInt8>) -> Bool {
    var start = 0
    while start + text.count <= line.count {
      if stands(at: start, in: line) { return true }
      start += 1
    }
    return false
  }

  private func stands(at start: Int, in line: Span<UInt8>) -> Bool {
    guard start >= 0, start + text.count <= line.count else { return false }
    let text = text.span
    for index in text.indices where text[index] != lowercased(line[start &+ index]) {
      return false
    }
    return true
  }

  private func spaces(in line: Span<UInt8>) -> Int {
    var count = 0
    for index in line.indices where line[index] == 0x20 { count &+= 1 }
    return count
  }
}

func lowercased(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

private func isNumber(_ line: Span<UInt8>) -> Bool {
  guard line.count <= 4 else { return false }
  for index in line.indices where line[index] &- 0x30 >= 10 { return false }
  return true
}

/// Marks that separate, or three and more of one mark: no emoticon.
private func isRule(_ line: Span<UInt8>) -> Bool {
  guard line.count > 0, !isLetterOrDigit(line[0]) else { return false }
  var count = 0
  var areEqual = true
  var areSeparators = true
  for index in line.indices where line[index] > 0x20 {
    count += 1
    areEqual = areEqual && line[index] == line[0]
    areSeparators = areSeparators && isSeparator(line[index])
    guard areEqual || areSeparators else { return false }
  }
  return areSeparators || areEqual && count >= 3
}

/// A mark of which lines are drawn, or a byte of one beyond ASCII.
private func isSeparator(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "="),
    UInt8(ascii: "~"), UInt8(ascii: "#"):
    true
  default: byte >= 0x80 && !isLetterOrDigit(byte)
  }
}

/// One word with a dot between letters and a slash, an at sign or a known beginning; or that
/// has the shape of a domain.
private func isAddress(_ line: Span<UInt8>) -> Bool {
  let dot = nextIndex(of: 0x2E, in: line, from: 0)
  guard dot > 1, dot + 2 < line.count, line[line.count - 1] != 0x2E else { return false }
  for index in line.indices where line[index] <= 0x20 || line[index] >= 0x80 { return false }
  return isLetterOrDigit(line[dot - 1]) && isLetterOrDigit(line[dot + 1])
    && isLetterOrDigit(line[dot + 2])
}

private func isLetterOrDigit(_ byte: UInt8) -> Bool {
  lowercased(byte) &- 0x61 < 26 || byte &- 0x30 < 10 || byte >= 0xC3 && byte != 0xE2
}
