import ArgumentParser
import Evidence
import Kernels
import Tables

struct EvidenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evidence",
    abstract: "Show a row of a table, and the words of the article that it was read from.",
    discussion: """
      Reads the columnar tables of a run. A row is named by its number, or found by conditions, \
      as in: broadsheet evidence out mentions --where name="Vladimir Putin"
      """)

  @Argument(help: "An output folder, or the folder of one of its runs.")
  var out: String

  @Argument(help: "A table, as mentions.")
  var table: String

  @Argument(help: "The number of a row, from 0; its line of the CSV file less 2.")
  var row: Int?

  @Option(
    name: .customLong("where"),
    help: ArgumentHelp(
      "Rows that satisfy this: a column, one of = != < <= > >=, a value; may be repeated.",
      valueName: "condition"))
  var conditions: [String] = []

  @Option(help: "So many of the rows that are found.")
  var rows = 3

  func validate() throws {
    guard (row == nil) != conditions.isEmpty else {
      throw ValidationError("give the number of a row, or conditions by --where")
    }
    guard rows >= 1 else { throw ValidationError("--rows: found \(rows), expected 1 or more") }
  }

  func run() throws {
    try readingTables {
      let tables = try PublishedTables(out)
      let reader = try tables.reader(table)
      let found = try row.map { [try numbered($0, reader)] } ?? matching(reader)
      for row in found.prefix(rows) { print(text(try RowEvidence(row, in: tables))) }
      if row == nil { print("  \(min(rows, found.count)) of \(found.count) rows found") }
    }
  }

  private func numbered(_ number: Int, _ reader: ColumnarReader) throws -> TableRow {
    guard let row = try reader.row(number) else {
      let last = reader.rowCount - 1
      throw ValidationError(
        "\(table) has no row \(number); "
          + (last < 0 ? "it is empty" : "its rows are 0 to \(last)"))
    }
    return row
  }

  private func matching(_ reader: ColumnarReader) throws -> [TableRow] {
    do {
      return try reader.rows(satisfying: conditions.map { try RowCondition($0, reader.schema) })
    } catch let error as RowCondition.Mistake {
      throw ValidationError("--where: \(error)")
    }
  }

  private func text(_ evidence: RowEvidence) -> String {
    let cells = TablePrinter(rows: evidence.cells.map { [$0.column, $0.value] }, widest: 100)
    var lines = [evidence.heading, cells.text, ""]
    if let place = evidence.place {
      lines += ["  " + place, ""]
      lines += evidence.lines.map { "  │ " + $0 }
    } else {
      lines.append("  This row points at no single place of an article.")
    }
    lines += evidence.edits.map { "  " + $0 }
    return lines.joined(separator: "\n") + "\n"
  }
}
