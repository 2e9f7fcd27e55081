/// Lays rows of cells out in columns of even width.
struct TablePrinter {
  private let rows: [[String]]
  private let alignRight: Set<Int>
  private let header: [String]?

  /// - Parameter widest: Cells are cut at so many characters.
  init(
    header: [String]? = nil, rows: [[String]], alignRight: Set<Int> = [], widest: Int = .max
  ) {
    self.header = header
    self.rows = rows.map { $0.map { TablePrinter.shortened($0, to: widest) } }
    self.alignRight = alignRight
  }

  /// The lines, indented by two spaces, without a line end behind the last.
  var text: String {
    let all = (header.map { [$0] } ?? []) + rows
    let columnCount = all.map(\.count).max() ?? 0
    let widths = (0..<columnCount).map { column in
      all.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    var lines = all.map { line($0, widths) }
    if header != nil {
      lines.insert(line(widths.map { String(repeating: "-", count: $0) }, widths), at: 1)
    }
    return lines.joined(separator: "\n")
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    var out = ""
    for (column, cell) in cells.enumerated() {
      let space = String(repeating: " ", count: widths[column] - cell.count)
      out += "  " + (alignRight.contains(column) ? space + cell : cell + space)
    }
    while out.last == " " { out.removeLast() }
    return out
  }

  /// On one line, and no longer than `widest`.
  private static func shortened(_ cell: String, to widest: Int) -> String {
    let line = String(cell.map { $0.isNewline || $0 == "\t" ? " " : $0 })
    return line.count > widest ? line.prefix(widest - 1) + "…" : line
  }
}

/// A number with the noun that it counts: `1 batch`, `2 batches`.
func counted(_ number: Int, _ one: String, _ many: String) -> String {
  "\(number) \(number == 1 ? one : many)"
}
