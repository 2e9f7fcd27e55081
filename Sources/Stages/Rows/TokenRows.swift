package import Corpus
import Kernels
package import Tables

/// `tokens`: one row per token, in Universal Dependencies terms.
///
/// Lemma, tags and syntax are null where the step `words` is left out.
package struct TokenRows: TableRows {
  package static let needs: Set<Contract.Fact> = [.tokens]
  package static let schema = Schema(
    "tokens", "One token",
    [
      SpanColumns.documentField,
      SpanColumns.sentenceField,
      Field("token", .int32, "Number of the token within its sentence, from 0"),
      Field("start", .int32, "First code point of documents.text"),
      Field("end", .int32, "Code point of documents.text behind the last"),
      Field("text", .string, "The token as it stands"),
      Field("lemma", .string, nullable: true, "Dictionary form"),
      Field("upos", .string, nullable: true, "Universal part of speech"),
      Field("xpos", .string, nullable: true, "Penn Treebank tag"),
      Field("head", .int32, nullable: true, "Token of the syntactic head; -1 for the root"),
      Field("deprel", .string, nullable: true, "Universal dependency relation to the head"),
      Field("entity", .int32, nullable: true, "Number of the entity that the token names"),
    ])

  private var document = StringColumn()
  // Columns that every token has, as they are filled: all tokens of a text at once.
  private var sentence: [Int32] = []
  private var token: [Int32] = []
  private var start: [Int32] = []
  private var end: [Int32] = []
  private var text: [UInt8] = []
  private var textEnds: [Int32] = []
  private var entity: [Int32] = []
  private var hasEntity: [Bool] = []
  private var lemma = StringColumn()
  private var upos = StringColumn()
  private var xpos = StringColumn()
  private var head = ValueColumn<Int32>()
  private var deprel = StringColumn()

  /// Room for the tokens of an ordinary batch, so that columns do not grow step by step.
  package init() {
    reserveCapacity(TokenRows.ordinaryCount, bytes: TokenRows.ordinaryCount * 5)
    head.reserveCapacity(TokenRows.ordinaryCount)
  }

  private static let ordinaryCount = 1 << 18
  /// With so many rows they are handed over: more than an ordinary batch has.
  private static let fullCount = 1 << 19

  private mutating func reserveCapacity(_ rows: Int, bytes: Int) {
    for column in [\TokenRows.sentence, \.token, \.start, \.end, \.textEnds, \.entity] {
      self[keyPath: column].reserveCapacity(rows)
    }
    hasEntity.reserveCapacity(rows)
    // Copying needs some bytes to spare.
    text.reserveCapacity(bytes + 16)
  }

  package mutating func append(_ article: Document, _ places: Places) {
    append(article, places, full: nil)
  }

  package mutating func append(
    _ article: Document, _ places: Places, full: ((Table) -> Void)?
  ) {
    let entities = entityNumbers(article)
    // For one large article as much as it needs.
    if article.tokens.count > TokenRows.ordinaryCount, full == nil {
      reserveCapacity(
        start.count + article.tokens.count, bytes: text.count + article.text.bytes.count)
    }
    for block in TokenBlock.all(of: article, most: TokenRows.ordinaryCount) {
      append(block, of: article, places, entities)
      appendWords(of: article, block)
      if let full, start.count >= TokenRows.fullCount {
        full(table())
        self = TokenRows()
      }
    }
  }

  private mutating func append(
    _ block: TokenBlock, of article: Document, _ places: Places, _ entities: [Int32]
  ) {
    let before = start.count
    appendOffsets(block, of: article)
    appendStretches(
      of: article.text.bytes.span, from: start, to: end, first: before, bytes: &text,
      bounds: &textEnds)
    places.replaceOffsets(&start, from: before)
    places.replaceOffsets(&end, from: before)
    for index in block.tokens {
      entity.append(max(0, entities[index]))
      hasEntity.append(entities[index] >= 0)
    }
    document.append(article.key, repeated: block.tokens.count)
  }

  /// The numbers of sentences and tokens, and bytes in place of code points.
  private mutating func appendOffsets(_ block: TokenBlock, of article: Document) {
    let tokens = article.tokens.span
    for number in block.sentences {
      let first = article.sentences[number].tokens.lowerBound
      let range = article.sentences[number].tokens.clamped(to: block.tokens)
      sentence.append(
        contentsOf: repeatElement(Int32(truncatingIfNeeded: number), count: range.count))
      for index in range {
        token.append(Int32(truncatingIfNeeded: index &- first))
        start.append(tokens[index].range.start)
        end.append(tokens[index].range.end)
      }
    }
  }

  private mutating func appendWords(of article: Document, _ block: TokenBlock) {
    guard article.words.count == article.tokens.count else { return }
    let names = article.wordNames
    let tags = UniversalTag.allCases.map { Array($0.name.utf8) }
    let penn = names.penn.map { Array($0.utf8) }
    let relations = names.relations.map { Array($0.utf8) }
    for number in block.sentences {
      let row = article.sentences[number].tokens
      for index in row.clamped(to: block.tokens) {
        let word = article.words[index]
        lemma.append(article.lemmas, word.lemma.indices)
        upos.append(tags[Int(word.tag.rawValue)][...])
        xpos.append(penn[Int(word.penn)][...])
        deprel.append(relations[Int(word.label)][...])
        head.append(word.head < 0 ? -1 : word.head &- Int32(truncatingIfNeeded: row.lowerBound))
      }
    }
  }

  /// For each token, the entity that it names, or -1.
  private func entityNumbers(_ article: Document) -> [Int32] {
    var numbers = [Int32](repeating: -1, count: article.tokens.count)
    for mention in article.mentions {
      for index in mention.tokens { numbers[index] = mention.entity }
    }
    return numbers
  }

  package func table() -> Table {
    let hasWords = lemma.count == start.count
    let noStrings = StringColumn(nulls: start.count)
    let noNumbers = ValueColumn<Int32>(nulls: start.count, zero: 0)
    return Table(
      Self.schema,
      [
        .string(document), .int32(ValueColumn(sentence)), .int32(ValueColumn(token)),
        .int32(ValueColumn(start)), .int32(ValueColumn(end)),
        .string(StringColumn(bytes: text, ends: textEnds)), .string(hasWords ? lemma : noStrings),
        .string(hasWords ? upos : noStrings), .string(hasWords ? xpos : noStrings),
        .int32(hasWords ? head : noNumbers), .string(hasWords ? deprel : noStrings),
        .int32(ValueColumn(entity, Validity(hasEntity))),
      ])
  }
}

/// Tokens of a document that follow one another, few enough to be held as rows.
private struct TokenBlock {
  /// Those in which they lie.
  let sentences: Range<Int>
  let tokens: Range<Int>

  static func all(of article: Document, most: Int) -> [TokenBlock] {
    let sentences = article.sentences
    var blocks: [TokenBlock] = []
    var next = 0
    for start in stride(from: 0, to: article.tokens.count, by: most) {
      let end = min(start + most, article.tokens.count)
      while next < sentences.count, sentences[next].tokens.upperBound <= start { next += 1 }
      var last = next
      while last < sentences.count, sentences[last].tokens.lowerBound < end { last += 1 }
      blocks.append(TokenBlock(sentences: next..<last, tokens: start..<end))
    }
    return blocks
  }
}
