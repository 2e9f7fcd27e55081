import Corpus
package import Kernels
package import Tables

/// The groups of some rows, with their measures so far.
///
/// Made of the tables of a batch, then added up batch by batch, in corpus order.
package struct Grouping: Sendable {
  private let configuration: GroupConfiguration
  /// Of each key in `keys`, by its hash.
  private var positions = WordMap()
  private var keys: [[UInt8]] = []
  /// Measure by measure for each group.
  private var accumulators: [Accumulator] = []

  package init(_ configuration: GroupConfiguration) { self.configuration = configuration }

  /// Takes in the rows of a batch.
  ///
  /// - Parameters:
  ///   - table: The rows to group, those of each document together.
  ///   - documents: The `documents` rows of the same batch, in the same order.
  package mutating func add(_ table: Table, documents: Table) {
    var rows = GroupRows(configuration, table, documents)
    var bytes = KeyBytes()
    for row in 0..<table.rowCount {
      rows.move(to: row)
      add(&rows, &bytes)
    }
  }

  /// The rows of each document of a batch on their own, by its position among `documents`; none
  /// for documents without rows.
  package static func byDocument(
    _ configuration: GroupConfiguration, _ table: Table, documents: Table
  ) -> [(document: Int, grouping: Grouping)] {
    var found: [(document: Int, grouping: Grouping)] = []
    var rows = GroupRows(configuration, table, documents)
    var bytes = KeyBytes()
    for row in 0..<table.rowCount {
      rows.move(to: row)
      if found.last?.document != rows.documentRow {
        found.append((rows.documentRow, Grouping(configuration)))
      }
      found[found.count - 1].grouping.add(&rows, &bytes)
    }
    return found
  }

  /// Takes in the row at which `rows` stands.
  private mutating func add(_ rows: inout GroupRows, _ bytes: inout KeyBytes) {
    guard rows.passes(&bytes.cell) else { return }
    bytes.key.removeAll(keepingCapacity: true)
    for number in configuration.by.indices { rows.appendGroupCell(number, to: &bytes.key) }
    let group = position(of: bytes.key)
    for (index, measure) in configuration.measures.enumerated() {
      let slot = group * configuration.measures.count + index
      guard let source = measure.source else {
        accumulators[slot].countRow()
        continue
      }
      bytes.cell.removeAll(keepingCapacity: true)
      rows.append(source, to: &bytes.cell)
      guard bytes.cell[0] != 0 else { continue }
      let (number, whole) = rows.number(source)
      accumulators[slot].add(measure.kind, key: bytes.cell, number: number, whole: whole)
    }
  }

  /// Adds the groups of the batches that follow.
  package mutating func merge(_ other: Grouping) {
    let width = configuration.measures.count
    for (index, key) in other.keys.enumerated() {
      let group = position(of: key)
      for measure in 0..<width {
        accumulators[group * width + measure].merge(
          other.accumulators[index * width + measure], configuration.measures[measure].kind)
      }
    }
  }

  /// The aggregate table, sorted by its group columns.
  package func table() -> Table {
    let schema = configuration.schema
    var columns = schema.fields.map { _ in [KeyCell]() }
    let width = configuration.measures.count
    let order = keys.indices.sorted { keys[$0].lexicographicallyPrecedes(keys[$1]) }
    for group in order {
      var key = keys[group][...]
      for column in configuration.by.indices {
        columns[column].append(SortableKey.next(&key, as: schema.fields[column].type))
      }
      for (index, measure) in configuration.measures.enumerated() {
        columns[configuration.by.count + index].append(
          accumulators[group * width + index].result(measure))
      }
    }
    return Table(schema, zip(columns, schema.fields).map { Column($0, as: $1.type) })
  }

  /// Appends the groups, to be taken apart by `init(_:from:)` of an equal configuration.
  package func append(to writer: inout RecordWriter) {
    writer.append(keys.count)
    for key in keys { writer.append(key) }
    for accumulator in accumulators { accumulator.append(to: &writer) }
  }

  package init(
    _ configuration: GroupConfiguration, from reader: inout RecordReader
  ) throws(RecordReader.Damaged) {
    self.init(configuration)
    for index in 0..<(try reader.count()) {
      guard position(of: try reader.byteArray()) == index else { throw RecordReader.Damaged() }
    }
    for index in accumulators.indices { accumulators[index] = try Accumulator(from: &reader) }
  }

  private mutating func position(of key: [UInt8]) -> Int {
    var hash = xxHash64(key.span)
    while true {
      let found = Int(positions.value(hash))
      if found < 0 { break }
      if keys[found] == key { return found }
      hash &+= 1  // Two keys of one hash: the later takes the next.
    }
    positions.set(hash, to: Int32(keys.count))
    keys.append(key)
    accumulators += repeatElement(Accumulator(), count: configuration.measures.count)
    return keys.count - 1
  }
}

/// Room for a key and a cell, used again for every row.
private struct KeyBytes {
  var key: [UInt8] = []
  var cell: [UInt8] = []
}

/// Walks the rows of a table, with the row of `documents` that each belongs to.
private struct GroupRows {
  private let configuration: GroupConfiguration
  private let table: Table
  private let documents: Table
  private let keys: StringColumn
  private let documentKeys: StringColumn
  private var row = 0
  private(set) var documentRow = 0
  /// Where the last row lay in columns of runs.
  private var runs: [Int]
  private var keyRun = -1
  /// Of each column to group by that is of documents: the cell of a row, and which row.
  private var kept: [(row: Int, cell: [UInt8])]

  init(_ configuration: GroupConfiguration, _ table: Table, _ documents: Table) {
    self.configuration = configuration
    self.table = table
    self.documents = documents
    runs = Array(repeating: 0, count: max(table.columns.count, documents.columns.count))
    kept = Array(repeating: (-1, []), count: configuration.by.count)
    keys = GroupRows.documentColumn(of: table)
    documentKeys = GroupRows.documentColumn(of: documents)
  }

  private static func documentColumn(of table: Table) -> StringColumn {
    if case .string(let column)? = table.column("document") { column } else { StringColumn() }
  }

  /// - Precondition: Rows ascend.
  mutating func move(to row: Int) {
    self.row = row
    guard keys.count > 0 else { return }
    var run = max(keyRun, 0)
    if keys.isRuns {
      while Int(keys.runEnds[run]) <= row { run += 1 }
    } else {
      run = row
    }
    guard run != keyRun else { return }
    keyRun = run
    let key = keys.bytes[keys.range(run)]
    while documentRow < documentKeys.count,
      documentKeys.bytes[documentKeys.range(documentRow)] != key
    {
      documentRow += 1
    }
  }

  mutating func passes(_ cell: inout [UInt8]) -> Bool {
    for condition in configuration.conditions {
      cell.removeAll(keepingCapacity: true)
      append(condition.source, to: &cell)
      if !condition.passes(cell) { return false }
    }
    return true
  }

  mutating func append(_ source: GroupConfiguration.Source, to key: inout [UInt8]) {
    if source.isOfDocuments {
      guard documentRow < documents.rowCount else { return key.append(0) }
      var run = 0
      SortableKey.append(documents.columns[source.column], row: documentRow, run: &run, to: &key)
    } else {
      SortableKey.append(
        table.columns[source.column], row: row, run: &runs[source.column], to: &key)
    }
  }

  /// Appends the cell of a column to group by; those of a document are made once for all its rows.
  mutating func appendGroupCell(_ number: Int, to key: inout [UInt8]) {
    let by = configuration.by[number]
    guard by.source.isOfDocuments else { return append(by, to: &key) }
    if kept[number].row != documentRow {
      var cell: [UInt8] = []
      append(by, to: &cell)
      kept[number] = (documentRow, cell)
    }
    key += kept[number].cell
  }

  private mutating func append(_ by: GroupConfiguration.By, to key: inout [UInt8]) {
    guard let period = by.period, period != .day else { return append(by.source, to: &key) }
    let column =
      by.source.isOfDocuments
      ? documents.columns[by.source.column] : table.columns[by.source.column]
    let index = by.source.isOfDocuments ? documentRow : row
    guard case .date(let days) = column, index < days.count, let number = days[index] else {
      return key.append(0)
    }
    let day = Day(number: number)
    if period == .year {
      SortableKey.append(Int64(day.civil.year), to: &key)
    } else {
      SortableKey.append(string: Array(day.description.utf8.dropLast(3))[...], to: &key)
    }
  }

  func number(_ source: GroupConfiguration.Source) -> (Double, Int64) {
    let column =
      source.isOfDocuments
      ? documents.columns[source.column] : table.columns[source.column]
    let index = source.isOfDocuments ? documentRow : row
    return switch column {
    case .int32(let values): (Double(values[index] ?? 0), Int64(values[index] ?? 0))
    case .int64(let values): (Double(values[index] ?? 0), values[index] ?? 0)
    case .float64(let values): (values[index] ?? 0, 0)
    default: (0, 0)
    }
  }
}
