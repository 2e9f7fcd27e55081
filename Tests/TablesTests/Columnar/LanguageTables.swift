import Tables
import TestSupport

/// Tables whose columns are functions of one another, as those of a run are, but for some rows.
enum LanguageTables {
  private static let words = [
    "the", "The", ",", ".", "of", "to", "Putin", "said", "n't", "Großstadt", "čeští", "東京", "a",
    "Moscow", "\"", "rebels", "attacked", "town", "towns", "it",
  ]
  private static let lemmas = [
    "the", "the", ",", ".", "of", "to", "Putin", "say", "not", "Großstadt", "český", "東京", "a",
    "Moscow", "\"", "rebel", "attack", "town", "town", "it",
  ]
  private static let kinds = ["DET", "PUNCT", "ADP", "NOUN", "VERB", "X"]

  private static func number(_ name: String, null: Bool = false) -> Field {
    Field(name, .int32, nullable: null, "Some number.")
  }
  private static func text(_ name: String, null: Bool = false) -> Field {
    Field(name, .string, nullable: null, "Some text.")
  }

  /// Rows as a table of tokens has them.
  ///
  /// - Parameters:
  ///   - errors: One row in so many is other than foretold, in each column.
  ///   - nulls: One row in so many is null, in the columns that may be.
  ///   - longest: Tokens of the longest document.
  static func tokens(
    rows: Int, errors: Int, nulls: Int, seed: UInt64, longest: Int = 60
  ) -> Table {
    var chance = SeededRandom(seed: seed)
    func isError() -> Bool { chance.below(errors) == 1 }
    var document = StringColumn()
    var numbers = [[Int64?]](repeating: [], count: 7)
    var texts: [String] = []
    var derived = [[String?]](repeating: [], count: 2)
    var left = 0
    var (file, sentence, token, place, shift) = (0, 0, 0, Int64(0), Int64(0))
    var length = 0
    for _ in 0..<rows {
      if left == 0 {
        left = 1 + chance.below(longest)
        document.append("d/\(file)", repeated: min(left, rows - texts.count))
        (file, sentence, token, place, shift) = (file + 1, 0, 0, 0, Int64(chance.below(9)))
        length = 1 + chance.below(12)
      }
      let word = min(chance.below(words.count), chance.below(words.count))
      if token == length { (sentence, token, length) = (sentence + 1, 0, 1 + chance.below(12)) }
      if isError() { token += 1 }
      if words[word] != "," && words[word] != "." && place > 0 { place += 1 }
      if isError() { place += Int64(chance.below(400)) }
      if isError() { shift += 3 }
      let end = place + Int64(words[word].unicodeScalars.count) + (isError() ? 2 : 0)
      let isNull = chance.below(nulls) == 1
      for (index, value) in [
        Int64(sentence), Int64(token), place, end, isNull ? nil : place + shift,
        isNull ? nil : end + shift, chance.below(nulls) == 1 ? nil : Int64(word * 7 + file % 2),
      ].enumerated() {
        numbers[index].append(value)
      }
      texts.append(words[word])
      derived[0].append(isNull ? nil : isError() ? "other" : lemmas[word])
      derived[1].append(kinds[isError() ? 0 : word % kinds.count])
      place = end
      token += 1
      left -= 1
    }
    let schema = Schema(
      "tokens", "One row per token.",
      [
        text("document"), number("sentence"), number("token"), number("start"), number("end"),
        number("raw_start", null: true), number("raw_end", null: true), text("text"),
        text("lemma", null: true), text("upos"), number("entity", null: true),
      ])
    let columns = numbers.map { column($0) }
    return Table(
      schema,
      [.string(document)] + columns[0..<6] + [
        strings(texts), strings(derived[0]), strings(derived[1]), columns[6],
      ])
  }

  /// Rows as a table of tokens has them whose syntax is known: a tag, the number of the head in
  /// the sentence, and a relation that follows from the tags of both and the side of the head.
  ///
  /// - Parameters:
  ///   - errors: One relation in so many is another.
  ///   - nulls: One tag, head or relation in so many is null.
  static func syntax(rows: Int, errors: Int, nulls: Int, seed: UInt64) -> Table {
    var chance = SeededRandom(seed: seed)
    var sentences = StringColumn()
    var (tokens, heads): ([Int64?], [Int64?]) = ([], [])
    var (tags, relations): ([String?], [String?]) = ([], [])
    var sentence = 0
    while tokens.count < rows {
      let count = min(1 + chance.below(24), rows - tokens.count)
      sentences.append("s\(sentence)", repeated: count)
      sentence += 1
      let own = (0..<count).map { _ in min(chance.below(kinds.count), chance.below(kinds.count)) }
      for token in 0..<count {
        let other = max(0, min(count - 1, token + 3 - chance.below(6)))
        let isRoot = other == token
        let side = other < token ? 0 : 1
        let relation =
          chance.below(errors) == 1
          ? chance.below(30) : isRoot ? 30 : (own[token] * 7 + own[other] * 3 + side) % 30
        func orNull<Value>(_ value: Value) -> Value? { chance.below(nulls) == 1 ? nil : value }
        tokens.append(Int64(token))
        heads.append(orNull(isRoot ? -1 : Int64(other)))
        tags.append(orNull(kinds[own[token]]))
        relations.append(orNull("relation \(relation)"))
      }
    }
    let schema = Schema(
      "tokens", "One row per token.",
      [
        text("sentence"), number("token"), text("tag", null: true), number("head", null: true),
        text("relation", null: true),
      ])
    return Table(
      schema,
      [.string(sentences), column(tokens), strings(tags), column(heads), strings(relations)])
  }

  /// Strings of many words.
  static func articles(rows: Int, words count: Int, nulls: Int, seed: UInt64) -> Table {
    var chance = SeededRandom(seed: seed)
    let marks = [" ", " ", " ", " ", " ", ", ", ". ", "-", "  ", "\n\n", " \"", ""]
    let texts = (0..<rows).map { _ -> String? in
      if chance.below(nulls) == 1 { return nil }
      var text = chance.below(4) == 1 ? " " : ""
      for _ in 0..<chance.below(count) {
        text += words[chance.below(words.count)]
        if chance.below(3) > 0 { text += lemmas[6 + chance.below(8)] + "ing" }
        text += marks[chance.below(marks.count)]
      }
      return text
    }
    return Table(
      Schema("documents", "One row per article.", [text("value", null: true)]), [strings(texts)])
  }

  private static func column(_ numbers: [Int64?]) -> Column {
    var column = ValueColumn<Int32>()
    for number in numbers { column.append(number.map { Int32($0) }, orNull: 0) }
    return .int32(column)
  }
}
