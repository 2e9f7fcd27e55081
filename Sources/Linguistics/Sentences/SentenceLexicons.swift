/// What the sentence splitter knows about words.
package struct SentenceLexicons: Sendable {
  package var abbreviations = Abbreviations()
  /// Words that are seldom written with a capital but where a sentence begins.
  package var starters = WordSet()
  package var emoticons = WordSet()

  package init() {}
}
