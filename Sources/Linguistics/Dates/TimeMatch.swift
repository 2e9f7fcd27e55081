import Corpus

/// An expression of time as found in one sentence, by lexemes.
struct TimeMatch {
  var start: Int
  /// Position behind its last lexeme.
  var end: Int
  var kind: TimeExpression.Kind
  var value: String?
  var first: Day?
  var last: Day?
  var granularity: String?
  var rule: String

  init(
    _ range: Range<Int>, _ kind: TimeExpression.Kind, value: String?, granularity: String?,
    rule: String
  ) {
    start = range.lowerBound
    end = range.upperBound
    self.kind = kind
    self.value = value
    self.granularity = granularity
    self.rule = rule
  }

  /// A date; without a period it is one that the day of publication would tell, were it known.
  init(_ range: Range<Int>, _ period: CalendarPeriod?, granularity: String? = nil, rule: String) {
    start = range.lowerBound
    end = range.upperBound
    kind = .date
    value = period?.value
    first = period?.first
    last = period?.last
    self.granularity = period?.granularity ?? granularity
    self.rule = rule
  }
}
