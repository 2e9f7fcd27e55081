package import Corpus
import Kernels
package import Linguistics

/// Lines that stand at the head or foot of many articles of one source: counted in two passes over
/// a corpus, written as rules for people to review.
///
/// The first pass counts the hashes of lines, and bounds its memory by forgetting the rarest: what
/// it may have forgotten of a line is added to the count of that line, so no line that recurs is
/// lost. The second pass counts what is left exactly, and only where nothing but such lines stands
/// between a line and the end of its article.
///
/// Source: Gurmeet Manku and Rajeev Motwani, "Approximate frequency counts over data streams"
/// (2002), section 4.2, with one bucket for each time that memory is full.
package struct RecurringLines: Sendable {
  package struct Thresholds: Sendable {
    /// Articles that a line must stand in.
    package var count = 5
    /// Of the articles of its source, from 0 to 1.
    package var share = 0.1

    package init() {}
  }

  private struct Line {
    let source: String
    let position: BoilerplateRules.Position
    /// As it stands where it was seen first.
    let text: String
    var count = 0
  }

  private let thresholds: Thresholds
  /// Rules for lines that need not be learned any more.
  private let known: BoilerplateRules?
  /// Hashes that are kept at once.
  private let capacity: Int
  private var articles: [String: Int] = [:]
  private var roughCounts: [UInt64: Int] = [:]
  /// No line was forgotten more often.
  private var forgotten = 0
  private var lines: [UInt64: Line] = [:]

  package init(
    _ thresholds: Thresholds = Thresholds(), known: BoilerplateRules? = nil,
    capacity: Int = 1 << 20
  ) {
    self.thresholds = thresholds
    self.known = known
    self.capacity = capacity
  }

  /// First pass.
  ///
  /// - Parameter document: One in which `find-article` has found the body.
  package mutating func countRoughly(_ document: Document) {
    let source = source(of: document)
    articles[source, default: 0] += 1
    forEachLine(of: document, source) { hash, _, _ in
      roughCounts[hash, default: forgotten] += 1
      return true
    }
    while roughCounts.count > capacity {
      forgotten += 1
      let least = forgotten
      roughCounts = roughCounts.filter { $0.value > least }
    }
  }

  /// Second pass, over the same documents in the same order.
  package mutating func countExactly(_ document: Document) {
    let source = source(of: document)
    let needed = needed(in: source)
    forEachLine(of: document, source) { hash, position, range in
      let bytes = document.text.bytes[range]
      if let known, known.match(bytes.span, at: position) != nil { return true }
      guard roughCounts[hash] ?? 0 >= needed, !bytes.contains(0x09) else { return false }
      lines[
        hash,
        default: Line(
          source: source, position: position, text: String(decoding: bytes, as: UTF8.self))
      ].count += 1
      return true
    }
  }

  /// The rules in the form that `drop-boilerplate` reads, by source, the most frequent first.
  package func rules() -> (text: String, count: Int) {
    var text = """
      # Lines that recur at the head or foot of many articles of a source, learned from a corpus.
      # Please review: take out what belongs to articles. See `broadsheet learn boilerplate`.

      """
    var seen: Set<String> = []
    let found = lines.values.filter { $0.count >= needed(in: $0.source) }.sorted(by: isBefore)
    var source: String?
    for line in found {
      let rule = "\(line.position.rawValue)\tequals\t\(line.text)"
      guard seen.insert(rule.lowercased()).inserted else { continue }
      if line.source != source {
        source = line.source
        let name = line.source.isEmpty ? "all articles" : line.source
        text += "\n# \(name): \(articles[line.source] ?? 0) articles\n"
      }
      text += "# in \(line.count):\n\(rule)\n"
    }
    return (text, seen.count)
  }

  private func isBefore(_ left: Line, _ right: Line) -> Bool {
    if left.source != right.source { return left.source < right.source }
    if left.count != right.count { return left.count > right.count }
    if left.position != right.position { return left.position == .head }
    return left.text < right.text
  }

  private func needed(in source: String) -> Int {
    let share = (Double(articles[source] ?? 0) * thresholds.share).rounded(.up)
    return max(thresholds.count, Int(share))
  }

  /// The domain that an article names, or the folder that it lies in at the top.
  private func source(of document: Document) -> String {
    if let source = document.metadata.source { return source }
    guard let slash = document.key.firstIndex(of: "/") else { return "" }
    return String(document.key[..<slash])
  }

  /// Calls `body` for the lines at head and foot, each once, from outside inwards, until the result
  /// is false.
  private func forEachLine(
    of document: Document, _ source: String,
    _ body: (UInt64, BoilerplateRules.Position, Range<Int>) -> Bool
  ) {
    let bytes = document.text.bytes
    let place = wordHash(source)
    var seen: Set<UInt64> = []
    for (number, position) in [BoilerplateRules.Position.head, .foot].enumerated() {
      let end = phraseHash(place, UInt64(number))
      for range in ArticleEdges.lines(of: bytes, from: document.bodyStart, at: position) {
        let hash = phraseHash(end, wordHash(bytes.span, in: range))
        guard seen.insert(hash).inserted else { continue }
        guard body(hash, position, range) else { break }
      }
    }
  }
}
