import Corpus

/// The labels that the tokens of a lesson may have, as bits.
struct NameMasks {
  static let all: UInt32 = 1 << UInt32(NameLabel.count) - 1
  private static let none: UInt32 = 1

  private let document: Document
  private let rules: [UInt8]
  private let words: NameWords
  private(set) var allowed: [UInt32]

  /// No token is a name, but for groups and other things that the rules find.
  init(_ document: Document, rules: [UInt8], words: NameWords) {
    self.document = document
    self.words = words
    self.rules = rules
    allowed = rules.map { label in
      let kind = NameLabel.kind(Int(label))
      return kind == .group || kind == .other ? 1 << UInt32(label) : Self.none
    }
  }

  /// Lets some words be anything, and short words between them ("of", "&"); but for months and
  /// days.
  mutating func open(_ ranges: [Range<Int>]) {
    var isOpen = [Bool](repeating: false, count: allowed.count)
    forEach(ranges) { tokens, _ in
      for index in tokens { isOpen[index] = !isCalendar(document.tokens[index]) }
    }
    for index in allowed.indices {
      if isOpen[index] {
        allowed[index] = Self.all
      } else if index > 0, isOpen[index - 1], document.tokens[index].range.count < 4,
        allowed[index] == Self.none, isOpenSoon(isOpen, behind: index)
      {
        allowed[index] = Self.all
      }
    }
  }

  private func isCalendar(_ token: Token) -> Bool {
    let word = NameFolding.hash(of: document.text.bytes.span, in: token.range.indices)
    return words.classes(of: word).contains(.calendar)
  }

  private func isOpenSoon(_ isOpen: [Bool], behind index: Int) -> Bool {
    (index + 1..<index + 3).contains { $0 < isOpen.count && isOpen[$0] }
  }

  /// Sets the labels of annotated names.
  ///
  /// - Parameter marksAll: Whether groups and other things are annotated, so that those of the
  ///   rules do not count.
  mutating func mark(_ names: [AnnotatedText.Name], marksAll: Bool) {
    if marksAll {
      for index in allowed.indices where allowed[index] != Self.all { allowed[index] = Self.none }
    }
    forEach(names.map(\.range)) { tokens, number in
      let ruled = NameLabel.kind(Int(rules[tokens.lowerBound]))
      let isGroup = ruled == .group && tokens.count == 1
      let given = names[number].kind
      // "Americans" are persons, or an organisation, to some annotators.
      let kind = isGroup && given != .place ? .group : given ?? .other
      var labels = [UInt8](repeating: 0, count: allowed.count)
      NameLabel.set(kind, on: tokens, in: &labels)
      for index in tokens { allowed[index] = 1 << UInt32(labels[index]) }
    }
  }

  /// Calls `body` with the tokens that each range touches; ranges are sorted.
  private func forEach(_ ranges: [Range<Int>], _ body: (Range<Int>, Int) -> Void) {
    let tokens = document.tokens
    var first = 0
    for (number, range) in ranges.enumerated() {
      while first < tokens.count, Int(tokens[first].range.end) <= range.lowerBound { first += 1 }
      var end = first
      while end < tokens.count, Int(tokens[end].range.start) < range.upperBound { end += 1 }
      if end > first { body(first..<end, number) }
    }
  }
}
