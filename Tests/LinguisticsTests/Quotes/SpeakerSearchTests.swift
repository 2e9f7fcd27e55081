import Corpus
import Kernels
import Linguistics
import TestSupport
import Testing

struct SpeakerSearchTests {
  @Test(arguments: [
    ("\"It is over,\" Ana Ruiz said.", "Ana Ruiz", "Ana Ruiz"),
    ("\"It is over,\" said Ana Ruiz.", "Ana Ruiz", "Ana Ruiz"),
    (
      "\"It is over,\" said former Foreign Minister Ana Ruiz.",
      "former Foreign Minister Ana Ruiz", "Ana Ruiz"
    ),
    ("\"It is over,\" Ana Ruiz, the head of the council, told reporters.", "Ana Ruiz", "Ana Ruiz"),
    ("\"It is over,\" one voter in Porto said.", "one voter", "one voter"),
    ("\"It is over,\" the ministry said in a statement.", "the ministry", "ministry"),
    ("\"It is over,\" a spokesman for Ruiz said.", "a spokesman for Ruiz", "a spokesman for Ruiz"),
    ("Senior officials said: \"It is over.\"", "Senior officials", "Senior officials"),
    ("In Porto, Ana Ruiz said on Monday: \"It is over.\"", "Ana Ruiz", "Ana Ruiz"),
    ("Ana Ruiz, who leads the party, said: \"It is over.\"", "Ana Ruiz", "Ana Ruiz"),
    ("Ana Ruiz congratulated him and promised a \"calm\" summer.", "Ana Ruiz", "Ana Ruiz"),
    ("Ana Ruiz has refused to call it a \"mistake\".", "Ana Ruiz", "Ana Ruiz"),
    ("In the words of Ana Ruiz, it was \"a mess\".", "Ana Ruiz", "Ana Ruiz"),
  ])
  func `the subject of the verb speaks`(text: String, speaker: String, name: String) throws {
    let document = try read(text)
    let quote = try #require(document.quotes.first)
    #expect(quote.speaker.map(document.string) == speaker)
    #expect(quote.speakerName == name)
  }

  @Test(arguments: [
    ("Ana Ruiz came home. \"It is over,\" she said.", "she", "Ana Ruiz"),
    ("Mrs. Ruiz met Mr. Costa. \"It is over,\" he said.", "he", "Costa"),
    ("The ministry answered. It said the plan was \"unwise\".", "It", "ministry"),
    ("The officials left. They called it \"unwise\".", "They", "officials"),
  ])
  func `a pronoun stands for the last that fits`(
    text: String, speaker: String, name: String
  ) throws {
    let document = try read(text)
    let quote = try #require(document.quotes.first)
    #expect(quote.speaker.map(document.string) == speaker)
    #expect(quote.speakerName == name)
  }

  @Test(arguments: [
    "Troops took the \"rebel\" town.", "The answer to the claims was a \"farce\" of a trial.",
    "The alleged \"coup\" failed.", "They are known as \"the old guard\".",
  ])
  func `no verb of saying means no speaker`(text: String) throws {
    let document = try read(text)
    let quote = try #require(document.quotes.first)
    #expect(quote.speaker == nil && quote.cue == nil && quote.statement == nil)
  }

  @Test
  func `statements are numbered in order and shared under one verb`() throws {
    let document = try read(
      "Ruiz said it was \"bad\" and \"sad\". Costa called it \"good\". A \"test\" followed.")
    #expect(document.quotes.map(\.statement) == [0, 0, 1, nil])
  }

  @Test
  func `a lexicon line with an unknown class is refused`() throws {
    let file = try LexiconFile(Array("say\tloud\tany\tsays\tsaid\tsaid\tsaying".utf8), path: "cues")
    #expect(throws: LexiconError.self) { try CueVerbs(file) }
  }

  private func read(_ text: String) throws -> Document {
    var document = Document(key: "test", record: Array(text.utf8), isStructured: true)
    let whole = ByteRange(0, text.utf8.count)
    document.paragraphs = [Paragraph(range: whole, part: .body)]
    let bytes = document.text.bytes
    let tokenizer = Tokenizer(TokenLexicons())
    for range in SentenceSplitter(SentenceLexicons()).sentences(in: bytes, paragraph: whole) {
      let first = document.tokens.count
      tokenizer.appendTokens(of: range, in: bytes, to: &document.tokens)
      document.sentences.append(
        Sentence(range: range, paragraph: 0, part: .body, tokens: first..<document.tokens.count))
    }
    document.quotes = try finder().quotations(in: document)
    return document
  }

  private func finder() throws -> QuotationFinder {
    QuotationFinder(
      words: try QuoteWords(
        cues: try CueVerbs(try lexicon("cue-verbs")), words: try lexicon("quote-words"),
        speakers: try lexicon("speaker-nouns"), works: try lexicon("work-nouns"),
        genders: try NameGenders(
          forenames: try lexicon("forenames", in: "names"),
          genders: try lexicon("name-genders", in: "names"))))
  }

  private func lexicon(_ name: String, in folder: String = "en") throws -> LexiconFile {
    let path = "\(projectFolder)/data/lexicons/\(folder)/\(name).tsv"
    return try LexiconFile(try readFile(path), path: path)
  }
}
