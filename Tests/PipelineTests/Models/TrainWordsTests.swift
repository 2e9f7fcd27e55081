import Corpus
import Kernels
import Linguistics
import Pipeline
import TestSupport
import Testing

struct TrainWordsTests {
  private static let treebank = "\(projectFolder)/Tests/Fixtures/treebank/tiny.conllu"

  private static var settings: WordTraining.Settings {
    var settings = WordTraining.Settings()
    settings.taggers = 2
    settings.parsers = 2
    settings.parserWeightSize = 6
    settings.tagger.pennRowBits = 11
    settings.tagger.universalRowBits = 10
    settings.greedy.moveRowBits = 12
    settings.greedy.relationRowBits = 10
    settings.beam.iterations = 2
    return settings
  }

  private static func train(jobs: Int, seed: UInt64 = 1) throws -> [UInt8] {
    try TrainWords([treebank], seed: seed, jobs: jobs, settings: settings) { _ in }
  }

  private static let model = Result { try train(jobs: 2) }

  private func analyzer(_ mode: WordModel.Mode) throws -> WordAnalyzer {
    let file = try ModelFile(MappedFile(try Self.model.get()), path: "tiny")
    return WordAnalyzer(try WordModel(file, mode: mode))
  }

  @Test func `one thread and two make the same bytes, another seed makes others`() throws {
    let model = try Self.model.get()
    #expect(try Self.train(jobs: 1) == model)
    #expect(try Self.train(jobs: 2, seed: 2) != model)
  }

  @Test(arguments: WordModel.Mode.allCases)
  func `a model knows the treebank that it was made from`(mode: WordModel.Mode) throws {
    let sentences = try TreebankReader.sentences(
      try readFile(Self.treebank), path: Self.treebank)
    let scores = WordScores(try analyzer(mode), tokensOf: sentences)
    #expect(scores.gold == scores.aligned)
    #expect(scores.universal * 100 >= scores.gold * 97)
    #expect(scores.lemmas * 100 >= scores.gold * 95)
    #expect(scores.heads * 100 >= scores.gold * 75, "\(scores)")
  }

  @Test(arguments: WordModel.Mode.allCases, [1, 2, 3, 40, 299, 300, 301, 2000])
  func `every sentence gets a tree with one root`(mode: WordModel.Mode, count: Int) throws {
    let words = ["the", "dog", "barked", ",", "Brno", "!", "seven", "who"]
    var random = RandomSequence(seed: UInt64(count))
    let forms = (0..<count).map { _ in words[random.number(below: words.count)] }
    let document = try analyzed([forms], mode)
    #expect(document.words.count == count)
    #expect(document.words.filter { $0.head < 0 }.count == 1)
    for index in document.words.indices {
      var word = index
      var steps = 0
      while document.words[word].head >= 0, steps <= count {
        word = Int(document.words[word].head)
        steps += 1
      }
      #expect(steps <= count, "word \(index) is in a circle")
      if steps > count { break }
    }
  }

  @Test func `what stands beside a sentence does not change it`() throws {
    let one = ["Nobody", "reads", "the", "old", "maps", "."]
    let alone = try analyzed([one], .accurate)
    let among = try analyzed([["The", "ferry", "sings", "."], one], .accurate)
    #expect(alone.words.map(\.tag) == Array(among.words.map(\.tag)[4...]))
    #expect(alone.words.map(\.penn) == Array(among.words.map(\.penn)[4...]))
    let heads = among.words[4...].map { $0.head < 0 ? -1 : $0.head - 4 }
    #expect(alone.words.map(\.head) == heads)
  }

  @Test func `a file that is no treebank is refused with its line`() throws {
    let folder = try ScratchFolder()
    let path = try folder.write("bad.conllu", "1\tone\n")
    #expect(throws: AnnotationError.self) { try TrainWords([path], seed: 1, jobs: 1) }
  }

  /// A document of sentences with a space between words.
  private func analyzed(_ sentences: [[String]], _ mode: WordModel.Mode) throws -> Document {
    var text: [UInt8] = []
    var tokens: [Token] = []
    var parts: [Sentence] = []
    for forms in sentences {
      let (start, first) = (text.count, tokens.count)
      for form in forms {
        let range = text.count..<text.count + form.utf8.count
        text += Array(form.utf8) + [0x20]
        var shape = Token.Shape(text.span, in: range)
        shape.insert(.spaceBefore)
        tokens.append(
          Token(range: ByteRange(range), shape: shape, word: wordHash(text.span, in: range)))
      }
      parts.append(
        Sentence(
          range: ByteRange(start..<text.count), paragraph: 0, part: .body,
          tokens: first..<tokens.count))
    }
    var document = Document(key: "d", record: text, isStructured: true)
    document.tokens = tokens
    document.sentences = parts
    try analyzer(mode).analyze(&document)
    return document
  }
}
