package import Corpus

/// The labels that a sequence model gives tokens: 0 for no name; for each kind of name four, which
/// say that the token begins a name, stands inside it, ends it, or is all of it.
package enum NameLabel {
  package static let none = 0
  package static let count = 1 + 4 * EntityKind.allCases.count

  /// The label of one token of a name.
  package static func label(_ kind: EntityKind, isFirst: Bool, isLast: Bool) -> Int {
    1 + 4 * Int(kind.rawValue) + (isFirst ? (isLast ? 3 : 0) : (isLast ? 2 : 1))
  }

  /// The kind of name that a label belongs to.
  package static func kind(_ label: Int) -> EntityKind? {
    label > 0 ? EntityKind(rawValue: UInt8(truncatingIfNeeded: (label - 1) / 4)) : nil
  }

  /// Whether the name goes on behind a token with this label.
  static func isOpen(_ label: Int) -> Bool { label > 0 && (label - 1) % 4 < 2 }

  /// Whether the label belongs to a name that begins before its token.
  static func continues(_ label: Int) -> Bool {
    label > 0 && ((label - 1) % 4 == 1 || (label - 1) % 4 == 2)
  }

  /// Whether the label begins a name, of one token or more.
  static func begins(_ label: Int) -> Bool { label > 0 && !continues(label) }

  /// Labels that leave no name open, in order: those behind which anything may begin.
  static let closed: [Int] = (0..<count).filter { !isOpen($0) }

  /// Writes the labels of a name onto its tokens.
  package static func set(_ kind: EntityKind, on tokens: Range<Int>, in labels: inout [UInt8]) {
    for index in tokens where labels.indices.contains(index) {
      labels[index] = UInt8(
        label(
          kind, isFirst: index == tokens.lowerBound, isLast: index == tokens.upperBound - 1))
    }
  }

  /// The names that labels spell.
  ///
  /// - Parameter first: Position of the first label's token in the document.
  static func names(_ labels: [UInt8], first: Int) -> [LabeledName] {
    var names: [LabeledName] = []
    var start = 0
    for (index, label) in labels.enumerated() {
      let label = Int(label)
      if begins(label) { start = index }
      if let kind = kind(label), !isOpen(label) {
        names.append(LabeledName(tokens: first + start..<first + index + 1, kind: kind))
      }
    }
    return names
  }
}

/// Consecutive tokens of a document that are a name.
package struct LabeledName: Sendable, Equatable {
  package var tokens: Range<Int>
  package var kind: EntityKind

  package init(tokens: Range<Int>, kind: EntityKind) {
    self.tokens = tokens
    self.kind = kind
  }
}
