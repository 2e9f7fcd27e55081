import TestSupport
import Testing

/// How much of what a careful reader finds in two articles a run finds.
///
/// The floors stand a little below what was reached when they were set; each test prints what is
/// reached now.
struct GoldArticleTests {
  private func reached(
    _ what: String, _ right: Int, of count: Int, floor: Double, _ article: GoldArticle
  ) {
    let share = count == 0 ? 1 : Double(right) / Double(count)
    print("gold \(article.folder): \(what) \(right) of \(count)")
    #expect(share >= floor, "\(what): \(right) of \(count), expected \(floor)")
  }

  @Test(arguments: GoldArticle.all)
  func `fields of the document`(article: GoldArticle) throws {
    let document = try #require(try article.found("documents").first)
    for row in try article.expected("document") {
      #expect(row.accepts(document[row["field"]], "value"), "\(row["field"])")
    }
  }

  @Test(arguments: GoldArticle.all)
  func `sentences to the letter`(article: GoldArticle) throws {
    let found = try article.found("sentences").map { [$0["part"] ?? "", $0["text"] ?? ""] }
    let expected = try article.expected("sentences").map { [$0["part"], $0["text"]] }
    #expect(found == expected)
  }

  @Test(arguments: GoldArticle.all)
  func `edits of cleaning`(article: GoldArticle) throws {
    let found = try article.found("edits")
    for row in try article.expected("edits") {
      let isThere = found.contains {
        $0["step"] == row["step"] && $0["before"]?.contains(row["before"]) == true
          && $0["after"] ?? "" == row["after"]
      }
      #expect(isThere, "\(row["step"]): \(row["before"])")
    }
  }

  @Test(arguments: GoldArticle.all)
  func `names, their spans, types, canonical names and countries`(article: GoldArticle) throws {
    let expected = try article.expected("mentions")
    let spans = try article.spans(expected)
    let found = try article.found("mentions")
    var right = (span: 0, name: 0, country: 0)
    for (row, place) in zip(expected, spans) {
      guard let match = found.first(where: { span($0) == place && row.accepts($0["type"], "type") })
      else { continue }
      right.span += 1
      right.name += row.accepts(match["name"], "name") ? 1 : 0
      right.country += row.accepts(match["country"], "country") ? 1 : 0
    }
    let pairs = expected.count + found.count
    reached("names: F1 of span and type, times 2", 2 * right.span, of: pairs, floor: 0.9, article)
    reached("names: canonical name", right.name, of: expected.count, floor: 0.85, article)
    reached("names: country", right.country, of: expected.count, floor: 0.85, article)
  }

  @Test(arguments: GoldArticle.all)
  func `dates, their values and days`(article: GoldArticle) throws {
    let expected = try article.expected("dates")
    let found = try article.found("dates")
    var right = (value: 0, days: 0)
    for (row, place) in zip(expected, try article.spans(expected)) {
      guard let match = found.first(where: { span($0).overlaps(place) }) else { continue }
      right.value += row.accepts(match["value"], "value") ? 1 : 0
      right.days +=
        row.accepts(match["first_day"], "first_day") && row.accepts(match["last_day"], "last_day")
        ? 1 : 0
    }
    reached(
      "dates: rows that belong", expected.count, of: max(expected.count, found.count),
      floor: 0.8, article)
    reached("dates: value", right.value, of: expected.count, floor: 0.8, article)
    reached("dates: first and last day", right.days, of: expected.count, floor: 0.8, article)
  }

  @Test(arguments: GoldArticle.all)
  func `quantities and their bounds`(article: GoldArticle) throws {
    let expected = try article.expected("quantities")
    let found = try article.found("quantities")
    var right = 0
    for (row, place) in zip(expected, try article.spans(expected, fromStart: true)) {
      right +=
        found.contains {
          span($0).overlaps(place) && row.acceptsNumber($0["value"], "value")
            && row.acceptsNumber($0["minimum"], "minimum")
            && row.acceptsNumber($0["maximum"], "maximum") && row.accepts($0["unit"], "unit")
        } ? 1 : 0
    }
    reached(
      "quantities: rows that belong", expected.count, of: max(expected.count, found.count),
      floor: 0.8, article)
    reached("quantities: value, bounds, unit", right, of: expected.count, floor: 0.8, article)
  }

  @Test(arguments: GoldArticle.all)
  func `quotations, their kinds and speakers`(article: GoldArticle) throws {
    let expected = try article.expected("quotes")
    let found = try article.found("quotes")
    #expect(found.map { $0["text"] ?? "" } == expected.map { $0["text"] })
    var right = (kind: 0, speaker: 0, cue: 0)
    for row in expected {
      guard let match = found.first(where: { $0["text"] == row["text"] }) else { continue }
      right.kind += row.accepts(match["kind"], "kind") ? 1 : 0
      right.speaker += row.accepts(match["speaker_name"], "speaker_name") ? 1 : 0
      right.cue += row.accepts(match["cue"], "cue") ? 1 : 0
    }
    reached("quotations: kind", right.kind, of: expected.count, floor: 1, article)
    reached("quotations: speaker", right.speaker, of: expected.count, floor: 0.75, article)
    reached("quotations: cue", right.cue, of: expected.count, floor: 0.75, article)
  }
}
