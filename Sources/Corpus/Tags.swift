/// What kind of thing a name stands for.
package enum EntityKind: UInt8, Sendable, CaseIterable {
  case person, organization, place, group, other

  /// The word that stands in tables.
  package var name: String {
    switch self {
    case .person: "person"
    case .organization: "organization"
    case .place: "place"
    case .group: "group"
    case .other: "other"
    }
  }
}

/// One name in the text. Its type, canonical name and country are those of its entity.
package struct Mention: Sendable, Equatable {
  package var range: ByteRange
  /// Position of its sentence in the document.
  package var sentence: Int32
  /// Positions of its tokens in the document; a name may end inside its last token.
  package var tokens: Range<Int>
  /// Position of its entity in `Document.entities`.
  package var entity: Int32
  /// The title next to the name ("Foreign Secretary"), bytes of the text.
  package var role: ByteRange?
  /// A place that stands for its government.
  package var isMetonym: Bool

  package init(
    range: ByteRange, sentence: Int32, tokens: Range<Int>, entity: Int32,
    role: ByteRange? = nil, isMetonym: Bool = false
  ) {
    self.range = range
    self.sentence = sentence
    self.tokens = tokens
    self.entity = entity
    self.role = role
    self.isMetonym = isMetonym
  }
}

/// One thing that an article names, however often and in whatever forms.
package struct Entity: Sendable, Equatable {
  package var kind: EntityKind
  /// Canonical name.
  package var name: String
  /// ISO 3166-1 alpha-3 code of the country it belongs to.
  package var country: String?
  /// Title or office ("President").
  package var role: String?

  package init(kind: EntityKind, name: String, country: String? = nil, role: String? = nil) {
    self.kind = kind
    self.name = name
    self.country = country
    self.role = role
  }
}

/// One expression of time, resolved against the day of publication.
package struct TimeExpression: Sendable, Equatable {
  package enum Kind: UInt8, Sendable, CaseIterable {
    case date, time, duration, set

    package var name: String {
      switch self {
      case .date: "date"
      case .time: "time"
      case .duration: "duration"
      case .set: "set"
      }
    }
  }

  package var range: ByteRange
  package var sentence: Int32
  package var kind: Kind
  /// TIMEX3 value: `2015-10-20`, `2015-W43`, `PAST_REF`, `P6M`, `PTXH`.
  package var value: String?
  /// Both days are included.
  package var firstDay: Day?
  package var lastDay: Day?
  /// `hour`, `day`, `week`, `month`, `quarter`, `season`, `year`, `decade`, `century`.
  package var granularity: String?
  /// Name of the rule that fired.
  package var rule: String

  package init(
    range: ByteRange, sentence: Int32, kind: Kind, value: String?, firstDay: Day? = nil,
    lastDay: Day? = nil, granularity: String? = nil, rule: String
  ) {
    self.range = range
    self.sentence = sentence
    self.kind = kind
    self.value = value
    self.firstDay = firstDay
    self.lastDay = lastDay
    self.granularity = granularity
    self.rule = rule
  }
}

/// One number expression that is neither a calendar date nor a time of day.
package struct Quantity: Sendable, Equatable {
  /// Takes in bounds, unit and counted noun.
  package var range: ByteRange
  package var sentence: Int32
  package var value: Double?
  package var minimum: Double?
  package var maximum: Double?
  package var isApproximate: Bool
  /// `percent`, `ordinal`, a unit in the singular (`month`), an ISO 4217 code; nil for things.
  package var unit: String?
  /// The noun that is counted, bytes of the text.
  package var counted: ByteRange?

  package init(
    range: ByteRange, sentence: Int32, value: Double?, minimum: Double?, maximum: Double?,
    isApproximate: Bool, unit: String?, counted: ByteRange?
  ) {
    self.range = range
    self.sentence = sentence
    self.value = value
    self.minimum = minimum
    self.maximum = maximum
    self.isApproximate = isApproximate
    self.unit = unit
    self.counted = counted
  }
}

/// One span in quotation marks.
package struct Quotation: Sendable, Equatable {
  package enum Kind: UInt8, Sendable, CaseIterable {
    case direct, partial, scare, title

    package var name: String {
      switch self {
      case .direct: "direct"
      case .partial: "partial"
      case .scare: "scare"
      case .title: "title"
      }
    }
  }

  /// With the quotation marks.
  package var range: ByteRange
  /// Without them.
  package var content: ByteRange
  /// The sentence in which it begins.
  package var sentence: Int32
  package var kind: Kind
  /// The text that names the speaker.
  package var speaker: ByteRange?
  /// Position in `Document.entities`.
  package var speakerEntity: Int32?
  /// The canonical name of the speaker.
  package var speakerName: String?
  /// The verb ("replied"), bytes of the text.
  package var cue: ByteRange?
  /// Number of the attribution that this span belongs to, from 0 within the document.
  package var statement: Int32?

  package init(range: ByteRange, content: ByteRange, sentence: Int32, kind: Kind) {
    self.range = range
    self.content = content
    self.sentence = sentence
    self.kind = kind
  }
}
