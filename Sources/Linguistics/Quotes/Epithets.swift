import Corpus

/// Persons that a noun names: by an apposition, or by a description of someone told of before.
extension QuoteScene {
  /// The person named behind a noun: "the prosecutor, Mark Tedeschi,", "a spokesman for the owner,
  /// Rui Barros,".
  func apposition(behind phrase: NounPhrase) -> Int? {
    guard !isCapitalized(phrase.head) || has(phrase.head, .person), !has(phrase.head, .plural),
      !has(phrase.head, .body)
    else { return nil }
    if let tree, let named = personInApposition(to: phrase.head, in: tree) { return named }
    guard has(phrase.head, .person) else { return nil }
    var comma = phrase.tokens.upperBound
    let limit = min(comma + 9, document.tokens.count - 1)
    while comma < limit, !isPunctuation(comma) {
      if has(comma, .inside) || isFinite(comma) { return nil }
      comma += 1
    }
    guard comma < limit, isComma(comma), !has(comma, .inside),
      let mention = mention(at: behindTitles(comma + 1)),
      kind(ofMention: mention) == .person
    else { return nil }
    return mention
  }

  /// "Major General" before a name.
  private func behindTitles(_ first: Int) -> Int {
    var token = first
    let limit = min(first + 4, document.tokens.count - 1)
    while token < limit, mention(at: token) == nil, isCapitalized(token),
      has(token, [.title, .person, .modifier])
    {
      token += 1
    }
    return token
  }

  private func isFinite(_ token: Int) -> Bool {
    guard let tree else { return has(token, [.auxiliary, .cue]) }
    return tree.tags[token] == .verb || tree.tags[token] == .aux
  }

  /// Whom "the 27-year-old striker" or "the Nevada Republican" stands for: the person who spoke or
  /// acted last, unless the noun was there before without a name ("an official … the official").
  func describedPerson(_ phrase: NounPhrase) -> NounPhrase? {
    let first = phrase.tokens.lowerBound
    guard phrase.tokens.count >= 2, phrase.tokens.upperBound == phrase.head + 1,
      isWord(first, KeyWord.the), namesOnePerson(phrase.head),
      !phrase.tokens.contains(where: isGenitive)
    else { return nil }
    let start = max(0, first - 80)
    var last: NounPhrase?
    forEachPhrase(in: start..<first) { earlier, isFree in
      if document.tokens[earlier.head].word == document.tokens[phrase.head].word {
        last = apposition(behind: earlier).map(phraseOfMention)
        return last == nil
      }
      if isFree, let mention = mention(at: earlier.head), kind(ofMention: mention) == .person {
        last = earlier
      }
      return true
    }
    let isKnown =
      introductions[document.tokens[phrase.head].word].map { $0 < start } ?? false
    return isKnown || isToldOf(phrase.head, from: start, to: first) ? nil : last
  }

  /// A noun for a person, or a name for people in the singular ("the Nevada Republican").
  private func namesOnePerson(_ head: Int) -> Bool {
    if let mention = mention(at: head) {
      return kind(ofMention: mention) == .group
        && document.bytes(document.tokens[head].range).last != 0x73
    }
    return has(head, .person) && !has(head, .plural)
  }

  /// Of each noun for a person, where it first stands with "a" or "one": "an engineer at the centre".
  static func introductions(_ document: Document, _ traits: [WordTraits]) -> [UInt64: Int] {
    var found: [UInt64: Int] = [:]
    for token in traits.indices where traits[token].contains(.person) {
      var before = token - 1
      while before >= 0, token - before <= 4, traits[before].isDisjoint(with: .boundary),
        !traits[before].contains(.determiner)
      {
        before -= 1
      }
      let word = document.tokens[token].word
      if before >= 0, KeyWord.introducing.contains(document.tokens[before].word),
        found[word] == nil
      {
        found[word] = token
      }
    }
    return found
  }

  /// Whether the same noun stands before, outside of names.
  private func isToldOf(_ head: Int, from start: Int, to end: Int) -> Bool {
    let word = document.tokens[head].word
    for token in start..<end where document.tokens[token].word == word && !has(token, .inside) {
      if mention(at: token) == nil, token + 1 < end, mention(at: token + 1) == nil {
        return true
      }
    }
    return false
  }

  private func phraseOfMention(_ mention: Int) -> NounPhrase {
    let tokens = document.mentions[mention].tokens
    return NounPhrase(tokens: tokens, head: tokens.upperBound - 1)
  }
}
