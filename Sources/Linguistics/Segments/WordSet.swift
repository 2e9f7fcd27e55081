import Kernels

/// A set of words, keyed by `wordHash`: one word a line of a lexicon.
package struct WordSet: Sendable {
  private var words = WordMap()
  /// One of 4096 bits is set for every word, so that most other words are told without a look into
  /// the table.
  private var filter = [UInt64](repeating: 0, count: 64)

  package init() {}

  package init(_ file: LexiconFile) {
    for line in file.lines { insert(wordHash(line.fields[0])) }
  }

  package mutating func insert(_ word: UInt64) {
    words.set(word, to: 0)
    filter[Int(word &>> 58)] |= 1 &<< (word &>> 52 & 63)
  }

  @inline(__always)
  package func contains(_ word: UInt64) -> Bool {
    mayContain(word) && isListed(word)
  }

  @inline(never)
  private func isListed(_ word: UInt64) -> Bool { words.contains(word) }

  /// Always true of its words, and seldom of others.
  @inline(__always)
  package func mayContain(_ word: UInt64) -> Bool {
    filter[Int(word &>> 58)] & (1 &<< (word &>> 52 & 63)) != 0
  }
}
