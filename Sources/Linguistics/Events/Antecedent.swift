import Corpus

/// What a pronoun stands for.
enum Antecedent {
  case word(Int)
  case party(Party)
}

extension EventScene {
  /// What a pronoun stands for, as far as the two sentences before tell.
  ///
  /// - Parameter depth: How many pronouns before led here ("he asked … he met").
  func antecedent(of pronoun: Int, depth: Int = 0) -> Antecedent? {
    let key = lemma(pronoun)
    if Lemma.relatives.contains(key), let clause = relativeClause(around: pronoun),
      let noun = tree.head(of: clause)
    {
      return .word(noun)
    }
    if Lemma.firstPerson.contains(key) { return speaker(around: pronoun) }
    guard let wanted = Wanted(key), let found = search(wanted, before: pronoun) else { return nil }
    guard isPronoun(found) else { return .word(found) }
    return depth < 4 ? antecedent(of: found, depth: depth + 1) : nil
  }

  private func relativeClause(around pronoun: Int) -> Int? {
    var word = pronoun
    for _ in 0..<4 {
      guard let head = tree.head(of: word) else { return nil }
      if tree.relations[head] == .relativeClause { return head }
      word = head
    }
    return nil
  }

  /// "we" in a quotation: whoever speaks.
  private func speaker(around pronoun: Int) -> Antecedent? {
    guard let quote = quote(around: pronoun), let speaker = quote.speaker else { return nil }
    guard let number = quote.speakerEntity, document.entities.indices.contains(Int(number)) else {
      return nil
    }
    let entity = document.entities[Int(number)]
    return .party(
      Party(
        head: pronoun, range: speaker, entity: number,
        countries: entity.country.map { [$0] } ?? [],
        sector: entity.role.flatMap(words.agents.sector(ofOffice:)) ?? ""))
  }

  private func search(_ wanted: Wanted, before pronoun: Int) -> Int? {
    var sentence = Int(tree.sentences[pronoun])
    guard sentence >= 0 else { return nil }
    let part = document.sentences[sentence].part
    var end = pronoun
    for distance in 0..<3 where sentence >= 0 {
      guard document.sentences[sentence].part == part else { return nil }
      let range = document.sentences[sentence].tokens.lowerBound..<end
      if let found = candidate(wanted, in: range, isNearest: distance == 0) { return found }
      sentence -= 1
      if sentence >= 0 { end = document.sentences[sentence].tokens.upperBound }
    }
    return nil
  }

  /// In the pronoun's own sentence the nearest subject, in one before the first; else anything
  /// that fits.
  private func candidate(_ wanted: Wanted, in range: Range<Int>, isNearest: Bool) -> Int? {
    var subject: Int?
    var other: Int?
    for token in range.clamped(to: 0..<tree.count).suffix(120).reversed()
    where isSamePronoun(token, wanted) || tree.isNominal(token) && wanted.fits(token, in: self) {
      if tree.relations[token].isSubject {
        if isNearest { return subject ?? token }
        subject = token
      } else if other == nil, !isInsideName(token) {
        other = token
      }
    }
    return subject ?? other
  }

  /// A subject that stands for the same person: "he said of Castro …, he met …".
  private func isSamePronoun(_ token: Int, _ wanted: Wanted) -> Bool {
    wanted == .person && isPronoun(token) && tree.relations[token].isSubject
      && Wanted(lemma(token)) == wanted && quote(around: token) == nil
  }

  private func isInsideName(_ token: Int) -> Bool {
    guard let mention = mention(at: token), let head = tree.head(of: token) else { return false }
    return self.mention(at: head) == mention
  }
}

extension Lemma {
  static let relatives: Set<UInt64> = [who, which, that]
  static let firstPerson: Set<UInt64> = [i, we, our, my]
}

/// What a pronoun can stand for.
private enum Wanted {
  case person, body, several

  init?(_ lemma: UInt64) {
    switch lemma {
    case Lemma.he, Lemma.she, Lemma.his, Lemma.her, Lemma.him: self = .person
    case Lemma.it, Lemma.its: self = .body
    case Lemma.they, Lemma.their, Lemma.them: self = .several
    default: return nil
    }
  }

  func fits(_ token: Int, in scene: EventScene) -> Bool {
    let isPlural = scene.isPlural(token)
    if let mention = scene.mention(at: token) {
      switch scene.entity(ofMention: mention).kind {
      case .person: return self == .person
      case .organization: return self != .person
      case .place: return self == .body
      case .group: return self == .several && isPlural
      case .other: return false
      }
    }
    guard let noun = scene.words.agents.noun(scene.lemma(token)), noun.kind != .thing else {
      return false
    }
    switch self {
    case .person:
      return !isPlural && Wanted.personal.contains(noun.sector)
        && !scene.words.agents.isBody(scene.lemma(token))
    case .body: return !isPlural
    case .several: return isPlural
    }
  }

  private static let personal: Set<String> = [
    "GOV", "LEG", "CVL", "JUD", "MED", "EDU", "REL", "LAW",
  ]
}

extension EventScene {
  /// Whether a noun is plural: its form is longer than its lemma, or tagged so.
  func isPlural(_ token: Int) -> Bool {
    let penn = Int(document.words[token].penn)
    guard document.wordNames.penn.indices.contains(penn) else { return false }
    return document.wordNames.penn[penn].hasSuffix("S")
  }
}
