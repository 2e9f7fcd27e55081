import Corpus

/// Joins the names that a model finds with what the rules found.
///
/// - Where both have the same words, the rules' candidate stays if it is of the same kind or known
///   to the gazetteer; otherwise the model says the kind.
/// - A name that holds the model's name and more stays in its place, if the gazetteer knows it or
///   a rule knows its head ("Taiwan Affairs Office").
/// - Other candidates that share words with a name of the model fall away.
/// - What the model passes over stays if the gazetteer knows it, if it is an organisation whose
///   country is known or that explains an acronym, a group or something else; a word left open
///   calls only persons whom the article names in full.
struct NameJoin {
  /// The rules' candidates; the mentions that they led to are `mentioned`.
  private let candidates: [NameCandidate]
  private let kinds: [EntityKind?]
  private let sentences: [Sentence]
  private(set) var joined: [NameCandidate] = []
  /// For each of the rules' candidates its new position, or -1.
  private var positions: [Int32]

  /// - Parameter kinds: For each candidate of the finder the kind of its mention; nil for none.
  init(_ finder: NameFinder, kinds: [EntityKind?], sentences: [Sentence]) {
    self.sentences = sentences
    self.kinds = kinds
    candidates = finder.candidates
    positions = Array(repeating: -1, count: candidates.count)
  }

  /// Takes the names of the model, sorted by start.
  mutating func join(_ names: [NameCandidate]) {
    var next = 0
    var kept: [(candidate: NameCandidate, index: Int)] = []
    for name in names {
      let tokens = name.tokens
      while next < candidates.count, candidates[next].tokens.upperBound <= tokens.lowerBound {
        keepPassedOver(next, &kept)
        next += 1
      }
      var end = next
      while end < candidates.count, candidates[end].tokens.lowerBound < tokens.upperBound {
        end += 1
      }
      // One candidate may share words with two names of the model.
      if let last = kept.last, last.candidate.tokens.upperBound > tokens.lowerBound {
        next = max(next, end)
        continue
      }
      if let same = (next..<end).first(where: { stays($0, beside: name) }) {
        kept.append((renamed(candidates[same], name), same))
      } else if !isInsideOther(next..<end, name) {
        kept.append((name, -1))
      } else {
        for index in next..<end { keepPassedOver(index, &kept) }
      }
      next = max(next, end)
    }
    while next < candidates.count {
      keepPassedOver(next, &kept)
      next += 1
    }
    finish(kept)
  }

  /// Acronyms that the article explains, to the new position of what they stand for, or to -1.
  func acronyms(_ old: [UInt64: Int32]) -> [UInt64: Int32] {
    old.mapValues { $0 < 0 ? $0 : positions[Int($0)] }.filter { $0.value >= 0 || old[$0.key] == -1 }
  }

  /// Whether a candidate of the rules stays in the place of a name of the model.
  private func stays(_ index: Int, beside name: NameCandidate) -> Bool {
    let candidate = candidates[index]
    let tokens = name.tokens
    if candidate.tokens == tokens {
      return candidate.source == .gazetteer || kinds[index] == name.kind
    }
    let isLonger =
      candidate.tokens.lowerBound <= tokens.lowerBound
      && candidate.tokens.upperBound >= tokens.upperBound
    switch candidate.source {
    case .gazetteer: return isLonger
    case .rule: return isLonger && (kinds[index] == .organization || kinds[index] == .place)
    case .pending: return false
    }
  }

  /// Whether the rules have a longer name of something else around that of the model ("the
  /// Geneva Convention").
  private func isInsideOther(_ range: Range<Int>, _ name: NameCandidate) -> Bool {
    let tokens = name.tokens
    return range.contains { index in
      kinds[index] == .other && candidates[index].tokens.count > tokens.count
        && candidates[index].tokens.lowerBound <= tokens.lowerBound
        && candidates[index].tokens.upperBound >= tokens.upperBound
    }
  }

  /// The candidate with the title that the model's name began with.
  private func renamed(_ candidate: NameCandidate, _ name: NameCandidate) -> NameCandidate {
    guard candidate.kind == .person, candidate.role == nil else { return candidate }
    var candidate = candidate
    candidate.role = name.role
    return candidate
  }

  private func keepPassedOver(
    _ index: Int, _ kept: inout [(candidate: NameCandidate, index: Int)]
  ) {
    if let last = kept.last,
      last.candidate.tokens.upperBound > candidates[index].tokens.lowerBound
    {
      return
    }
    var candidate = candidates[index]
    switch candidate.source {
    case .gazetteer: break
    case .rule:
      guard
        sentences[Int(candidate.sentence)].part == .byline || kinds[index] == .other
          || kinds[index] == .group || candidate.acronymOf >= 0
          || candidate.context.contains(.explaining)
          || (kinds[index] == .organization && candidate.countryEntry >= 0)
      else { return }
    case .pending: candidate.context.insert(.unlearned)
    }
    kept.append((candidate, index))
  }

  private mutating func finish(_ kept: [(candidate: NameCandidate, index: Int)]) {
    for (position, item) in kept.enumerated() where item.index >= 0 {
      positions[item.index] = Int32(truncatingIfNeeded: position)
    }
    for item in kept {
      var candidate = item.candidate
      if candidate.acronymOf >= 0 { candidate.acronymOf = positions[Int(candidate.acronymOf)] }
      joined.append(candidate)
    }
  }
}
