import Kernels

/// What a word tells about names around it.
package struct WordClasses: OptionSet, Sendable {
  package let rawValue: Int32
  package init(rawValue: Int32) { self.rawValue = rawValue }

  /// Never part of a name at the head of a sentence: "The", "However".
  package static let function = WordClasses(rawValue: 1 << 0)
  /// Months and days of the week.
  package static let calendar = WordClasses(rawValue: 1 << 1)
  /// Stands in front of a person's name: "President", "spokesman".
  package static let title = WordClasses(rawValue: 1 << 2)
  /// Stands in front of a title: "Foreign", "Deputy".
  package static let titleModifier = WordClasses(rawValue: 1 << 3)
  /// Follows a title and "of": "State", "Staff".
  package static let titleObject = WordClasses(rawValue: 1 << 4)
  /// The last word of an organisation's name, or the first before "of": "Ministry".
  package static let organizationHead = WordClasses(rawValue: 1 << 5)
  /// The last word of a place name: "River".
  package static let placeHead = WordClasses(rawValue: 1 << 6)
  /// The first word of a place name: "Mount".
  package static let placeFront = WordClasses(rawValue: 1 << 7)
  /// "Western", "Central": makes a part of a place.
  package static let direction = WordClasses(rawValue: 1 << 8)
  /// A small word inside a person's name: "van", "bin".
  package static let particle = WordClasses(rawValue: 1 << 9)
  package static let forename = WordClasses(rawValue: 1 << 10)
  /// Behind a name: "Jr.", "III".
  package static let suffix = WordClasses(rawValue: 1 << 11)
  /// Before a place that is only a place: "in", "near".
  package static let placePreposition = WordClasses(rawValue: 1 << 12)
  /// Before somebody who acts: "by", "against".
  package static let partyPreposition = WordClasses(rawValue: 1 << 13)
  /// After somebody who acts: "has", "wants".
  package static let actingVerb = WordClasses(rawValue: 1 << 14)
  /// A plural that looks like a verb, or what a city has: "talks", "streets".
  package static let localNoun = WordClasses(rawValue: 1 << 15)
  /// What a government has: "consent", "allies".
  package static let governmentNoun = WordClasses(rawValue: 1 << 16)
  /// An ordinary word that looks like an acronym in capitals: "WHO", "IT".
  package static let wordInCapitals = WordClasses(rawValue: 1 << 17)
  /// An ordinary word that newspapers write with a capital: "Internet".
  package static let ordinary = WordClasses(rawValue: 1 << 18)

  /// The last word of a name of something else: "Cup", "Treaty".
  package static let otherHead = WordClasses(rawValue: 1 << 19)
  /// The first word of a name of something else: "Operation", "Hurricane".
  package static let otherFront = WordClasses(rawValue: 1 << 20)
  /// Before a place and hardly ever before anything else: "in", "near".
  package static let insidePreposition = WordClasses(rawValue: 1 << 21)

  /// An ordinary word that is also a known name: "Total", "Apple"; not a name at the head of a
  /// sentence.
  package static let ordinaryFirst = WordClasses(rawValue: 1 << 22)

  /// A forename somewhere: evidence for a learned model, too weak for a rule.
  package static let givenName = WordClasses(rawValue: 1 << 23)
  /// A common surname somewhere: the same.
  package static let surname = WordClasses(rawValue: 1 << 24)

  /// Small words and days: no part of a name that a rule finds.
  static let noName: WordClasses = [.function, .calendar]
  static let noNameOrTitle: WordClasses = [.function, .calendar, .title]
  static let calendarOrTitle: WordClasses = [.calendar, .title]
  static let titleWords: WordClasses = [.title, .titleModifier]
  /// What a person's name has none of.
  static let noPerson: WordClasses = [
    .function, .calendar, .title, .organizationHead, .ordinary, .otherHead,
  ]
  static let noForename: WordClasses = [.function, .calendar, .title, .organizationHead]
  static let noSurname: WordClasses = [.title, .organizationHead, .otherHead]
  /// What the name of an unknown person has none of.
  static let noUnknownPerson: WordClasses = [.ordinary, .direction, .titleModifier]
  /// What may not follow "and" inside the name of an organisation.
  static let newName: WordClasses = [.organizationHead, .title, .forename]
  /// What does not stand alone for a person or place.
  static let noCall: WordClasses = [
    .title, .titleModifier, .organizationHead, .placeHead, .direction, .ordinary, .wordInCapitals,
    .otherHead, .otherFront, .function,
  ]

  /// The names that the lexicon writes in its first column.
  static let byName: [String: WordClasses] = [
    "function": .function, "calendar": .calendar, "title": .title,
    "title-modifier": .titleModifier, "title-object": .titleObject,
    "organization-head": .organizationHead, "place-head": .placeHead,
    "place-front": .placeFront, "direction": .direction, "particle": .particle,
    "forename": .forename, "suffix": .suffix, "place-preposition": .placePreposition,
    "party-preposition": .partyPreposition, "acting-verb": .actingVerb,
    "local-noun": .localNoun, "government-noun": .governmentNoun,
    "word-in-capitals": .wordInCapitals, "ordinary": .ordinary,
    "other-head": .otherHead, "other-front": .otherFront,
    "inside-preposition": .insidePreposition, "ordinary-first": .ordinaryFirst,
    "given-name": .givenName, "surname": .surname,
  ]
}

/// The words that tell about names around them, by hash.
package struct NameWords: Sendable {
  private var map = WordMap(minimumCapacity: 4096)

  /// Reads lexicons with two columns: a class, and its words separated by spaces.
  package init(_ files: [LexiconFile]) throws(LexiconError) {
    for file in files {
      for line in file.lines { try read(line, of: file) }
    }
  }

  private mutating func read(_ line: LexiconFile.Line, of file: LexiconFile) throws(LexiconError) {
    guard line.fields.count == 2 else {
      throw file.error(line.number, "found \(line.fields.count) fields, expected 2: class, words")
    }
    guard let classes = WordClasses.byName[line.fields[0]] else {
      let known = WordClasses.byName.keys.sorted().joined(separator: ", ")
      throw file.error(line.number, "unknown class '\(line.fields[0])'; known classes: \(known)")
    }
    for word in line.fields[1].split(separator: " ") {
      let bytes = Array(word.utf8)
      let key = NameFolding.hash(of: bytes.span, in: 0..<bytes.count)
      map.set(key, to: max(0, map.value(key)) | classes.rawValue)
    }
  }

  func classes(of word: UInt64) -> WordClasses {
    WordClasses(rawValue: max(0, map.value(word)))
  }
}
