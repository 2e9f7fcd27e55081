import ArgumentParser
import Kernels
import Tables

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show the rows or the columns of a columnar file.")

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

  @Option(
    name: .customLong("where"),
    help: ArgumentHelp(
      "Only rows that satisfy this: a column, one of = != < <= > >=, a value; may be repeated.",
      valueName: "condition"))
  var conditions: [String] = []

  @Flag(help: "Show how columns are stored, their nulls, distinct values and ranges.")
  var stats = false

  func validate() throws {
    guard rows >= 0 else {
      throw ValidationError("--rows: found \(rows), expected 0 or more")
    }
  }

  func run() throws {
    try readingTables {
      let reader = try ColumnarReader(readingFrom: file)
      if schema {
        print(schemaText(reader.schema))
      } else if stats {
        print(try StatisticsListing(reader).text)
      } else {
        let listing = RowListing(
          reader, columns: try columnPositions(reader.schema),
          conditions: try conditions.map { try condition($0, reader.schema) })
        print(try listing.text(rows: rows))
      }
    }
  }

  private func schemaText(_ schema: Schema) -> String {
    TablePrinter(
      header: ["column", "type", "meaning"],
      rows: schema.fields.map { [$0.name, $0.type.name + ($0.isNullable ? "?" : ""), $0.meaning] }
    ).text
  }

  private func columnPositions(_ schema: Schema) throws(ValidationError) -> [Int] {
    guard let chosen else { return Array(schema.fields.indices) }
    var positions: [Int] = []
    for name in chosen {
      guard let position = schema.position(of: name) else {
        let known = schema.fields.map(\.name).joined(separator: ", ")
        throw ValidationError("no column is named '\(name)'; columns of \(file): \(known)")
      }
      positions.append(position)
    }
    return positions
  }

  private func condition(
    _ text: String, _ schema: Schema
  ) throws(ValidationError) -> RowCondition {
    do throws(RowCondition.Mistake) {
      return try RowCondition(text, schema)
    } catch {
      throw ValidationError("--where: \(error)")
    }
  }
}
