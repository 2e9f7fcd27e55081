import Kernels

/// A set of words, keyed by `wordHash`: one word a line of a lexicon.
package struct WordSet: Sendable {
  private var words = WordMap()

  package init() {}

  package init(_ file: LexiconFile) {
    for line in file.lines { words.set(wordHash(line.fields[0]), to: 0) }
  }

  package func contains(_ word: UInt64) -> Bool { words.contains(word) }
}
