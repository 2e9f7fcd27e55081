/// What the sentence splitter knows about words.
package struct SentenceLexicons: Sendable {
  package var abbreviations = Abbreviations()
  /// Words that are seldom written with a capital but where a sentence begins.
  package var starters = WordSet()
  package var emoticons = WordSet()
  /// Verbs of speaking behind a name: "asked".
  package var reportingVerbs = WordSet()
  /// Words that begin a letter: "dear".
  package var greetings = WordSet()
  /// Words that end one: "regards".
  package var closings = WordSet()
  /// First words of longer formulas that end one: "kindest" regards.
  package var closingStarts = WordSet()

  /// Words that go on with a sentence behind "p.m.": "EST", "Monday".
  package var timeFollowers = WordSet()

  package init() {}
}
