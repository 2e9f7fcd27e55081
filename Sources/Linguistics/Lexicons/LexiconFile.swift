/// The lines of a lexicon: a text file of facts, one entry a line, fields separated by tabs.
///
/// `#` begins a comment line; `#!` begins a line that is an inline test (`#! input => result`);
/// blank lines are passed over.
package struct LexiconFile: Sendable {
  package struct Line: Sendable {
    /// Counted from 1.
    package let number: Int
    /// Never empty; fields may be empty strings.
    package let fields: [String]
  }

  package struct InlineTest: Sendable {
    /// Line of the file, counted from 1.
    package let line: Int
    package let input: String
    package let expected: String
  }

  /// For messages.
  package let path: String
  package private(set) var lines: [Line] = []
  package private(set) var tests: [InlineTest] = []

  /// - Throws: `LexiconError` where the bytes are not UTF-8 or a test has no `=>`.
  package init(_ bytes: [UInt8], path: String) throws(LexiconError) {
    self.path = path
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw LexiconError(path: path, line: 1, "not valid UTF-8")
    }
    for (index, row) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      try read(row.hasSuffix("\r") ? row.dropLast() : row, number: index + 1)
    }
  }

  private mutating func read(_ row: Substring, number: Int) throws(LexiconError) {
    if row.hasPrefix("#!") {
      guard let arrow = firstRange(of: " => ", in: row) else {
        throw error(number, "found an inline test without ' => ', expected '#! input => result'")
      }
      let input = row[row.index(row.startIndex, offsetBy: 2)..<arrow.lowerBound]
      tests.append(
        InlineTest(
          line: number, input: String(input.drop { $0 == " " }),
          expected: String(row[arrow.upperBound...])))
    } else if !row.hasPrefix("#"), row.contains(where: { $0 != " " && $0 != "\t" }) {
      let fields = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      lines.append(Line(number: number, fields: fields))
    }
  }

  /// A message about a line of this file.
  package func error(_ line: Int, _ message: String) -> LexiconError {
    LexiconError(path: path, line: line, message)
  }
}

/// A lexicon that cannot be used: which file, which line, why.
package struct LexiconError: Error, Equatable, CustomStringConvertible {
  package let path: String
  package let line: Int
  package let message: String

  package init(path: String, line: Int, _ message: String) {
    self.path = path
    self.line = line
    self.message = message
  }

  package var description: String { "\(path): line \(line): \(message)" }
}

private func firstRange(of needle: String, in text: Substring) -> Range<Substring.Index>? {
  var index = text.startIndex
  while index < text.endIndex {
    if text[index...].hasPrefix(needle) {
      return index..<text.index(index, offsetBy: needle.count)
    }
    index = text.index(after: index)
  }
  return nil
}
