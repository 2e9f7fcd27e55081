import Kernels
import Tables
import TestSupport
import Testing

/// The expected tables of one sample article, made by hand: see `Tests/Fixtures/articles`.
struct GoldArticle: Sendable {
  /// One row of an expected table.
  struct Row {
    let fields: [String: [String]]

    /// The preferred value of a field.
    subscript(name: String) -> String { fields[name]?.first ?? "" }

    /// Whether a cell is among the values that are right.
    func accepts(_ cell: String?, _ name: String) -> Bool {
      guard let choices = fields[name] else { return false }
      return choices.contains("*") || choices.contains(cell ?? "")
    }

    /// The same for a number, however it is written, to four digits.
    func acceptsNumber(_ cell: String?, _ name: String) -> Bool {
      accepts(cell, name)
        || (fields[name] ?? []).contains { choice in
          guard let right = Double(choice), let number = cell.flatMap(Double.init) else {
            return false
          }
          return abs(number - right) <= 1e-4 * abs(right)
        }
    }
  }

  let folder: String
  let document: String

  static let all = [
    GoldArticle(
      folder: "turkey-downs-jet", document: "meridian-wire/2015-11/turkey-downs-jet.txt"),
    GoldArticle(
      folder: "iran-sanctions-lifted",
      document: "harbour-post/2016-01/iran-sanctions-lifted.txt"),
  ]

  /// The rows of an expected table.
  func expected(_ table: String) throws -> [Row] {
    let bytes = try readFile("\(projectFolder)/Tests/Fixtures/articles/\(folder)/\(table).tsv")
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
    let names = lines[0].map(String.init)
    return lines.dropFirst().map { line in
      let cells = line.map { cell in
        cell.split(separator: "|", omittingEmptySubsequences: false).map {
          $0.split(separator: #"\n"#, omittingEmptySubsequences: false).joined(separator: "\n")
        }
      }
      return Row(fields: Dictionary(uniqueKeysWithValues: zip(names, cells)))
    }
  }

  /// The rows that the run has for the article, as dictionaries without the nulls.
  func found(_ table: String) throws -> [[String: String]] {
    let rows = try PublishedRun.sample.get().rows(table)
    let keys = rows.texts("document")
    return keys.indices.filter { keys[$0] == document }.map { row in
      var cells: [String: String] = [:]
      for (field, column) in zip(rows.schema.fields, rows.columns) {
        cells[field.name] = column[row]
      }
      return cells
    }
  }

  /// Where the words of each expected row stand in the text, in code points.
  ///
  /// - Parameter fromStart: Whether the search goes on from the start of the row before, not its
  ///   end.
  func spans(_ rows: [Row], fromStart: Bool = false) throws -> [Range<Int>] {
    let text = try #require(try found("documents").first?["text"])
    let characters = Array(text.unicodeScalars)
    var position = 0
    return try rows.map { row in
      let words = Array(row["text"].unicodeScalars)
      while position + words.count <= characters.count,
        !characters[position...].starts(with: words)
      {
        position += 1
      }
      try #require(position + words.count <= characters.count, "\(row["text"])")
      let span = position..<(position + words.count)
      if !fromStart { position = span.upperBound }
      return span
    }
  }
}

/// The span of a row of a run.
func span(_ row: [String: String]) -> Range<Int> {
  let start = row["start"].flatMap { Int($0) } ?? 0
  return start..<(row["end"].flatMap { Int($0) } ?? start)
}
