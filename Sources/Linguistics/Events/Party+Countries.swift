import Corpus
import Kernels

extension EventScene {
  /// The countries that the words around a noun say it is of.
  func countries(around head: Int, depth: Int) -> [String] {
    let isRelation = isRelation(head)
    var found: [String] = []
    for child in tree.children(of: head) {
      switch tree.relations[child] {
      case .adjective, .compound:
        if isRelation, !isNationality(child) { continue }
        add(countriesNamed(child, depth), to: &found)
      case .nounModifier where found.isEmpty:
        guard places(tree.preposition(of: child), isRelation) else { continue }
        add(countriesNamed(child, depth), to: &found)
      default: continue
      }
    }
    if found.isEmpty, !isRelation, let owner = tree.child(of: head, .possessor) {
      add(countriesNamed(owner, depth), to: &found)
    }
    if found.isEmpty, let (preposition, noun) = phrasesFollowing(head).first,
      places(preposition, isRelation)
    {
      add(countriesNamed(noun, max(depth, 1)), to: &found)
    }
    return found
  }

  /// Whether a preposition tells where somebody is of; an ally "of" a country is not.
  private func places(_ preposition: UInt64, _ isRelation: Bool) -> Bool {
    Lemma.placing.contains(preposition) && !(isRelation && preposition == Lemma.of)
  }

  /// "Arab allies" are Arab; "US allies" are allies of the US.
  private func isNationality(_ word: Int) -> Bool {
    mention(at: word).map { entity(ofMention: $0).kind == .group } ?? true
  }

  private func add(_ new: [String], to found: inout [String]) {
    for country in new where !found.contains(country) { found.append(country) }
  }

  private func countriesNamed(_ word: Int, _ depth: Int) -> [String] {
    var found: [String] = []
    if let mention = mention(at: word) {
      if !isInCompound(mention) { found = codes(of: entity(ofMention: mention)) }
    } else if depth < 3, isPronoun(word) || tree.isNominal(word) {
      found = agent(at: word, depth: depth + 1)?.countries ?? []
    }
    for child in tree.children(of: word)
    where tree.relations[child] == .conjunct || tree.relations[child] == .compound {
      if let mention = mention(at: child), let country = entity(ofMention: mention).country {
        add([country], to: &found)
      }
      if depth < 4, tree.relations[child] == .conjunct {
        add(countriesNamed(child, depth + 1), to: &found)
      }
    }
    return found
  }

  /// "non-ISIS", "US-backed": the name only describes; but "Moscow-based".
  func isInCompound(_ mention: Int) -> Bool {
    let tokens = document.mentions[mention].tokens
    guard tokens.lowerBound < tree.count,
      document.tokens[tokens.lowerBound].range.start >= document.mentions[mention].range.start
    else { return true }
    let (before, behind) = (tokens.lowerBound - 1, tokens.upperBound)
    if before >= 0, isHyphen(before) { return true }
    guard behind + 1 < tree.count, isHyphen(behind) else { return false }
    return words.agents.noun(lemma(behind + 1)) == nil
      && !Lemma.placingEndings.contains(document.tokens[behind + 1].word)
  }

  private func isHyphen(_ token: Int) -> Bool {
    let range = document.tokens[token].range
    return range.count == 1 && document.text.bytes[Int(range.start)] == UInt8(ascii: "-")
      && !document.tokens[token].shape.contains(.spaceBefore)
  }
}

extension Lemma {
  static let placing: Set<UInt64> = [
    Lemma.in, Lemma.of, Lemma.from, Lemma.inside, Lemma.across, wordHash("throughout"),
    wordHash("within"),
  ]
  /// "London-based", "Hamas-run", "Israeli-occupied".
  static let placingEndings: Set<UInt64> = [
    wordHash("based"), wordHash("born"), wordHash("run"), wordHash("held"),
    wordHash("controlled"), wordHash("ruled"), wordHash("led"),
  ]
}
