/// What a word can be in the grammars of dates and quantities.
///
/// A word may have several roles: "second" is an ordinal and a unit of time.
package struct Role: OptionSet, Sendable {
  package let rawValue: UInt64
  package init(rawValue: UInt64) { self.rawValue = rawValue }
  private init(bit: UInt64) { rawValue = 1 << bit }

  // Numbers.
  static let cardinal = Role(bit: 0)
  static let tens = Role(bit: 1)
  static let magnitude = Role(bit: 2)
  /// A magnitude only when it is glued to digits: "4bn".
  static let suffix = Role(bit: 3)
  /// A magnitude in the plural, such as "thousands".
  static let plural = Role(bit: 4)
  static let ordinal = Role(bit: 5)
  static let fraction = Role(bit: 6)

  // The calendar.
  static let month = Role(bit: 7)
  static let ambiguous = Role(bit: 8)
  static let short = Role(bit: 9)
  static let weekday = Role(bit: 10)
  static let repeated = Role(bit: 11)
  static let timeUnit = Role(bit: 12)
  static let season = Role(bit: 13)
  static let dayPart = Role(bit: 14)
  static let frequency = Role(bit: 15)
  static let pastTense = Role(bit: 16)
  static let futureTense = Role(bit: 17)

  // Words that begin a phrase of a table.
  static let startsHoliday = Role(bit: 18)
  static let startsReference = Role(bit: 19)
  static let startsBound = Role(bit: 20)
  static let startsVague = Role(bit: 21)
  static let startsUnit = Role(bit: 22)
  static let startsCurrency = Role(bit: 23)

  /// A counted noun ends in front of it.
  static let endsNoun = Role(bit: 24)

  // Words of grammar.
  static let the = Role(bit: 25)
  static let article = Role(bit: 26)
  static let of = Role(bit: 27)
  static let and = Role(bit: 28)
  static let or = Role(bit: 29)
  static let between = Role(bit: 30)
  static let from = Role(bit: 31)
  static let to = Role(bit: 32)
  static let preposition = Role(bit: 33)
  static let on = Role(bit: 34)
  static let `in` = Role(bit: 35)
  static let next = Role(bit: 36)
  static let last = Role(bit: 37)
  static let this = Role(bit: 38)
  static let ago = Role(bit: 39)
  static let earlier = Role(bit: 40)
  static let later = Role(bit: 41)
  static let now = Role(bit: 42)
  static let every = Role(bit: 43)
  static let recent = Role(bit: 44)
  static let few = Role(bit: 45)
  static let other = Role(bit: 46)
  static let position = Role(bit: 47)
  static let halfYear = Role(bit: 48)
  static let quarterName = Role(bit: 49)
  static let dayName = Role(bit: 50)
  static let tonight = Role(bit: 51)
  static let fiscal = Role(bit: 52)
  static let meridian = Role(bit: 53)
  static let noon = Role(bit: 54)
  static let zone = Role(bit: 55)
  static let oClock = Role(bit: 56)
  /// "nineties".
  static let decadeName = Role(bit: 57)
  static let once = Role(bit: 58)
  static let point = Role(bit: 59)
  static let both = Role(bit: 60)
  static let determiner = Role(bit: 61)
  static let nameBefore = Role(bit: 62)
  static let pluralNoun = Role(bit: 63)

  /// The names of parts in `grammar-words.tsv`.
  static let named: [String: Role] = [
    "the": .the, "article": .article, "of": .of, "and": .and, "or": .or, "between": .between,
    "from": .from, "to": .to, "preposition": .preposition, "on": .on, "in": .in, "next": .next,
    "last": .last, "this": .this, "ago": .ago, "earlier": .earlier, "later": .later, "now": .now,
    "every": .every, "recent": .recent, "few": .few, "other": .other, "position": .position,
    "half-year": .halfYear, "quarter-name": .quarterName, "day-name": .dayName,
    "tonight": .tonight, "fiscal": .fiscal, "meridian": .meridian, "noon": .noon,
    "zone": .zone, "o-clock": .oClock, "decade-name": .decadeName, "once": .once, "point": .point,
    "both": .both,
    "determiner": .determiner, "name-before": .nameBefore, "plural": .pluralNoun,
  ]

  /// What stands in front of a month that is named alone.
  static let beforeMonth: Role = [
    .preposition, .of, .between, .from, .position, .last, .next, .this, .to,
  ]
  /// Capitalised words that a dash may join to a number without making a name of both.
  static let joinedToNumbers: Role = [
    .month, .weekday, .position, .quarterName, .halfYear, .cardinal, .tens, .startsCurrency,
  ]
  /// A sentence without any of these, and without digits, has no date.
  static let dateTriggers: Role = [
    .once, .month, .weekday, .timeUnit, .season, .dayPart, .frequency, .startsHoliday,
    .dayName, .decadeName, .magnitude,
    .tonight, .noon, .halfYear, .quarterName, .startsReference,
  ]
  /// A sentence without any of these, and without digits, has no quantity.
  static let quantityTriggers: Role = [
    .cardinal, .tens, .magnitude, .plural, .ordinal, .fraction, .startsVague, .both,
  ]
}
