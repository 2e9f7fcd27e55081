import Corpus
import Kernels
import Stages
import Tables

/// A run whose files are all written and none published.
struct FinishedRun {
  let folder: String
  let statistics: RunStatistics
  /// The run that was published before, where there is one that can be read.
  let last: RunRecord?
  /// What age is counted from.
  let day: Day

  func rowCount(of table: String) -> Int {
    statistics.files.first { $0.schema.name == table }?.rows ?? 0
  }

  /// - Precondition: The table is written as columns.
  func reader(of table: String) throws -> ColumnarReader {
    try ColumnarReader(readingFrom: "\(folder)/\(table).bsc")
  }
}

/// A day that a command is told: that from which the age of articles is counted.
package struct RunDay: Sendable {
  let day: Day

  /// - Parameter text: `2016-03-13`; nil for anything else.
  package init?(_ text: String) {
    guard let day = Day(iso: Array(text.utf8)) else { return nil }
    self.day = day
  }

  /// Today in UTC, by the clock of the machine.
  package init() {
    day = Day(number: Int32(clamping: Machine.wallNanoseconds() / 86_400_000_000_000))
  }
}
