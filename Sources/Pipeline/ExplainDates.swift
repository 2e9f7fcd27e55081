package import Configuration
import Corpus
import Stages

/// Reads a text as a run would, and tells which expressions of time it holds.
package struct ExplainDates {
  /// One expression: what the columns of `dates` would hold.
  package struct Explanation: Equatable {
    package var text: String
    /// `date`, `time`, `duration` or `set`.
    package var kind: String
    /// TIMEX3; nil where it depends on a day that is not known.
    package var value: String?
    package var begin: String?
    package var end: String?
    package var granularity: String?
    package var rule: String
  }

  private let steps: [any Step]

  /// - Throws: `ConfigurationFailure` where the program's own data cannot be read.
  package init(data: DataFolder) throws {
    let source = ConfigurationSource(name: "explain", folder: ".", data: data)
    let none = { Options([], at: "", in: source) }
    steps = [try SegmentStep(none()), try DatesStep(none())]
  }

  /// The expressions of `text`, in their order.
  ///
  /// - Parameter day: The day of publication as year, month and day; nil for one that is unknown.
  /// - Returns: Nil where `day` is none of the calendar.
  package func callAsFunction(
    _ text: String, on day: (year: Int, month: Int, day: Int)?
  ) throws -> [Explanation]? {
    var document = Document(key: "text", record: Array(text.utf8), isStructured: true)
    if let day {
      guard let published = Day(year: day.year, month: day.month, day: day.day) else { return nil }
      document.metadata.published = published
    }
    for step in steps { try step.process(&document) }
    return document.dates.map { date in
      Explanation(
        text: document.string(date.range), kind: date.kind.name, value: date.value,
        begin: date.firstDay?.description, end: date.lastDay?.description,
        granularity: date.granularity, rule: date.rule)
    }
  }
}
