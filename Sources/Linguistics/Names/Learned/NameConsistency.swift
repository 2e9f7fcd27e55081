import Corpus
import Kernels

/// Gives the same words of a document the same type of name.
enum NameConsistency {
  /// Each name with the kind that its words mostly have in the document; of kinds as frequent, the
  /// one that comes first.
  static func settled(_ names: [LabeledName], in document: Document) -> [LabeledName] {
    let text = document.text.bytes.span
    let tokens = document.tokens
    func words(_ name: LabeledName) -> UInt64 {
      let start = Int(tokens[name.tokens.lowerBound].range.start)
      return wordHash(text, in: start..<Int(tokens[name.tokens.upperBound - 1].range.end))
    }
    var numbers = WordMap(minimumCapacity: names.count)
    var counts: [[Int]] = []
    for name in names {
      let key = words(name)
      var number = Int(numbers.value(key))
      if number < 0 {
        number = counts.count
        numbers.set(key, to: Int32(truncatingIfNeeded: number))
        counts.append(Array(repeating: 0, count: EntityKind.allCases.count))
      }
      // The first of equals stays ahead.
      counts[number][Int(name.kind.rawValue)] += counts[number].allSatisfy { $0 == 0 } ? 3 : 2
    }
    return names.map { name in
      let count = counts[Int(numbers.value(words(name)))]
      guard let most = count.max(), count[Int(name.kind.rawValue)] < most,
        let kind = EntityKind.allCases.first(where: { count[Int($0.rawValue)] == most })
      else { return name }
      return LabeledName(tokens: name.tokens, kind: kind)
    }
  }
}
