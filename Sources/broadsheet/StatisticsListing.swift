import Tables

/// How the columns of a file are stored and what is known of their values, for the terminal.
struct StatisticsListing {
  private let reader: ColumnarReader
  /// By column, then by group.
  private let layouts: [[ColumnLayout]]

  /// - Throws: `FormatError`.
  init(_ reader: ColumnarReader) throws {
    self.reader = reader
    layouts = try reader.schema.fields.indices.map { column in
      try reader.groups.indices.map { try reader.layout(ofColumn: column, group: $0) }
    }
  }

  var text: String {
    let bytes = layouts.map { $0.reduce(0) { $0 + $1.storedBytes } }
    let total = max(1, bytes.reduce(0, +))
    let rows = reader.schema.fields.enumerated().map { index, field in
      let statistics = reader.groups.map { $0.statistics[index] }
      let (least, most) = range(statistics, field.type)
      return [
        field.name, field.type.name, encodings(layouts[index]), "\(bytes[index])",
        share(bytes[index], of: total), "\(statistics.reduce(0) { $0 + $1.nullCount })",
        distinct(statistics), least, most,
      ]
    }
    let table = TablePrinter(
      header: [
        "column", "type", "encoding", "bytes", "share", "nulls", "distinct", "minimum", "maximum",
      ], rows: rows, alignRight: [3, 4, 5, 6])
    return table.text + "\n  \(counted(reader.rowCount, "row", "rows")) in "
      + counted(reader.groups.count, "group", "groups")
  }

  /// The names that groups have, the most frequent first: `DICT`, `FOR+RUNS`.
  private func encodings(_ groups: [ColumnLayout]) -> String {
    let counts = Dictionary(groups.map { ($0.encodingName, 1) }, uniquingKeysWith: +)
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
      .joined(separator: "+")
  }

  private func share(_ bytes: Int, of total: Int) -> String {
    let tenths = (bytes * 1000 + total / 2) / total
    return "\(tenths / 10).\(tenths % 10) %"
  }

  /// How many values differ; of several groups the most that one has, with a `+`, since what they
  /// have in common is not known.
  private func distinct(_ groups: [ColumnStatistics]) -> String {
    let known = groups.compactMap(\.distinctCount)
    guard let most = known.max(), known.count == groups.count else { return "" }
    return "\(most)" + (groups.count > 1 ? "+" : "")
  }

  private func range(
    _ groups: [ColumnStatistics], _ type: ValueType
  ) -> (least: String, most: String) {
    let known = groups.filter(\.hasRange)
    let least = known.min { precedes($0.minimum, $1.minimum, type) }
    let most = known.max { precedes($0.maximum, $1.maximum, type) }
    return (
      least.map { text($0.minimum, isExact: $0.isMinimumExact, type) } ?? "",
      most.map { text($0.maximum, isExact: $0.isMaximumExact, type) } ?? ""
    )
  }

  private func precedes(
    _ left: ColumnStatistics.Bound, _ right: ColumnStatistics.Bound, _ type: ValueType
  ) -> Bool {
    switch type {
    case .string: left.prefix.lexicographicallyPrecedes(right.prefix)
    case .float64: left.double < right.double
    default: left.integer < right.integer
    }
  }

  private func text(
    _ bound: ColumnStatistics.Bound, isExact: Bool, _ type: ValueType
  ) -> String {
    switch type {
    case .string: return String(decoding: bound.prefix, as: UTF8.self) + (isExact ? "" : "…")
    case .float64: return Column.float64(ValueColumn([bound.double])).text(row: 0) ?? ""
    case .bool: return bound.integer == 0 ? "false" : "true"
    case .date:
      let day = Int32(truncatingIfNeeded: bound.integer)
      return Column.date(ValueColumn([day])).text(row: 0) ?? ""
    default: return "\(bound.integer)"
    }
  }
}
