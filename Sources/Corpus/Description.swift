/// Words that mean one person by an office, without a name: "the Russian president".
///
/// They are no mention: mentions are names.
package struct Description: Sendable, Equatable {
  /// Positions of its tokens in the document, from the first word to the last one, without an
  /// article.
  package var tokens: Range<Int>
  /// Canonical name of the person.
  package var name: String
  /// Position in `Document.entities`, where the article names the person too.
  package var entity: Int32?

  package init(tokens: Range<Int>, name: String, entity: Int32? = nil) {
    self.tokens = tokens
    self.name = name
    self.entity = entity
  }
}

extension Document {
  /// The description that a token is part of.
  package func description(at token: Int) -> Description? {
    var (low, high) = (0, descriptions.count)
    while low < high {
      let middle = (low + high) / 2
      if descriptions[middle].tokens.upperBound <= token { low = middle + 1 } else { high = middle }
    }
    guard low < descriptions.count, descriptions[low].tokens.contains(token) else { return nil }
    return descriptions[low]
  }
}
