package import Configuration
package import Corpus
package import Linguistics

/// The segment stage: paragraphs at blank lines, their sentences, and the tokens of these.
///
/// Options: `language`, of which there is only "en".
package struct SegmentStep: Step {
  package static let contract = Contract(
    needs: [.text], adds: [.paragraphs, .sentences, .tokens])

  private let splitter: SentenceSplitter
  private let tokenizer: Tokenizer

  package init(_ options: Options) throws(ConfigurationError) {
    let language = options.choice("language", of: ["en"], default: "en")
    let folder = "lexicons/\(language)"
    let abbreviations = try options.ownLexicon("\(folder)/abbreviations.tsv")
    let starters = try options.ownLexicon("\(folder)/sentence-starters.txt")
    let fusedWords = try options.ownLexicon("\(folder)/fused-words.tsv")
    var sentences = SentenceLexicons()
    var tokens = TokenLexicons()
    sentences.starters = WordSet(starters)
    sentences.greetings = WordSet(try options.ownLexicon("\(folder)/letter-greetings.txt"))
    sentences.closings = WordSet(try options.ownLexicon("\(folder)/letter-closings.txt"))
    tokens.unbroken = WordSet(try options.ownLexicon("\(folder)/unbroken-tokens.txt"))
    tokens.hyphenPrefixes = WordSet(try options.ownLexicon("\(folder)/hyphen-prefixes.txt"))
    tokens.fileEndings = WordSet(try options.ownLexicon("\(folder)/file-endings.txt"))
    tokens.hyphenNumbers = WordSet(try options.ownLexicon("\(folder)/hyphen-numbers.txt"))
    sentences.emoticons = tokens.unbroken
    do {
      sentences.abbreviations = try Abbreviations(abbreviations)
      try tokens.readFusedWords(fusedWords)
    } catch {
      throw ConfigurationError(file: options.source.name, place: options.place, "\(error)")
    }
    tokens.abbreviations = sentences.abbreviations
    self.init(splitter: SentenceSplitter(sentences), tokenizer: Tokenizer(tokens))
  }

  package init(splitter: SentenceSplitter, tokenizer: Tokenizer) {
    self.splitter = splitter
    self.tokenizer = tokenizer
  }

  package func process(_ document: inout Document) throws(Rejection) {
    document.paragraphs = paragraphs(of: document)
    document.sentences.removeAll(keepingCapacity: true)
    document.tokens.removeAll(keepingCapacity: true)
    let text = document.text.bytes
    document.tokens.reserveCapacity(text.count / 4)
    for (number, paragraph) in document.paragraphs.enumerated() {
      let sentences =
        paragraph.part == .body
        ? splitter.sentences(in: text, paragraph: paragraph.range) : [paragraph.range]
      for sentence in sentences {
        let first = document.tokens.count
        tokenizer.appendTokens(of: sentence, in: text, to: &document.tokens)
        document.sentences.append(
          Sentence(
            range: sentence, paragraph: Int32(number), part: paragraph.part,
            tokens: first..<document.tokens.count))
      }
    }
  }
}
