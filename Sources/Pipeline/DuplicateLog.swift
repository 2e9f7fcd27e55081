import Linguistics
import Stages

/// Articles that repeat an earlier one, as rows of `duplicates`, found part by part in the order
/// of the corpus.
struct DuplicateLog {
  /// So many rows are held before they are written.
  static let most = 4096

  private(set) var rows = DuplicateRows()
  private var index: DuplicateIndex

  init(_ configuration: NearDuplicates) {
    index = DuplicateIndex(similarity: configuration.similarity)
  }

  /// - Returns: For each document of the part, whether it repeats an earlier one.
  mutating func add(_ part: Part) -> [Bool] {
    var repeated: [Bool] = []
    repeated.reserveCapacity(part.signatures.count)
    for article in part.signatures {
      let match = index.add(article.signature, key: article.key)
      if let match { rows.append(article.key, match) }
      repeated.append(match != nil)
    }
    return repeated
  }

  /// Takes the rows that are held; nil where there are none.
  mutating func take() -> DuplicateRows? {
    guard rows.count > 0 else { return nil }
    defer { rows = DuplicateRows() }
    return rows
  }
}
