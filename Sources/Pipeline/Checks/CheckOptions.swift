import Configuration
import Tables

/// A table of the run that checks may name.
struct CheckedTable: Sendable {
  let schema: Schema
  /// Names of the formats in which it is written.
  let formats: [String]
}

/// The options of one check.
struct CheckOptions {
  let options: Options
  private let tables: [CheckedTable]

  init(_ options: Options, tables: [CheckedTable]) {
    self.options = options
    self.tables = tables
  }

  /// The table that the check is about.
  ///
  /// - Parameter isRead: Whether its rows are read, and not only counted.
  func table(isRead: Bool) -> Schema? {
    guard let name = options.string("table") else {
      if !options.has("table") { options.mistake("\"table\" is missing; expected a table's name") }
      return nil
    }
    guard let table = tables.first(where: { $0.schema.name == name }) else {
      let known = tables.map(\.schema.name).joined(separator: ", ")
      options.mistake("no table is named '\(name)'; tables of this run: \(known)", key: "table")
      return nil
    }
    if table.formats.isEmpty {
      options.mistake("'\(name)' is not written: see \"write\"", key: "table")
      return nil
    }
    if isRead, !table.formats.contains(ColumnarFormat.name) {
      options.mistake(
        "this check reads columns, and '\(name)' is written as "
          + "\(table.formats.joined(separator: ", ")) only; add \"columnar\" to its formats",
        key: "table")
      return nil
    }
    return table.schema
  }

  /// The place of the column that the check is about.
  func column(of schema: Schema) -> Int? {
    guard let name = options.string("column") else {
      if !options.has("column") {
        options.mistake("\"column\" is missing; expected a column's name")
      }
      return nil
    }
    return position(of: name, in: schema, key: "column")
  }

  /// The places of the columns that together are a key.
  func columns(of schema: Schema) -> [Int]? {
    guard let names = options.strings("columns"), !names.isEmpty else {
      if !options.has("columns") {
        options.mistake("\"columns\" is missing; expected a list of columns")
      }
      return nil
    }
    let found = names.enumerated().compactMap {
      position(of: $0.element, in: schema, key: "columns[\($0.offset)]")
    }
    return found.count == names.count ? found : nil
  }

  private func position(of name: String, in schema: Schema, key: String) -> Int? {
    if let position = schema.position(of: name) { return position }
    let known = schema.fields.map(\.name).joined(separator: ", ")
    options.mistake(
      "no column is named '\(name)'; columns of \(schema.name): \(known)", key: key)
    return nil
  }

  /// The limits `warn` and `fail`, of which the first should be passed before the second.
  ///
  /// - Parameter fallback: What fails where neither is given; without one that is a mistake.
  func levels<Limit>(
    failing fallback: Limit? = nil, _ read: (String) -> Limit?, isBefore: (Limit, Limit) -> Bool
  ) -> CheckLevels<Limit>? {
    guard options.has("warn") || options.has("fail") else {
      if let fallback { return CheckLevels(warn: nil, fail: fallback) }
      options.mistake("\"warn\" or \"fail\" is missing; expected one or both")
      return nil
    }
    let warn = options.has("warn") ? read("warn") : nil
    let fail = options.has("fail") ? read("fail") : nil
    if let warn, let fail, isBefore(fail, warn) {
      options.mistake("\"fail\" is reached before \"warn\"")
    }
    return CheckLevels(warn: warn, fail: fail)
  }

  /// Limits that are shares of rows; by default a single row fails.
  func shares() -> CheckLevels<Share>? {
    levels(failing: Share(value: 0, text: "0%"), { options.share($0) }) { $0.value < $1.value }
  }
}

extension Options {
  /// A share written in percent: `"2.5%"`.
  ///
  /// - Parameter most: In percent.
  func share(_ key: String, most: Int = 100) -> Share? {
    guard let text = string(key) else { return nil }
    guard text.hasSuffix("%"), let percent = Double(text.dropLast()),
      (0...Double(most)).contains(percent)
    else {
      mistake("found '\(text)', expected a share such as \"1%\", from 0% to \(most)%", key: key)
      return nil
    }
    return Share(value: percent / 100, text: text)
  }
}
