/// All lexicons of one language that sentences and tokens are found with.
package struct SegmentLexicons: Sendable {
  package private(set) var sentences = SentenceLexicons()
  package private(set) var tokens = TokenLexicons()

  /// - Parameter file: reads one of the language's lexicons by its name ("abbreviations.tsv").
  /// - Throws: what `file` throws, and `LexiconError` where a line is not as it should be.
  package init(_ file: (String) throws -> LexiconFile) throws {
    let abbreviations = try Abbreviations(try file("abbreviations.tsv"))
    let unbroken = WordSet(try file("unbroken-tokens.txt"))
    sentences.abbreviations = abbreviations
    sentences.emoticons = unbroken
    sentences.starters = WordSet(try file("sentence-starters.txt"))
    sentences.reportingVerbs = WordSet(try file("reporting-verbs.txt"))
    sentences.greetings = WordSet(try file("letter-greetings.txt"))
    sentences.closings = WordSet(try file("letter-closings.txt"))
    sentences.closingStarts = WordSet(try file("letter-closing-starts.txt"))
    sentences.timeFollowers = WordSet(try file("time-of-day-followers.txt"))
    tokens.abbreviations = abbreviations
    tokens.unbroken = unbroken
    tokens.fileEndings = WordSet(try file("file-endings.txt"))
    tokens.hyphenPrefixes = WordSet(try file("hyphen-prefixes.txt"))
    tokens.hyphenNameEndings = WordSet(try file("hyphen-name-endings.txt"))
    tokens.hyphenNumbers = WordSet(try file("hyphen-numbers.txt"))
    try tokens.readFusedWords(try file("fused-words.tsv"))
  }
}
