/// One article with everything that was found in it, as a page for a browser.
///
/// The page is one file that loads nothing: words are marked in the colour of their table, each
/// table can be hidden, and beside the article stand its rows.
package struct ArticlePage {
  private let article: TableRow
  private let layers: [(layer: Layer, rows: [TableRow])]

  /// An article that a run does not have.
  package struct Unknown: Error, Equatable, CustomStringConvertible {
    package let description: String
  }

  /// - Parameter document: The key of the article.
  /// - Throws: `Unknown`; `PublishedTables.Missing`, `FileError` and `FormatError` where tables
  ///   cannot be read.
  package init(of document: String, in tables: PublishedTables) throws {
    guard let article = try tables.rows("documents", of: document).first else {
      throw Unknown(
        description: "\(tables.folder): no article has the key '\(document)'; "
          + "keys are in the column 'document' of the table 'documents'")
    }
    self.article = article
    layers = try Layer.all.filter { tables.contains($0.table) }
      .map { ($0, try tables.rows($0.table, of: document)) }
  }

  package var html: String {
    let title = escapedHTML(article["title"] ?? article["document"] ?? "")
    return """
      <!DOCTYPE html>
      <html lang="\(escapedHTML(article["language"] ?? "en"))">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(title)</title>
      <style>
      \(pageStyle)</style>
      </head>
      <body class="\(layers.map { "show-" + $0.layer.table }.joined(separator: " "))">
      <header>
      <p class="facts">\(facts)</p>
      <form class="layers" aria-label="What is marked">
      \(layers.map { control($0.layer, count: $0.rows.count) }.joined(separator: "\n"))
      </form>
      </header>
      <main>
      <article>
      \(paragraphs.joined(separator: "\n"))
      </article>
      <aside aria-label="Rows of the tables">
      \(layers.map { section($0.layer, $0.rows) }.joined(separator: "\n"))
      </aside>
      </main>
      <script>
      \(pageScript)</script>
      </body>
      </html>

      """
  }

  /// Key, source and day of the article.
  private var facts: String {
    ["document", "source", "published", "author"].compactMap { column in
      article[column].map { "<span class=\"\(column)\">\(escapedHTML($0))</span>" }
    }.joined(separator: " · ")
  }

  private var paragraphs: [String] {
    let marks = layers.flatMap { layer, rows in
      rows.enumerated().compactMap { number, row in
        layer.span(row).map { range in
          let kind = layer.kind.flatMap { row[$0] }.map { " " + $0 } ?? ""
          return MarkedText.Mark(
            range: range, row: "\(layer.letter)\(number)", classes: layer.table + kind)
        }
      }
    }
    let text = MarkedText(article["text"] ?? "", marks)
    let ranges = text.paragraphs
    return zip(ranges, text.html(ranges)).enumerated().map { number, paragraph in
      let (range, html) = paragraph
      let isBody = range.lowerBound >= article.number("body_start") ?? 0
      if isBody { return "<p>\(html)</p>" }
      return number == 0 && article["title"] != nil
        ? "<h1>\(html)</h1>" : "<p class=\"byline\">\(html)</p>"
    }
  }

  private func control(_ layer: Layer, count: Int) -> String {
    let kinds = layer.kinds.map { " <span class=\"mark \(layer.table) \($0)\">\($0)</span>" }
    return
      "<label class=\"\(layer.table)\"><input type=\"checkbox\" value=\"\(layer.table)\" checked> "
      + "\(layer.table) <span class=\"count\">\(count)</span>\(kinds.joined())</label>"
  }

  private func section(_ layer: Layer, _ rows: [TableRow]) -> String {
    let items = rows.enumerated().map { item(layer, $1, number: $0) }
    return """
      <section class="\(layer.table)">
      <h2>\(layer.table) <span class="count">\(rows.count)</span></h2>
      <ol>
      \(items.joined(separator: "\n"))
      </ol>
      </section>
      """
  }

  private func item(_ layer: Layer, _ row: TableRow, number: Int) -> String {
    let words = row[layer.end == nil ? "trigger" : "text"] ?? ""
    let cells = layer.columns.compactMap { column in
      row[column].map { "<dt>\(column)</dt><dd>\(escapedHTML($0))</dd>" }
    }
    return "<li id=\"\(layer.letter)\(number)\"><a href=\"#\(layer.letter)\(number)\">"
      + "\(escapedHTML(words))</a><dl>\(cells.joined())</dl></li>"
  }
}
