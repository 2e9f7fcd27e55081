package import Configuration
import Corpus
import Stages

/// Reads a text as a run would, and tells which expressions of time it holds.
package struct ExplainDates {
  /// One expression: what the columns of `dates` would hold.
  package struct Explanation: Equatable {
    package var text: String
    /// `date`, `time`, `duration` or `set`.
    package var type: String
    /// TIMEX3; nil where it depends on a day that is not known.
    package var value: String?
    package var firstDay: String?
    package var lastDay: String?
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
  /// - Parameter published: The day of publication; nil for one that is unknown.
  package func callAsFunction(_ text: String, on published: RunDay?) throws -> [Explanation] {
    var document = Document(key: "text", record: Array(text.utf8), isStructured: true)
    document.metadata.published = published?.day
    for step in steps { try step.process(&document) }
    return document.dates.map { date in
      Explanation(
        text: document.string(date.range), type: date.kind.name, value: date.value,
        firstDay: date.firstDay?.description, lastDay: date.lastDay?.description,
        granularity: date.granularity, rule: date.rule)
    }
  }
}
