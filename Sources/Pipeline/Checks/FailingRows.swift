import Tables

/// Some of the rows that a check is about, as lines for people.
struct FailingRows {
  private static let most = 5
  private static let widestCell = 60

  private var places: [(group: Int, row: Int)] = []

  var isFull: Bool { places.count >= FailingRows.most }

  mutating func add(group: Int, row: Int) {
    if !isFull { places.append((group, row)) }
  }

  /// `row 12: document a.txt, published null`.
  ///
  /// - Parameter checked: Columns that are shown besides the article.
  func lines(_ reader: ColumnarReader, _ checked: [Int]) throws -> [String] {
    var columns = reader.schema.position(of: "document").map { [$0] } ?? []
    columns += checked.filter { !columns.contains($0) }
    return try places.sorted { ($0.group, $0.row) < ($1.group, $1.row) }.map { group, row in
      let cells = try columns.map { column in
        let text = try reader.column(column, ofGroup: group).text(row: row) ?? "null"
        return "\(reader.schema.fields[column].name) \(FailingRows.shortened(text))"
      }
      return "row \(reader.groups[group].firstRow + row + 1): \(cells.joined(separator: ", "))"
    }
  }

  /// On one line, and no longer than the widest cell.
  private static func shortened(_ text: String) -> String {
    let line = String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
    return line.count > widestCell ? line.prefix(widestCell - 1) + "…" : line
  }
}
