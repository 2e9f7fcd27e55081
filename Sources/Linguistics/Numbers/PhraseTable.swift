import Kernels

/// Phrases of one or more words and the number of each, looked up word by word.
struct PhraseTable: Sendable {
  /// Stands for the number in phrases that come behind one.
  static let behind = "#"
  private static let mark = wordHash(behind)

  /// 0 for what only begins a phrase, else one more than the number of the phrase.
  private var numbers = WordMap(minimumCapacity: 256)

  /// The words of a phrase, split at blanks, get the given number.
  mutating func add(_ phrase: String, number: Int) -> UInt64 {
    var key: UInt64 = 0
    var first: UInt64 = 0
    let words = phrase.split(separator: " ")
    for (index, word) in words.enumerated() {
      let hash = wordHash(String(word))
      if index == 0 { first = hash }
      key = phraseHash(key, hash)
      if index + 1 == words.count {
        numbers.set(key, to: Int32(number + 1))
      } else if !numbers.contains(key) {
        numbers.set(key, to: 0)
      }
    }
    return first
  }

  /// The longest phrase that begins at `index`, and the lexeme behind it.
  ///
  /// - Parameter afterMark: Only phrases that were added behind the word `behind`.
  func longest(
    in lexemes: LexemeReader, at index: Int, afterMark: Bool = false
  ) -> (number: Int, end: Int)? {
    var key: UInt64 = afterMark ? phraseHash(0, PhraseTable.mark) : 0
    var position = index
    var found: (number: Int, end: Int)?
    while position < lexemes.count {
      key = phraseHash(key, lexemes[position].word)
      let number = numbers.value(key)
      if number < 0 { break }
      position += 1
      if number > 0 { found = (Int(number) - 1, position) }
    }
    return found
  }
}
