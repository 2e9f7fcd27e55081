import Corpus

/// The most statements that lie in one another.
///
/// A writer who tells what another one said that a third one said stays below it. A text that does
/// so without an end would have rows whose words grow with its square.
private let mostNested = 8

/// Leaves out the statements that lie in eight others; those of quotations stay.
///
/// - Parameter statements: sorted by start.
func withoutDeeplyNested(
  _ statements: [(statement: Statement, quoted: Int32?)]
) -> [(statement: Statement, quoted: Int32?)] {
  // Where those end that the next one may lie in, the outer ones first.
  var ends: [Int32] = []
  return statements.filter { statement, quoted in
    while let end = ends.last, end <= statement.range.start { ends.removeLast() }
    guard ends.count < mostNested || quoted != nil else { return false }
    ends.append(statement.range.end)
    return true
  }
}
