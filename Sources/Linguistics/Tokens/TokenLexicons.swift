import Kernels

/// What the tokenizer knows about words.
package struct TokenLexicons: Sendable {
  package var abbreviations = Abbreviations()
  /// Emoticons, and abbreviations with a slash: one token each.
  package var unbroken = WordSet()
  /// First parts of hyphenated words that are not divided: "non", "al".
  package var hyphenPrefixes = WordSet()
  /// Number words, divided from what follows a hyphen: "six".
  package var hyphenNumbers = WordSet()
  /// Second parts of hyphenated words whose first part is a name: "led".
  package var hyphenNameEndings = WordSet()
  /// What stands behind the last dot of file names and web sites: "doc", "com".
  package var fileEndings = WordSet()
  /// The bytes of the first part of a fused word ("cannot").
  private var fusedLengths = WordMap()
  /// Words that are two words written as one: "cannot".
  package private(set) var fusedWords = WordSet()

  package init() {}

  /// The bytes of the first part of a fused word; -1 for any other word.
  func fusedLength(_ word: UInt64) -> Int {
    fusedWords.contains(word) ? Int(fusedLengths.value(word)) : -1
  }

  /// Reads "word, bytes of its first part" lines into `fusedWords`.
  package mutating func readFusedWords(_ file: LexiconFile) throws(LexiconError) {
    for line in file.lines {
      guard line.fields.count == 2, let length = Int32(line.fields[1]),
        length > 0, Int(length) < line.fields[0].utf8.count
      else {
        throw file.error(line.number, "expected a word and how many letters its first part has")
      }
      fusedLengths.set(wordHash(line.fields[0]), to: length)
      fusedWords.insert(wordHash(line.fields[0]))
    }
  }
}
