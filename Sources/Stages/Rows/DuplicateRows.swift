package import Linguistics
package import Tables

/// `duplicates`: one row per article that repeats an earlier one.
package struct DuplicateRows {
  package static let schema = Schema(
    "duplicates", "One article that repeats an earlier one",
    [
      Field("document", .string, "Key of the article"),
      Field(
        "duplicate_of", .string,
        "Key of the most similar earlier article that is no duplicate itself"),
      Field(
        "similarity", .float64,
        "1 where all words are the same; else the share of three-word sequences in both, estimated"),
    ])

  private var document = StringColumn()
  private var duplicateOf = StringColumn()
  private var similarity = ValueColumn<Double>()

  package init() {}

  package var count: Int { similarity.count }

  package mutating func append(_ key: String, _ match: DuplicateIndex.Match) {
    document.append(key)
    duplicateOf.append(match.original)
    similarity.append(match.similarity)
  }

  package func table() -> Table {
    Table(Self.schema, [.string(document), .string(duplicateOf), .float64(similarity)])
  }
}
