import Corpus
import Kernels

/// Finds words that mean a person by an office: "the Russian president", "NATO's secretary
/// general", "the president of the European Commission".
///
/// Only the one in office on the day of publication is meant, and only where no name follows;
/// "former", "a" and the like in front mean somebody else.
struct OfficeReader {
  private let offices: Offices
  private let knowledge: NameKnowledge
  private let document: Document
  private let published: Day
  private(set) var descriptions: [Description] = []

  init?(_ document: Document, knowledge: NameKnowledge) {
    guard let offices = knowledge.offices, let published = document.metadata.published else {
      return nil
    }
    self.offices = offices
    self.knowledge = knowledge
    self.document = document
    self.published = published
  }

  mutating func read() {
    for number in document.mentions.indices {
      let mention = document.mentions[number]
      guard !mention.isMetonym, document.entities[Int(mention.entity)].kind != .person,
        !mention.tokens.isEmpty,
        mention.range.end == document.tokens[mention.tokens.upperBound - 1].range.end
      else { continue }
      readBehind(number)
      readBefore(number)
    }
    descriptions.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  // MARK: Where

  /// "the Russian president", "Russia's president".
  private mutating func readBehind(_ number: Int) {
    let mention = document.mentions[number]
    let limit = sentenceEnd(mention)
    var start = mention.tokens.upperBound
    let isOwner = start < limit && Self.genitives.contains(document.tokens[start].word)
    if isOwner { start += 1 }
    guard start < limit, offices.begins(document.tokens[start].word),
      let title = offices.title(from: start, to: limit, in: document.tokens),
      isFree(behind: title.end, limit, mention: number),
      isOwner || isFree(before: mention.tokens.lowerBound)
    else { return }
    add(title.title, owner: number, mention.tokens.lowerBound..<title.end)
  }

  /// "the president of Russia".
  private mutating func readBefore(_ number: Int) {
    let mention = document.mentions[number]
    let first = sentenceStart(mention)
    var end = mention.tokens.lowerBound - 1
    if end > first, document.tokens[end].word == SmallWord.the { end -= 1 }
    guard end > first, document.tokens[end].word == SmallWord.of else { return }
    for start in max(first, end - 6)..<end where offices.begins(document.tokens[start].word) {
      guard let title = offices.title(from: start, to: end, in: document.tokens),
        title.end == end, isFree(before: start),
        isFree(behind: mention.tokens.upperBound, sentenceEnd(mention), mention: number)
      else { continue }
      return add(title.title, owner: number, start..<mention.tokens.upperBound)
    }
  }

  private func sentenceStart(_ mention: Mention) -> Int {
    document.sentences[Int(mention.sentence)].tokens.lowerBound
  }

  private func sentenceEnd(_ mention: Mention) -> Int {
    document.sentences[Int(mention.sentence)].tokens.upperBound
  }

  // MARK: What stands around

  /// Whether the words before do not say that another one is meant.
  private func isFree(before token: Int) -> Bool {
    guard token > 0 else { return true }
    let before = document.tokens[token - 1]
    if Self.others.contains(before.word) { return false }
    let classes = knowledge.words.classes(of: before.word)
    if classes.contains(.titleModifier) || classes.contains(.title) { return false }
    let isHyphen = before.range.count == 1 && document.text.bytes[Int(before.range.start)] == 0x2D
    return !isHyphen
  }

  /// Whether neither a name follows that says who it is, nor a word that makes it another office.
  private func isFree(behind token: Int, _ limit: Int, mention number: Int) -> Bool {
    guard token < limit else { return true }
    let next = document.tokens[token]
    if Self.followers.contains(next.word) { return false }
    if next.shape.contains(.punctuation) {
      let isHyphen = next.range.count == 1 && document.text.bytes[Int(next.range.start)] == 0x2D
      return !isHyphen
    }
    return !next.shape.contains(.capitalized)
  }

  // MARK: Who

  private mutating func add(_ title: Int, owner: Int, _ tokens: Range<Int>) {
    let entity = document.entities[Int(document.mentions[owner].entity)]
    if let last = descriptions.last, last.tokens.overlaps(tokens) { return }
    guard
      let number = offices.holder(
        of: title, owner: entity, on: published, knowledge.gazetteer)
    else { return }
    let entry = knowledge.gazetteer.entries[Int(number)]
    let named = document.entities.firstIndex { $0.kind == .person && $0.name == entry.name }
    descriptions.append(
      Description(
        tokens: tokens, name: entry.name,
        entity: named.map { Int32(truncatingIfNeeded: $0) }))
  }

  private static let genitives = hashes("'s ’s ' ’")
  private static let others = hashes(
    "a an another any every each some no former ex late then next future first last previous past "
      + "old exiled ousted deposed outgoing incoming vice deputy acting ambassador")
  private static let followers = hashes(
    "elect designate candidate candidates hopeful hopefuls nominee nominees contender contenders "
      + "election elections spokesman spokeswoman spokesperson aide aides adviser advisers advisor")

  private static func hashes(_ words: String) -> Set<UInt64> {
    Set(words.split(separator: " ").map { wordHash(String($0)) })
  }
}
