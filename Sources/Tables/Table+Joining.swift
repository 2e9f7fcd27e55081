extension Table {
  /// The rows of several tables with one schema, one table after another.
  ///
  /// Nil where the strings of a column take more bytes than one column can hold.
  ///
  /// - Precondition: At least one table; all of them have the schema of the first.
  init?(joining tables: [Table]) {
    guard let schema = tables.first?.schema else { preconditionFailure("no tables to join") }
    var columns: [Column] = []
    for number in schema.fields.indices {
      guard let column = Column(joining: tables.map { $0.columns[number] }) else { return nil }
      columns.append(column)
    }
    self.init(schema, columns)
  }
}

extension Column {
  /// - Precondition: At least one column; all of them have the type of the first.
  fileprivate init?(joining columns: [Column]) {
    switch columns.first {
    case .string?:
      let parts = columns.compactMap { if case .string(let column) = $0 { column } else { nil } }
      guard let joined = StringColumn(joining: parts) else { return nil }
      self = .string(joined)
    case .int32?:
      self = .int32(joined(columns) { if case .int32(let column) = $0 { column } else { nil } })
    case .int64?:
      self = .int64(joined(columns) { if case .int64(let column) = $0 { column } else { nil } })
    case .float64?:
      self = .float64(joined(columns) { if case .float64(let column) = $0 { column } else { nil } })
    case .bool?:
      self = .bool(joined(columns) { if case .bool(let column) = $0 { column } else { nil } })
    case .date?:
      self = .date(joined(columns) { if case .date(let column) = $0 { column } else { nil } })
    case nil: preconditionFailure("no columns to join")
    }
  }
}

private func joined<Value>(
  _ columns: [Column], _ values: (Column) -> ValueColumn<Value>?
) -> ValueColumn<Value> {
  let parts = columns.compactMap(values)
  precondition(parts.count == columns.count, "columns of different types")
  return ValueColumn(
    Array(parts.map(\.values).joined()), Validity(joining: parts.map { ($0.validity, $0.count) }))
}

extension Validity {
  /// - Parameter parts: Which rows hold a value, and how many rows there are.
  fileprivate init(joining parts: [(validity: Validity, rows: Int)]) {
    self.init()
    guard parts.contains(where: { $0.validity.nullCount > 0 }) else { return }
    var flags: [Bool] = []
    flags.reserveCapacity(parts.reduce(0) { $0 + $1.rows })
    for part in parts {
      for row in 0..<part.rows { flags.append(part.validity.isValid(row)) }
    }
    self.init(flags)
  }
}

extension StringColumn {
  /// In runs where all parts are, else row by row.
  fileprivate init?(joining parts: [StringColumn]) {
    let hasRuns = parts.allSatisfy(\.isRuns)
    let count = parts.reduce(0) { $0 + (hasRuns ? $1.bytes.count : $1.byteCountOfRows) }
    guard count <= Int(Int32.max) else { return nil }
    var bytes: [UInt8] = []
    var (ends, runEnds): ([Int32], [Int32]) = ([], [])
    bytes.reserveCapacity(count)
    var rows: Int32 = 0
    for part in parts {
      var row: Int32 = 0
      for index in part.ends.indices {
        let string = part.bytes[part.range(index)]
        let end = part.isRuns ? part.runEnds[index] : row + 1
        for _ in 0..<(hasRuns ? 1 : end - row) {
          bytes += string
          ends.append(Int32(bytes.count))
        }
        if hasRuns { runEnds.append(rows + end) }
        row = end
      }
      rows += Int32(part.count)
    }
    self.init(
      bytes: bytes, ends: ends, runEnds: runEnds,
      validity: Validity(joining: parts.map { ($0.validity, $0.count) }))
  }

  /// Bytes of the strings of all rows.
  private var byteCountOfRows: Int {
    guard isRuns else { return bytes.count }
    var (total, row) = (0, 0)
    for index in ends.indices {
      total += range(index).count * (Int(runEnds[index]) - row)
      row = Int(runEnds[index])
    }
    return total
  }
}
