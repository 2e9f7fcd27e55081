import ArgumentParser
import Kernels
import Tables

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show the rows or the columns of a columnar file.")

  /// Cells of rows are cut at so many characters.
  private static let widestCell = 40

  @Argument(help: "A .bsc file.")
  var file: String

  @Option(help: "So many rows from the first.")
  var rows = 10

  @Option(
    name: .customLong("columns"), help: "Only these columns, names separated by commas.",
    transform: { $0.split(separator: ",").map(String.init) })
  var chosen: [String]?

  @Flag(help: "Show the columns and what they mean in place of rows.")
  var schema = false

  @Flag(help: "Show how many nulls each column has, and its range, in place of rows.")
  var stats = false

  func validate() throws {
    guard rows >= 0 else {
      throw ValidationError("--rows: found \(rows), expected 0 or more")
    }
  }

  func run() throws {
    do {
      let reader = try ColumnarReader(readingFrom: file)
      if schema {
        print(schemaText(reader.schema))
      } else if stats {
        print(try statisticsText(reader))
      } else {
        print(try rowsText(reader))
      }
    } catch let error as ValidationError {
      throw error
    } catch let error as FileError where error.isMissing {
      throw ValidationError("\(error)")
    } catch {
      throw ExitStatus.telling(error)
    }
  }

  private func schemaText(_ schema: Schema) -> String {
    TablePrinter(
      header: ["column", "type", "meaning"],
      rows: schema.fields.map { [$0.name, $0.type.name + ($0.isNullable ? "?" : ""), $0.meaning] }
    ).text
  }

  private func rowsText(_ reader: ColumnarReader) throws -> String {
    let positions = try columnPositions(reader.schema)
    var lines: [[String]] = []
    for (number, group) in reader.groups.enumerated() where lines.count < rows {
      let columns = try positions.map { try reader.column($0, ofGroup: number) }
      for row in 0..<min(group.rowCount, rows - lines.count) {
        lines.append(columns.map { $0.text(row: row) ?? "" })
      }
    }
    let fields = positions.map { reader.schema.fields[$0] }
    let numbers = fields.indices.filter { [.int32, .int64, .float64].contains(fields[$0].type) }
    let table = TablePrinter(
      header: fields.map(\.name), rows: lines, alignRight: Set(numbers),
      widest: ShowCommand.widestCell)
    return table.text + "\n  \(lines.count) of \(reader.rowCount) rows"
  }

  private func columnPositions(_ schema: Schema) throws -> [Int] {
    guard let chosen else { return Array(schema.fields.indices) }
    return try chosen.map { name in
      guard let position = schema.position(of: name) else {
        let known = schema.fields.map(\.name).joined(separator: ", ")
        throw ValidationError("no column is named '\(name)'; columns of \(file): \(known)")
      }
      return position
    }
  }

  private func statisticsText(_ reader: ColumnarReader) throws -> String {
    let rows = reader.schema.fields.enumerated().map { index, field in
      let columns = reader.groups.map { $0.statistics[index] }
      let nulls = columns.reduce(0) { $0 + $1.nullCount }
      let known = columns.filter(\.hasRange)
      return [
        field.name, field.type.name, "\(nulls)",
        known.map(\.minimum).min { precedes($0, $1, field.type) }.map { text($0, field.type) }
          ?? "",
        known.map(\.maximum).max { precedes($0, $1, field.type) }.map { text($0, field.type) }
          ?? "",
      ]
    }
    return TablePrinter(
      header: ["column", "type", "nulls", "minimum", "maximum"], rows: rows, alignRight: [2]
    ).text + "\n  \(counted(reader.rowCount, "row", "rows")) in "
      + counted(reader.groups.count, "group", "groups")
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

  private func text(_ bound: ColumnStatistics.Bound, _ type: ValueType) -> String {
    switch type {
    case .string: return String(decoding: bound.prefix, as: UTF8.self)
    case .float64: return Column.float64(ValueColumn([bound.double])).text(row: 0) ?? ""
    case .bool: return bound.integer == 0 ? "false" : "true"
    case .date:
      let day = Int32(truncatingIfNeeded: bound.integer)
      return Column.date(ValueColumn([day])).text(row: 0) ?? ""
    default: return "\(bound.integer)"
    }
  }
}
