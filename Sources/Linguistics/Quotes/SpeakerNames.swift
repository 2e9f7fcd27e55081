import Corpus

/// The name of a speaker: the entity it is, or the words themselves ("US officials").
struct SpeakerName: Equatable {
  var entity: Int32?
  var name: String?
}

extension QuoteScene {
  /// Whom a noun phrase names; for a pronoun, whom it stands for.
  func name(of phrase: NounPhrase, depth: Int = 0) -> SpeakerName {
    if has(phrase.head, .personal), mention(at: phrase.head) == nil {
      guard depth < 3, let antecedent = antecedent(of: phrase.head) else { return SpeakerName() }
      return name(of: antecedent, depth: depth + 1)
    }
    if let mention = apposition(behind: phrase) { return name(ofMention: mention) }
    if let person = describedPerson(phrase) { return name(of: person, depth: depth + 1) }
    if let mention = mention(at: phrase.head) { return name(ofMention: mention) }
    if let described = document.description(at: phrase.head) {
      return SpeakerName(entity: described.entity, name: described.name)
    }
    return SpeakerName(entity: nil, name: document.string(namingBytes(of: phrase)))
  }

  private func name(ofMention number: Int) -> SpeakerName {
    let mention = document.mentions[number]
    let entity = Int(mention.entity)
    guard document.entities.indices.contains(entity) else {
      return SpeakerName(entity: nil, name: document.string(mention.range))
    }
    return SpeakerName(entity: mention.entity, name: document.entities[entity].name)
  }

  /// The words of a phrase without an article, and without titles before a name.
  private func namingBytes(of phrase: NounPhrase) -> ByteRange {
    var start = phrase.tokens.lowerBound
    let end = phrase.tokens.upperBound
    if isCapitalized(phrase.head), !has(phrase.head, .speaker) {
      for token in phrase.tokens where token < phrase.head {
        let isName = isCapitalized(token) && !has(token, [.speaker, .title, .determiner])
        if !isName, !has(token, .particle), !isJoint(token), !isJoint(token + 1) {
          start = token + 1
        }
      }
    } else if isWord(start, KeyWord.the), start + 1 < end {
      start += 1
    }
    return bytes(start..<max(end, start + 1))
  }

  /// What a pronoun stands for: the last fitting subject before it, or else the last that fits.
  func antecedent(of pronoun: Int) -> NounPhrase? {
    guard let wanted = Wanted(pronoun: pronoun, in: self) else { return nil }
    var sentence = sentence(of: pronoun)
    var upper = pronoun
    var (distance, hops) = (0, 0)
    while distance < 6, sentence >= 0 {
      let range = document.sentences[sentence].tokens.lowerBound..<upper
      if range.count <= 200, let found = candidate(wanted, in: range, nearest: distance == 0) {
        guard has(found.head, .personal), mention(at: found.head) == nil else { return found }
        // "He" again: whoever that one stands for.
        hops += 1
        guard hops < 8 else { return nil }
        (upper, distance) = (found.head, 0)
        continue
      }
      distance += 1
      sentence -= 1
      guard sentence >= 0, document.sentences[sentence].part == .body else { return nil }
      upper = document.sentences[sentence].tokens.upperBound
    }
    return nil
  }

  private func sentence(of token: Int) -> Int {
    var (low, high) = (0, document.sentences.count)
    while low < high {
      let middle = (low + high) / 2
      if document.sentences[middle].tokens.upperBound <= token {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return min(low, document.sentences.count - 1)
  }

  private func candidate(_ wanted: Wanted, in range: Range<Int>, nearest: Bool) -> NounPhrase? {
    var free: NounPhrase?
    var governed: NounPhrase?
    forEachPhrase(in: range) { phrase, isFree in
      let isSame = isFree && wanted.isPronoun(phrase.head, in: self)
      guard isSame || wanted.fits(phrase, in: self) else {
        if let owner = owner(in: phrase), wanted.fits(owner, in: self) { governed = owner }
        return true
      }
      if isFree {
        if free == nil || nearest { free = phrase }
      } else if mayStandFor(phrase, wanted), !nearest || mention(at: phrase.head) != nil {
        governed = phrase
      }
      return nearest || free == nil
    }
    return free ?? governed
  }
}

extension QuoteScene {
  /// "Thomas' sister": the name before the mark of the possessive.
  private func owner(in phrase: NounPhrase) -> NounPhrase? {
    for token in phrase.tokens.dropFirst() where isGenitive(token) || isPluralGenitive(token) {
      guard let mention = mention(at: token - 1) else { continue }
      let name = document.mentions[mention].tokens
      return NounPhrase(tokens: name, head: name.upperBound - 1)
    }
    return nil
  }

  /// One body behind a preposition ("met in the Shangri-La hotel") is not several.
  private func mayStandFor(_ phrase: NounPhrase, _ wanted: Wanted) -> Bool {
    if case .several = wanted { return has(phrase.head, .plural) }
    return true
  }
}

/// What a pronoun can stand for.
private enum Wanted {
  case person(male: Bool)
  case body
  case several

  init?(pronoun: Int, in scene: QuoteScene) {
    if scene.isWord(pronoun, KeyWord.he) {
      self = .person(male: true)
    } else if scene.isWord(pronoun, KeyWord.she) {
      self = .person(male: false)
    } else if scene.isWord(pronoun, KeyWord.it) {
      self = .body
    } else if scene.isWord(pronoun, KeyWord.they) {
      self = .several
    } else {
      return nil
    }
  }

  /// Whether a word is the pronoun for the same person.
  func isPronoun(_ word: Int, in scene: QuoteScene) -> Bool {
    guard case .person(let male) = self, !scene.has(word, .inside) else { return false }
    return scene.isWord(word, male ? KeyWord.he : KeyWord.she)
  }

  func fits(_ phrase: NounPhrase, in scene: QuoteScene) -> Bool {
    let head = phrase.head
    if scene.has(head, .personal) { return false }
    if let mention = scene.mention(at: head), let kind = scene.kind(ofMention: mention) {
      return fits(kind, isMetonym: scene.document.mentions[mention].isMetonym)
        && agrees(phrase, in: scene)
    }
    let isName = scene.isCapitalized(head) && !scene.has(head, .speaker)
    switch self {
    case .person:
      guard agrees(phrase, in: scene) else { return false }
      if isName { return scene.document.mentions.isEmpty && !namesBody(phrase, in: scene) }
      return scene.has(head, .person) && !scene.has(head, .plural)
    case .body:
      if isName { return scene.document.mentions.isEmpty }
      return scene.has(head, .body) && !scene.has(head, .plural)
    case .several:
      return scene.has(head, .plural) || scene.isWord(head, KeyWord.police)
    }
  }

  private func fits(_ kind: EntityKind, isMetonym: Bool) -> Bool {
    switch self {
    case .person: kind == .person
    case .body: kind == .organization || kind == .place
    case .several: kind == .organization || kind == .group
    }
  }

  /// Whether a title before the name ("Mrs.") does not speak against the pronoun.
  private func agrees(_ phrase: NounPhrase, in scene: QuoteScene) -> Bool {
    guard case .person(let male) = self else { return true }
    if let mention = scene.mention(at: phrase.head) ?? scene.apposition(behind: phrase) {
      let entity = Int(scene.document.mentions[mention].entity)
      switch scene.genders.indices.contains(entity) ? scene.genders[entity] : nil {
      case .male: return male
      case .female: return !male
      default: break
      }
    }
    return !phrase.tokens.contains { token in
      let word = scene.document.tokens[token].word
      return (male ? KeyWord.female : KeyWord.male).contains(word)
    }
  }

  private func namesBody(_ phrase: NounPhrase, in scene: QuoteScene) -> Bool {
    phrase.tokens.contains { scene.has($0, .body) }
  }
}
