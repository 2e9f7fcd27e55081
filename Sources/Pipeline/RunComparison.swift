import Configuration
import Kernels
import Tables

/// What is in one run and not in another, table by table, and what caused it.
package struct RunComparison {
  package struct Change: Sendable, Equatable {
    package let table: String
    package var added = 0
    package var changed = 0
    package var removed = 0
    /// Rows that are the same in both.
    package var same = 0
  }

  /// One for each table of either run.
  package private(set) var tables: [Change] = []
  package let inputs: InputChanges
  /// What changed of program and configuration.
  package let ingredients: [Ingredients.Difference]

  /// - Throws: `FileError`, `RunRecord.Unreadable`, `FormatError`.
  package init(_ first: String, _ second: String) throws {
    let (earlier, later) = (try RunRecord(first), try RunRecord(second))
    inputs = InputChanges(from: try earlier.inputs(), to: try later.inputs())
    ingredients = Ingredients(later.ingredients).differences(from: earlier.ingredients)
    var names: [String] = []
    for file in earlier.files + later.files
    where file.format == "columnar" && !names.contains(file.table) { names.append(file.table) }
    for name in names {
      tables.append(
        try RunComparison.compare(name, HashedRows(first, name), HashedRows(second, name)))
    }
  }

  /// Rows with the same key (their article, or the first column of an aggregate table) that are
  /// not the same count as changed, in pairs.
  private static func compare(_ table: String, _ first: HashedRows, _ second: HashedRows) -> Change
  {
    var change = Change(table: table)
    for key in Set(first.rows.keys).union(second.rows.keys) {
      var left = first.rows[key] ?? [:]
      var added = 0
      for (row, count) in second.rows[key] ?? [:] {
        let common = min(count, left[row] ?? 0)
        change.same += common
        left[row, default: 0] -= common
        added += count - common
      }
      let removed = left.values.reduce(0, +)
      let pairs = min(added, removed)
      change.changed += pairs
      change.added += added - pairs
      change.removed += removed - pairs
    }
    return change
  }
}

/// The rows of a table as hashes, by the hash of their key.
private struct HashedRows {
  /// How often each row is there.
  private(set) var rows: [UInt64: [UInt64: Int]] = [:]

  /// None for a table that the run does not have.
  init(_ folder: String, _ table: String) throws {
    let path = "\(folder)/\(table).bsc"
    guard FileSystem.exists(path) else { return }
    let reader = try ColumnarReader(readingFrom: path, isMapped: false)
    let keyColumn = reader.schema.position(of: "document") ?? 0
    for group in reader.groups.indices {
      let columns = try reader.table(ofGroup: group).columns
      guard keyColumn < columns.count else { continue }
      for row in 0..<columns[0].count {
        var writer = RecordWriter()
        for column in columns { writer.append(column.text(row: row)) }
        let key = columns[keyColumn].text(row: row) ?? ""
        rows[xxHash64(Array(key.utf8).span), default: [:]][
          xxHash64(writer.bytes.span), default: 0] += 1
      }
    }
  }
}
