import Kernels

/// What a word may be in the sentence around a quotation; a word may be several things.
struct WordTraits: OptionSet {
  let rawValue: UInt32

  static let determiner = WordTraits(rawValue: 1 << 0)
  static let possessive = WordTraits(rawValue: 1 << 1)
  static let preposition = WordTraits(rawValue: 1 << 2)
  static let coordinator = WordTraits(rawValue: 1 << 3)
  static let subordinator = WordTraits(rawValue: 1 << 4)
  /// Begins a clause that stands against the one before ("while", "but").
  static let contrast = WordTraits(rawValue: 1 << 5)
  /// A pronoun that can be a subject.
  static let personal = WordTraits(rawValue: 1 << 6)
  static let object = WordTraits(rawValue: 1 << 7)
  static let be = WordTraits(rawValue: 1 << 8)
  static let have = WordTraits(rawValue: 1 << 9)
  static let modal = WordTraits(rawValue: 1 << 10)
  static let negation = WordTraits(rawValue: 1 << 11)
  static let adverb = WordTraits(rawValue: 1 << 12)
  static let time = WordTraits(rawValue: 1 << 13)
  /// Stands before a title or a noun for a speaker ("former", "prime").
  static let modifier = WordTraits(rawValue: 1 << 14)
  /// Something written or said that can "say" ("a statement saying").
  static let communication = WordTraits(rawValue: 1 << 15)
  /// Stands before the name of a work ("entitled").
  static let naming = WordTraits(rawValue: 1 << 16)
  /// "quoted as saying".
  static let quoted = WordTraits(rawValue: 1 << 17)
  /// A small word inside names ("van", "bin").
  static let particle = WordTraits(rawValue: 1 << 18)
  static let person = WordTraits(rawValue: 1 << 19)
  static let body = WordTraits(rawValue: 1 << 20)
  /// Stands before a name ("Mr.").
  static let title = WordTraits(rawValue: 1 << 21)
  /// Of `person` or `body`: more than one.
  static let plural = WordTraits(rawValue: 1 << 22)
  static let work = WordTraits(rawValue: 1 << 23)
  static let document = WordTraits(rawValue: 1 << 24)
  static let cue = WordTraits(rawValue: 1 << 25)
  /// Stands for a person by itself ("one of them", "another").
  static let someone = WordTraits(rawValue: 1 << 27)
  /// Set while a document is read: the token stands inside a quotation.
  static let inside = WordTraits(rawValue: 1 << 26)

  static let speaker: WordTraits = [.person, .body]
  static let auxiliary: WordTraits = [.be, .have, .modal]
  /// Words that no noun phrase goes across.
  static let boundary: WordTraits = [
    .preposition, .coordinator, .subordinator, .personal, .object, .auxiliary, .negation, .adverb,
  ]

  fileprivate static let classes: [String: WordTraits] = [
    "determiner": .determiner, "possessive": .possessive, "preposition": .preposition,
    "coordinator": .coordinator, "subordinator": .subordinator, "contrast": .contrast,
    "personal": .personal, "object": .object, "be": .be, "have": .have, "modal": .modal,
    "negation": .negation, "adverb": .adverb, "time": .time, "modifier": .modifier,
    "communication": .communication, "naming": .naming, "quoted": .quoted,
    "particle": .particle, "someone": .someone,
  ]
}

/// All that is known about words for the search of speakers and cues: one look-up per word.
package struct QuoteWords: Sendable {
  package let cues: CueVerbs
  let genders: NameGenders
  private var map = WordMap(minimumCapacity: 4096)

  /// - Throws: `LexiconError` at the first line that is not as its file's header says.
  package init(
    cues: CueVerbs, words: LexiconFile, speakers: LexiconFile, works: LexiconFile,
    genders: NameGenders
  ) throws(LexiconError) {
    self.cues = cues
    self.genders = genders
    for word in cues.words { add(.cue, to: word) }
    for line in words.lines {
      guard line.fields.count == 2 else { throw words.error(line.number, "expected two fields") }
      for name in line.fields[1].split(separator: ",") {
        guard let traits = WordTraits.classes[String(name)] else {
          throw words.error(line.number, "unknown class '\(name)'")
        }
        add(traits, to: wordHash(line.fields[0]))
      }
    }
    try addNouns(speakers, kinds: ["person": .person, "body": .body, "title": .title])
    try addNouns(works, kinds: ["work": .work, "document": .document])
  }

  /// What a word may be; `cue` says that `cues` knows it.
  func traits(_ word: UInt64) -> WordTraits {
    WordTraits(rawValue: UInt32(max(0, map.value(word))))
  }

  private mutating func addNouns(
    _ file: LexiconFile, kinds: [String: WordTraits]
  ) throws(LexiconError) {
    for line in file.lines {
      guard line.fields.count == 3, let kind = kinds[line.fields[2]] else {
        throw file.error(line.number, "expected a noun, its plural and its kind")
      }
      add(kind, to: wordHash(line.fields[0]))
      if line.fields[1] != line.fields[0] { add([kind, .plural], to: wordHash(line.fields[1])) }
    }
  }

  private mutating func add(_ traits: WordTraits, to word: UInt64) {
    let known = self.traits(word)
    map.set(word, to: Int32(known.union(traits).rawValue))
  }
}
