import Tables
import TestSupport

/// The tables of the golden files, each made so that the writer stores it in the way its name
/// says.
enum GoldenTables {
  static let noRows = Schema(
    "none", "Nothing.",
    [Field("text", .string, "Some text."), Field("number", .int64, nullable: true, "Some number.")])

  static let all: [(name: String, tables: [Table])] =
    numbers(.int32) + numbers(.int64) + numbers(.float64) + numbers(.date) + flags + texts + whole
    + language

  /// One table for each way to store numbers, with nulls and without.
  private static func numbers(_ type: ValueType) -> [(name: String, tables: [Table])] {
    let most: Int64 = type == .int32 || type == .date ? Int64(Int32.max) : .max
    var chance = SeededRandom(seed: 7)
    let wide = (0..<40).map { row -> Int64 in
      row == 0 ? most : row == 1 ? -most - 1 : Int64(bitPattern: chance.next()) % most
    }
    let cases: [(String, [Int64])] = [
      ("const", Array(repeating: 16_700, count: 7)),
      ("plain", wide),
      ("for-elements", (0..<30).map { 16_000 + ($0 * 37) % 100 }),
      ("for-packed", (0..<1500).map { _ in -1000 + Int64(chance.below(1 << 11)) }),
      ("for-deflate", (0..<1500).map { 1_000_000 + $0 % 100 }),
      ("delta", (0..<1500).map { $0 * 20 + Int64(chance.below(15)) - ($0 / 700) * 9000 }),
      ("runs", (0..<1500).map { $0 / 100 * 3 - 5 }),
    ]
    return cases.flatMap { name, values in
      let some = values.enumerated().map { $0.offset % 5 == 3 ? nil : $0.element }
      return [
        ("\(type.name)-\(name)", [single(column(type, values))]),
        ("\(type.name)-\(name)-nulls", [single(column(type, some))]),
      ]
    } + [("\(type.name)-all-null", [single(column(type, [nil, nil, nil]))])]
  }

  private static func column(_ type: ValueType, _ values: [Int64?]) -> Column {
    var narrow = ValueColumn<Int32>()
    var floats = ValueColumn<Double>()
    for value in values {
      narrow.append(value.map { Int32(truncatingIfNeeded: $0) }, orNull: 0)
      floats.append(value.map { Double(bitPattern: UInt64(bitPattern: $0)) }, orNull: 0)
    }
    return switch type {
    case .int32: .int32(narrow)
    case .date: .date(narrow)
    case .float64: .float64(floats)
    default: integers(values)
    }
  }

  private static let flags: [(name: String, tables: [Table])] = {
    let cases: [(String, [Bool?])] = [
      ("const", [true, true, true]),
      ("bitmap", (0..<75).map { $0 * $0 % 7 < 3 }),
      ("bitmap-nulls", (0..<75).map { $0 % 4 == 1 ? nil : $0 * $0 % 7 < 3 }),
      ("runs", (0..<3000).map { $0 / 1000 == 1 }),
      ("all-null", [nil, nil]),
    ]
    return cases.map { name, values in
      var column = ValueColumn<Bool>()
      for value in values { column.append(value, orNull: false) }
      return ("bool-\(name)", [single(.bool(column))])
    }
  }()

  private static let texts: [(name: String, tables: [Table])] = {
    let words = ["the", "of", "Großstadt", "", "東京", "a\u{0}b", "naïve", "line\nbreak", "\"q\""]
    let few: [String?] = (0..<400).map { row in words[row * row % 9] }
    let runs: [String?] = (0..<600).map { row in words[row / 60 % 9] }
    let many: [String?] = (0..<20).map { row in "Row \(row) holds \(row * 7919 % 1000) €." }
    var chance = SeededRandom(seed: 9)
    let frequent: [String?] = (0..<1500).map { _ in
      "\(chance.below(700) * chance.below(700) / 900)"
    }
    func some(_ texts: [String?]) -> [String?] {
      texts.enumerated().map { $0.offset % 40 % 7 == 3 ? nil : $0.element }
    }
    let cases: [(String, [String?])] = [
      ("const", Array(repeating: "same", count: 5)),
      ("dict", few), ("dict-nulls", some(few)),
      ("dict-large", (0..<3000).map { row in "word\(row * row % 700)" }),
      ("dict-pages", frequent), ("dict-pages-nulls", some(frequent)),
      ("utf8", many), ("utf8-nulls", some(many)), ("runs", runs), ("runs-nulls", some(runs)),
      ("all-null", [nil, nil, nil]),
    ]
    return cases.map { ("string-\($0.0)", [single(strings($0.1))]) }
  }()

  private static let whole: [(name: String, tables: [Table])] = [
    ("no-rows", []),
    ("several-groups", [group(0, rows: 30), group(1, rows: 1), group(2, rows: 70)]),
  ]

  /// Columns that refer to one another.
  private static let language: [(name: String, tables: [Table])] = [
    ("references", [LanguageTables.tokens(rows: 900, errors: 90, nulls: 1 << 30, seed: 1)]),
    ("references-nulls", [LanguageTables.tokens(rows: 300, errors: 30, nulls: 9, seed: 2)]),
    (
      "references-exact",
      [LanguageTables.tokens(rows: 1500, errors: 1 << 30, nulls: 1 << 30, seed: 3, longest: 900)]
    ),
    (
      "references-partners", [LanguageTables.syntax(rows: 600, errors: 40, nulls: 1 << 30, seed: 6)]
    ),
    (
      "references-partners-nulls",
      [LanguageTables.syntax(rows: 500, errors: 30, nulls: 15, seed: 7)]
    ),
    ("string-wordtext", [LanguageTables.articles(rows: 12, words: 200, nulls: 1 << 30, seed: 4)]),
    ("string-wordtext-nulls", [LanguageTables.articles(rows: 40, words: 60, nulls: 4, seed: 5)]),
  ]

  /// Rows as a table of tokens has them.
  private static func group(_ number: Int, rows: Int) -> Table {
    let schema = Schema(
      "tokens", "One row per token.",
      [
        Field("document", .string, "Key of the article."),
        Field("token", .int32, "Position in the sentence, from 0."),
        Field("text", .string, "As written."),
        Field("lemma", .string, nullable: true, "Base form."),
        Field("entity", .int32, nullable: true, "Entity of the article."),
        Field("score", .float64, nullable: true, "From 0 to 1."),
        Field("published", .date, nullable: true, "Day of publication."),
        Field("metonym", .bool, "Whether a place stands for its government."),
      ])
    var document = StringColumn()
    document.append("news/\(number)a.txt", repeated: (rows + 1) / 2)
    document.append("news/\(number)b.txt", repeated: rows / 2)
    let entities = (0..<rows).map { row -> Int64? in row % 4 == 0 ? Int64(row / 4) : nil }
    let scores = (0..<rows).map { row -> Int64? in
      row % 3 == 0 ? nil : Int64(bitPattern: (Double(row) / 8).bitPattern)
    }
    var flags = ValueColumn<Bool>()
    for row in 0..<rows { flags.append(row % 7 == number) }
    return Table(
      schema,
      [
        .string(document), column(.int32, (0..<rows).map { Int64($0 % 13) }),
        strings((0..<rows).map { ["Moscow", "said", ",", "that"][$0 % 4] }),
        strings((0..<rows).map { _ in nil }), column(.int32, entities),
        column(.float64, scores), column(.date, (0..<rows).map { _ in 16_730 }), .bool(flags),
      ])
  }

  private static func single(_ column: Column) -> Table { table(column) }
}
