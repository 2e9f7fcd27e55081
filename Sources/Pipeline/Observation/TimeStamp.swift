import Corpus
import Kernels

/// A moment by the clock of the machine: for logs, never for tables.
package struct TimeStamp: Sendable, Equatable {
  /// Since 1970.
  package let nanoseconds: Int

  package init(nanoseconds: Int) { self.nanoseconds = nanoseconds }

  package static func now() -> TimeStamp { TimeStamp(nanoseconds: Machine.wallNanoseconds()) }

  /// Since 1970, to milliseconds.
  package var seconds: Double { Double(nanoseconds / 1_000_000) / 1000 }

  /// `2026-03-01T02:00:05.120Z`, as in ISO 8601.
  package var text: String {
    let milliseconds = nanoseconds / 1_000_000
    let day = Day(number: Int32(clamping: milliseconds / 86_400_000))
    func digits(_ value: Int, _ count: Int) -> String {
      let text = String(value)
      return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
    }
    let time = [
      milliseconds / 3_600_000 % 24, milliseconds / 60_000 % 60, milliseconds / 1000 % 60,
    ]
    .map { digits($0, 2) }.joined(separator: ":")
    return "\(day.description)T\(time).\(digits(milliseconds % 1000, 3))Z"
  }
}
