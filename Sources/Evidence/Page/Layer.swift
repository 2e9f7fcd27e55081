/// A table whose rows are shown on an article's page, in a colour of their own.
struct Layer: Sendable {
  /// Of the table, and the class of its marks in the style sheet.
  let table: String
  /// Begins the identifiers of its rows on the page.
  let letter: Character
  /// Columns that bound what is marked.
  let start: String
  /// nil: as long as the text of the column `trigger`.
  let end: String?
  /// A column whose value is a further class of its marks.
  let kind: String?
  /// Values of that column that have a colour of their own, for the key to the colours.
  let kinds: [String]
  /// The columns that are told beside the words, in order.
  let columns: [String]

  /// In the order in which they stand on the page; those whose table a run lacks are left out.
  static let all = [
    Layer(
      "mentions", "m", kind: "type",
      kinds: ["person", "organization", "place", "group", "other"],
      ["type", "name", "country", "role"]),
    Layer("dates", "d", kind: nil, ["type", "value", "first_day", "last_day"]),
    Layer("quantities", "n", kind: nil, ["value", "minimum", "maximum", "unit", "counted"]),
    Layer("quotes", "q", kind: "kind", ["kind", "speaker_name", "cue"]),
    Layer("statements", "s", kind: nil, ["kind", "source_name", "cue", "cue_class"]),
    Layer(
      "events", "e", start: "trigger_start", end: nil, kind: nil,
      ["action", "mode", "actor", "target", "place", "first_day", "modality"]),
  ]

  private init(
    _ table: String, _ letter: Character, start: String = "start", end: String? = "end",
    kind: String?, kinds: [String] = [], _ columns: [String]
  ) {
    self.table = table
    self.letter = letter
    self.start = start
    self.end = end
    self.kind = kind
    self.kinds = kinds
    self.columns = columns
  }

  /// What a row marks, in code points of the article's text; nil where the row has no place.
  func span(_ row: TableRow) -> Range<Int>? {
    if let end { return row.range(start, end) }
    guard let start = row.number(start), let trigger = row["trigger"] else { return nil }
    return start..<(start + trigger.unicodeScalars.count)
  }
}
