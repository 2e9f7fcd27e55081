import Tables

/// What stands in a row of a table, and the words of the article that it was read from.
package struct RowEvidence {
  /// The row, as `mentions 17`.
  package let heading: String
  /// A column and its value each; nulls are left out.
  package let cells: [(column: String, value: String)]
  /// Where the words stand; nil for a row without a place.
  package let place: String?
  /// The words in their surroundings.
  package let lines: [String]
  /// What cleaning changed there, one sentence each.
  package let edits: [String]

  /// - Parameter row: Of a table of that run.
  package init(_ row: TableRow, in tables: PublishedTables) throws {
    heading = "\(row.schema.name) \(row.number)"
    cells = zip(row.schema.fields, row.cells).compactMap { field, cell in
      // The text of an article is shown around the span, not above it.
      if row.schema.name == "documents" && field.name == "text" { return nil }
      return cell.map { (field.name, $0) }
    }
    let span = row.range("start", "end")
    let raw = row.range("raw_start", "raw_end")
    place = RowEvidence.place(row["document"], span, raw)
    lines = try span.map { try RowEvidence.lines(row, $0, tables) } ?? []
    edits = try raw.map { try RowEvidence.edits(row, $0, tables) } ?? []
  }

  private static func place(_ document: String?, _ span: Range<Int>?, _ raw: Range<Int>?) -> String?
  {
    guard let document, span != nil || raw != nil else { return nil }
    let characters = span.map { "characters \($0.lowerBound) to \($0.upperBound)" }
    let bytes = raw.map { "bytes \($0.lowerBound) to \($0.upperBound) of the record" }
    return "\(document): " + [characters, bytes].compactMap(\.self).joined(separator: ", ")
  }

  private static func lines(
    _ row: TableRow, _ span: Range<Int>, _ tables: PublishedTables
  ) throws -> [String] {
    guard let document = row["document"] else { return [] }
    let article = try tables.rows("documents", of: document).first
    return article?["text"].map { Excerpt($0, span: span).lines } ?? []
  }

  /// Changes inside the span; the row of `edits` itself has none.
  private static func edits(
    _ row: TableRow, _ raw: Range<Int>, _ tables: PublishedTables
  ) throws -> [String] {
    guard let document = row["document"], row.schema.name != "edits", tables.contains("edits")
    else { return [] }
    return try tables.rows("edits", of: document).compactMap { edit in
      guard let place = edit.range("raw_start", "raw_end"),
        place.overlaps(raw) || raw.contains(place.lowerBound)
      else { return nil }
      let (before, after) = (edit["before"] ?? "", edit["after"] ?? "")
      return "\(edit["step"] ?? "") made '\(before)' to '\(after)' at byte \(place.lowerBound)"
    }
  }
}
