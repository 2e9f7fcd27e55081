import Kernels
import Tables

/// One value of any type, so that columns can be compared row by row, however they are held.
enum Cell: Equatable, CustomStringConvertible {
  case null
  case number(Int64)
  /// The bits of a `float64`.
  case float(UInt64)
  case flag(Bool)
  case text([UInt8])

  var description: String {
    switch self {
    case .null: "null"
    case .number(let number): "\(number)"
    case .float(let bits): "\(Double(bitPattern: bits))"
    case .flag(let flag): "\(flag)"
    case .text(let bytes): "'\(String(decoding: bytes, as: UTF8.self))'"
    }
  }
}

/// The values of a column, row by row.
func cells(_ column: Column) -> [Cell] {
  switch column {
  case .int32(let column), .date(let column):
    (0..<column.count).map { row in column[row].map { .number(Int64($0)) } ?? .null }
  case .int64(let column):
    (0..<column.count).map { row in column[row].map { .number($0) } ?? .null }
  case .float64(let column):
    (0..<column.count).map { row in column[row].map { .float($0.bitPattern) } ?? .null }
  case .bool(let column):
    (0..<column.count).map { row in column[row].map { .flag($0) } ?? .null }
  case .string(let column): cells(column)
  }
}

private func cells(_ column: StringColumn) -> [Cell] {
  var cells: [Cell] = []
  for index in column.ends.indices {
    let text = Cell.text(Array(column.bytes[column.range(index)]))
    if column.isRuns {
      cells += Array(repeating: text, count: Int(column.runEnds[index]) - cells.count)
    } else {
      cells.append(column.validity.isValid(index) ? text : .null)
    }
  }
  return cells
}

/// A whole file of tables with the same schema, one group for each.
func file(_ tables: [Table], schema: Schema, level: Int = 1) -> [UInt8] {
  let format = ColumnarFormat(level: level)
  var assembly = ColumnarFormat.copyingAssembly(of: schema)
  var bytes = assembly.head()
  for table in tables { bytes += assembly.append(format.encode(table)) }
  return bytes + assembly.foot()
}

/// A table of one column.
func table(_ column: Column) -> Table {
  Table(
    Schema("shapes", "One row per value.", [Field("value", column.type, nullable: true, "Any.")]),
    [column])
}

/// The cells of a column after it was written and read.
func roundTrip(_ column: Column) throws -> [Cell] {
  let table = table(column)
  let reader = try ColumnarReader(file([table], schema: table.schema), path: "shapes.bsc")
  return cells(try reader.column(0, ofGroup: 0))
}

func integers(_ values: [Int64?]) -> Column {
  var column = ValueColumn<Int64>()
  for value in values { column.append(value, orNull: 0) }
  return .int64(column)
}

func strings(_ values: [String?]) -> Column {
  var column = StringColumn()
  for value in values { column.append(value) }
  return .string(column)
}
