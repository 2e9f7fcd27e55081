/// One expression of time, resolved against the day of publication.
package struct TimeExpression: Sendable, Equatable {
  package enum Kind: String, Sendable, CaseIterable {
    case date, time, duration, set

    /// The word that stands in tables.
    package var name: String { rawValue }
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
