import Kernels
import TestSupport
import Testing

/// What holds for every row of every run.
struct InvariantTests {
  enum Corpus: String, Sendable, CaseIterable {
    case sample, shared

    static var present: [Corpus] { sharedFolder == nil ? [.sample] : allCases }

    func traced() throws -> TracedArticles {
      switch self {
      case .sample: try TracedArticles.sample.get()
      case .shared: try #require(try TracedArticles.shared.get())
      }
    }
  }

  /// Tables whose rows are spans of the text.
  static let spanTables = [
    "sentences", "tokens", "mentions", "dates", "quantities", "quotes", "statements",
  ]

  @Test(.enabled(if: sharedFolder != nil, "no development data beside the project"))
  func `the development data are looked at too`() throws {
    #expect(try Corpus.shared.traced().articles.count >= 10)
  }

  @Test(arguments: Corpus.present, spanTables)
  func `a row's words stand in the text at its code points`(corpus: Corpus, table: String) throws {
    let traced = try corpus.traced()
    let rows = try traced.run.rows(table)
    let (starts, ends) = (rows.numbers("start"), rows.numbers("end"))
    let words = rows.texts("text")
    for (row, key) in rows.texts("document").enumerated() {
      let slice = traced.articles[key]?.slice(starts[row], ends[row])
      let holds = table == "quotes" ? slice?.contains(words[row]) == true : slice == words[row]
      #expect(holds, "\(key) \(starts[row])..<\(ends[row]) \(words[row])")
    }
  }

  @Test(arguments: Corpus.present)
  func `edits applied to the record's bytes give the text`(corpus: Corpus) throws {
    for article in try corpus.traced().articles.values {
      var text: [UInt8] = []
      var position = 0
      for edit in article.edits {
        #expect(edit.start >= position, "\(article.key): edits in order")
        let before = article.record[edit.start..<edit.end]
        if let expected = edit.before { #expect(Array(before) == Array(expected.utf8)) }
        text += article.record[position..<edit.start] + Array((edit.after ?? "").utf8)
        position = edit.end
      }
      text += article.record[position...]
      var whole = String.UnicodeScalarView()
      whole.append(contentsOf: article.text)
      let given = Array(String(whole).utf8).dropLast(text.count)
      #expect(Array(String(whole).utf8) == Array(given) + text, "\(article.key)")
      let title = article.key.contains("#") ? article.title.map { $0 + "\n\n" } ?? "" : ""
      #expect(String(decoding: given, as: UTF8.self) == title, "\(article.key)")
    }
  }

  @Test(arguments: Corpus.present, spanTables.filter { $0 != "tokens" })
  func `a row's bytes of the record hold its words where no edit lies inside`(
    corpus: Corpus, table: String
  ) throws {
    let traced = try corpus.traced()
    let rows = try traced.run.rows(table)
    let (starts, ends) = (rows.numbers("start"), rows.numbers("end"))
    let (rawStarts, rawEnds) = (rows["raw_start"], rows["raw_end"])
    var checked = 0
    for (row, key) in rows.texts("document").enumerated() {
      let article = try #require(traced.articles[key])
      guard let from = rawStarts[row].flatMap({ Int($0) }),
        let to = rawEnds[row].flatMap({ Int($0) })
      else {
        // Only words of a title that was given with a record have no bytes.
        #expect(key.contains("#") && starts[row] < article.title?.unicodeScalars.count ?? 0)
        continue
      }
      #expect(from <= to && to <= article.record.count, "\(key) \(from)..<\(to)")
      guard from <= to, to <= article.record.count, !article.isEdited(from, to) else { continue }
      let raw = String(decoding: article.record[from..<to], as: UTF8.self)
      #expect(raw == article.slice(starts[row], ends[row]), "\(key) \(from)..<\(to)")
      checked += 1
    }
    #expect(checked * 10 >= rows.count * 7, "\(checked) of \(rows.count) rows")
  }

  @Test(arguments: Corpus.present, spanTables + ["edits"])
  func `rows are sorted by document, then by start`(corpus: Corpus, table: String) throws {
    let traced = try corpus.traced()
    let rows = try traced.run.rows(table)
    let keys = rows.texts("document").map { traced.articles[$0]?.position ?? -1 }
    let starts = rows.numbers(table == "edits" ? "raw_start" : "start")
    let places = zip(keys, starts).map { ($0, $1) }
    for (one, next) in zip(places, places.dropFirst()) {
      #expect(one <= next, "\(table)")
    }
  }

  @Test(arguments: Corpus.present)
  func `numbers within a document count from 0 without a gap`(corpus: Corpus) throws {
    let run = try corpus.traced().run
    for (table, column) in [
      ("sentences", "sentence"), ("mentions", "mention"), ("entities", "entity"),
      ("quotes", "quote"), ("statements", "statement"),
    ] {
      let rows = try run.rows(table)
      var next: [String: Int] = [:]
      for (key, number) in zip(rows.texts("document"), rows.numbers(column)) {
        #expect(number == next[key, default: 0], "\(table) of \(key)")
        next[key, default: 0] += 1
      }
    }
  }

  @Test(arguments: Corpus.present)
  func `tokens count from 0 in each sentence, as many as it says`(corpus: Corpus) throws {
    let run = try corpus.traced().run
    let tokens = try run.rows("tokens")
    var counts: [String: Int] = [:]
    for (sentence, token) in zip(tokens.numbers(of: "sentence"), tokens.numbers("token")) {
      #expect(token == counts[sentence, default: 0])
      counts[sentence, default: 0] += 1
    }
    let sentences = try run.rows("sentences")
    for (sentence, size) in zip(sentences.numbers(of: "sentence"), sentences.numbers("tokens")) {
      #expect(size == counts[sentence, default: 0])
    }
  }

  @Test(arguments: Corpus.present)
  func `rows begin in their sentence`(corpus: Corpus) throws {
    let run = try corpus.traced().run
    let sentences = try run.rows("sentences")
    let bounds = zip(sentences.numbers("start"), sentences.numbers("end")).map { $0..<$1 }
    let spans = Dictionary(uniqueKeysWithValues: zip(sentences.numbers(of: "sentence"), bounds))
    for table in ["tokens", "mentions", "dates", "quantities", "quotes", "statements"] {
      let rows = try run.rows(table)
      for (sentence, start) in zip(rows.numbers(of: "sentence"), rows.numbers("start")) {
        #expect(spans[sentence]?.contains(start) == true, "\(table) of \(sentence) at \(start)")
      }
    }
  }

  @Test(arguments: Corpus.present)
  func `entities that rows speak of exist, and count their mentions`(corpus: Corpus) throws {
    let run = try corpus.traced().run
    let entities = try run.rows("entities")
    let mentions = try run.rows("mentions")
    var counts: [String: Int] = [:]
    var firsts: [String: Int] = [:]
    for (entity, start) in zip(mentions.numbers(of: "entity"), mentions.numbers("start")) {
      counts[entity, default: 0] += 1
      firsts[entity] = firsts[entity] ?? start
    }
    let known = Set(entities.numbers(of: "entity"))
    #expect(entities.numbers(of: "entity").map { counts[$0] } == entities.numbers("mentions"))
    #expect(entities.numbers(of: "entity").map { firsts[$0] } == entities.numbers("first_start"))
    for (table, column) in [
      ("tokens", "entity"), ("quotes", "speaker_entity"), ("statements", "source_entity"),
      ("events", "actor_entity"), ("events", "target_entity"),
    ] {
      let rows = try run.rows(table)
      for (key, number) in zip(rows.texts("document"), rows[column]) {
        if let number { #expect(known.contains("\(key)/\(number)"), "\(table)") }
      }
    }
    #expect(Set(counts.keys).isSubset(of: known))
  }

  @Test(arguments: Corpus.present)
  func `speakers and cues stand where their columns say`(corpus: Corpus) throws {
    let traced = try corpus.traced()
    let quotes = try traced.run.rows("quotes")
    for column in ["speaker", "cue"] {
      for (row, words) in quotes[column].enumerated() {
        let start = quotes["\(column)_start"][row].flatMap { Int($0) }
        #expect((words == nil) == (start == nil))
        guard let words, let start else { continue }
        let article = traced.articles[quotes.texts("document")[row]]
        #expect(article?.slice(start, start + words.unicodeScalars.count) == words)
      }
    }
  }

  @Test(arguments: Corpus.present)
  func `sources, cues and triggers stand where their columns say`(corpus: Corpus) throws {
    let traced = try corpus.traced()
    for (table, column) in [("statements", "source"), ("statements", "cue"), ("events", "trigger")]
    {
      let rows = try traced.run.rows(table)
      for (row, words) in rows[column].enumerated() {
        guard let words, let start = rows["\(column)_start"][row].flatMap({ Int($0) }) else {
          continue
        }
        let article = traced.articles[rows.texts("document")[row]]
        #expect(article?.slice(start, start + words.unicodeScalars.count) == words, "\(table)")
      }
    }
  }

  @Test(arguments: Corpus.present)
  func `days and bounds are in order`(corpus: Corpus) throws {
    let run = try corpus.traced().run
    let dates = try run.rows("dates")
    for (first, last) in zip(dates["first_day"], dates["last_day"]) {
      if let first, let last { #expect(first <= last) }
    }
    let quantities = try run.rows("quantities")
    for (minimum, maximum) in zip(quantities["minimum"], quantities["maximum"]) {
      guard let least = minimum.flatMap(Double.init), let most = maximum.flatMap(Double.init) else {
        continue
      }
      #expect(least <= most)
    }
  }

  @Test(arguments: Corpus.present)
  func `documents tell their sizes, and the hash of their text`(corpus: Corpus) throws {
    let run = try corpus.traced().run
    let documents = try run.rows("documents")
    let texts = documents.texts("text")
    #expect(texts.map { $0.unicodeScalars.count } == documents.numbers("characters"))
    #expect(texts.map { hash($0) } == documents.texts("content_hash"))
  }

  @Test(arguments: Corpus.present)
  func `documents count the paragraphs, sentences and tokens of their body`(
    corpus: Corpus
  ) throws {
    let run = try corpus.traced().run
    let sentences = try run.rows("sentences")
    let (starts, tokens) = (sentences.numbers("start"), sentences.numbers("tokens"))
    let (keys, parts) = (sentences.texts("document"), sentences.texts("part"))
    let paragraphs = sentences.texts("paragraph")
    let documents = try run.rows("documents")
    let counts = ["paragraphs", "sentences", "tokens", "body_start"].map { documents.numbers($0) }
    for (row, key) in documents.texts("document").enumerated() {
      let body = keys.indices.filter { keys[$0] == key && parts[$0] == "body" }
      #expect(counts[0][row] == Set(body.map { paragraphs[$0] }).count)
      #expect(counts[1][row] == body.count)
      #expect(counts[2][row] == body.reduce(0) { $0 + tokens[$1] })
      if let first = body.first { #expect(counts[3][row] == starts[first]) }
    }
  }

  private func hash(_ text: String) -> String {
    let digits = String(xxHash64(Array(text.utf8).span), radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}

extension PublishedRun.Rows {
  /// A column of numbers within a document, as `document/number`.
  func numbers(of column: String) -> [String] {
    zip(texts("document"), texts(column)).map { "\($0)/\($1)" }
  }
}
