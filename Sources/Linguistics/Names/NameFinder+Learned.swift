import Corpus
import Kernels

/// What some corpora count with a name ("Cameron himself").
private let pronouns: Set<UInt64> = Set(["himself", "herself", "itself"].map { wordHash($0) })

extension NameFinder {
  /// What a name that a model found stands for; nil where it is a title alone.
  ///
  /// - Parameter keepsTitles: Whether titles are part of the name.
  mutating func learnedCandidate(
    _ name: LabeledName, in sentence: Sentence, number: Int32, keepsTitles: Bool
  ) -> NameCandidate? {
    if self.sentence != number || count == 0 { read(sentence, number: number) }
    guard var range = pieces(of: name.tokens) else { return nil }
    range = behindOwner(range)
    if name.kind == .person, !keepsTitles { range = behindDescription(range) }
    guard !range.isEmpty else { return nil }
    if range.count > 1, pronouns.contains(piece(range.upperBound - 1).word) {
      range = range.lowerBound..<range.upperBound - 1
    }
    // "a trip to Moscow Tuesday".
    if range.count > 1, classes(range.upperBound - 1).contains(.calendar),
      let known = gazetteerMatch(at: range.lowerBound), known.end == range.upperBound - 1
    {
      range = range.lowerBound..<known.end
    }
    guard range.count > 1 || keepsTitles || mayStandAlone(range.lowerBound, as: name.kind) else {
      return nil
    }
    var title: Title?
    if name.kind == .person, !keepsTitles {
      let start = endOfTitles(in: range)
      guard start < range.upperBound else { return nil }
      range = start..<range.upperBound
      title = self.title(before: start)
    }
    return candidate(kind(of: name, range), range, title: title)
  }

  /// What a name of several words is whose last word is that of organizations ("New People
  /// Party"), whatever the model took it for.
  private func kind(of name: LabeledName, _ range: Range<Int>) -> EntityKind {
    guard name.kind == .person, range.count > 2,
      classes(range.upperBound - 1).contains(.organizationHead),
      !range.contains(where: { classes($0).contains(.forename) })
    else { return name.kind }
    return .organization
  }

  private func candidate(
    _ kind: EntityKind, _ range: Range<Int>, title: Title?
  ) -> NameCandidate {
    let known = gazetteerMatch(at: range.lowerBound)
    let source: NameCandidate.Source
    if let known, known.end == range.upperBound,
      gazetteer.facts[Int(known.entry)].kind == kind
    {
      source = .gazetteer
    } else {
      source = .rule
    }
    var candidate = candidate(source, kind, from: range.lowerBound, to: range.upperBound)
    candidate.role = title?.range
    if let known {
      let facts = gazetteer.facts[Int(known.entry)]
      if source == .gazetteer {
        candidate.entry = known.entry
      } else if facts.country >= 0, facts.kind == .place || facts.kind == .group,
        kind != .person
      {
        candidate.countryEntry = known.entry
      }
    }
    if kind == .person, piece(range.lowerBound).classes.contains(.forename) {
      candidate.context.insert(.forename)
    }
    return candidate
  }

  /// The pieces that lie in some tokens, without marks at either end.
  private func pieces(of tokens: Range<Int>) -> Range<Int>? {
    let start = firstPiece(from: tokens.lowerBound)
    let end = firstPiece(from: tokens.upperBound)
    return start < end ? start..<end : nil
  }

  /// The first piece of a token or of those behind it.
  ///
  /// Complexity: logarithmic, as a sentence may be long and hold many names.
  private func firstPiece(from token: Int) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if Int(piece(middle).token) < token { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether one word may be a name: no day, and no person or place where newspapers write an
  /// ordinary word with a capital ("this Nation", "God").
  private func mayStandAlone(_ index: Int, as kind: EntityKind) -> Bool {
    let classes = classes(index)
    if classes.contains(.calendar) { return false }
    return classes.isDisjoint(with: .ordinary) || kind == .organization || kind == .other
      || classes.contains(.forename)
  }

  /// What stands behind small words that tell who a person is ("philosopher Noam Chomsky"); all of
  /// a name without such.
  ///
  /// Small words of names ("bin", "van", "e", what hyphens bind) are none.
  private func behindDescription(_ range: Range<Int>) -> Range<Int> {
    let small = range.dropFirst().last { index in
      let piece = piece(index)
      return piece.end - piece.start >= 4 && piece.shape.contains(.letters) && !piece.isCapital
        && !piece.isJoined && !classes(index).contains(.particle)
    }
    guard let small, small + 1 < range.upperBound, !piece(small + 1).isJoined,
      piece(small + 1).isCapital
    else { return range }
    return small + 1..<range.upperBound
  }

  /// The known name that ends a name behind a possessive mark ("Canada's Liberal Party"), or what
  /// stands behind that of a day ("Monday's Grand Prix"); else all of it.
  ///
  /// Empty where nothing behind a day has a capital ("Monday's election").
  private func behindOwner(_ range: Range<Int>) -> Range<Int> {
    for index in range where isPossessive(behind: index) {
      let next = pieceBehindPossessive(index)
      guard next < range.upperBound else { break }
      if index == range.lowerBound, classes(index).contains(.calendar) {
        let hasCapital = (next..<range.upperBound).contains { piece($0).isCapital }
        return next..<(hasCapital ? range.upperBound : next)
      }
      if let known = gazetteerMatch(at: next), known.end == range.upperBound {
        return next..<range.upperBound
      }
    }
    return range
  }

  /// The first piece behind titles at the head of a name.
  ///
  /// "Senator Baker", "Lt. Gen. Early", "US President Barack Obama".
  private func endOfTitles(in range: Range<Int>) -> Int {
    var start = range.lowerBound
    if let country = gazetteerMatch(at: start), country.end < range.upperBound,
      gazetteer.facts[Int(country.entry)].kind != .person,
      !classes(country.end).isDisjoint(with: .titleWords)
    {
      start = country.end
    }
    while start < range.upperBound {
      let classes = classes(start)
      let isTitle =
        !classes.isDisjoint(with: .titleWords)
        && (classes.isDisjoint(with: .forename) || start + 1 == range.upperBound)
      guard isTitle || (start > range.lowerBound && piece(start).isPunctuation) else { break }
      start += 1
    }
    return start
  }
}
