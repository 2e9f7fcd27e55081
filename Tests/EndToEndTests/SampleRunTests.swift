import Kernels
import Tables
import TestSupport
import Testing

struct SampleRunTests {
  private let run: PublishedRun

  init() throws { run = try PublishedRun.sample.get() }

  @Test func `a run is published under its number, and current leads to it`() throws {
    let out = "\(run.folder.path)/out"
    #expect(FileSystem.linkTarget(of: "\(out)/current") == "runs/000001")
    #expect(try FileSystem.names(in: "\(out)/runs") == ["000001"])
    #expect(try FileSystem.names(in: out) == [".lock", "current", "parts", "runs"])
  }

  @Test func `every table is there in both formats, beside data package and manifest`() throws {
    let tables = [
      "articles_by_day", "countries_by_source", "dates", "documents", "duplicates", "edits",
      "entities", "events", "mentions", "people_by_month", "quantities", "quotes",
      "quotes_by_speaker",
      "rejects",
      "sentences", "statements", "tokens",
    ]
    let files = tables.flatMap { ["\($0).bsc", "\($0).csv.gz"] }
    #expect(
      try run.fileNames()
        == (files + ["datapackage.json", "inputs.index", "manifest.json", "run.json"]).sorted())
  }

  @Test(arguments: [
    ("documents", 35...35), ("rejects", 0...0), ("edits", 50...1000), ("sentences", 500...1000),
    ("tokens", 12_000...16_000), ("mentions", 500...1200), ("entities", 300...900),
    ("dates", 250...600), ("quantities", 400...900), ("quotes", 90...200),
    ("statements", 150...350),
    ("events", 25...90),
    ("people_by_month", 80...250), ("articles_by_day", 28...35),
  ])
  func `tables have as many rows as the sample lets expect`(
    table: String, rows: ClosedRange<Int>
  ) throws {
    #expect(rows.contains(try run.rows(table).count))
  }

  @Test func `CSV and columnar files hold the same cells`() throws {
    for table in try run.tableNames() {
      let csv = try run.csvRows(table)
      let columnar = try run.rows(table)
      #expect(csv.first == columnar.schema.fields.map(\.name))
      #expect(csv.count == columnar.count + 1, "\(table)")
      var different = 0
      for (row, cells) in csv.dropFirst().enumerated() {
        let other = columnar.columns.map { $0[row] ?? "" }
        if cells != other { different += 1 }
      }
      #expect(different == 0, "\(table): \(different) rows differ")
    }
  }

  @Test func `no cell is an empty string`() throws {
    for table in try run.tableNames() {
      let rows = try run.rows(table)
      for (field, column) in zip(rows.schema.fields, rows.columns) {
        #expect(!column.contains(""), "\(table).\(field.name)")
      }
    }
  }

  @Test func `manifest and data package list the files with their sizes and checksums`() throws {
    let files = try run.files()
    let manifest = try json("manifest.json")["files"].elements
    #expect(
      Set(manifest.map { $0["path"].text }).union(["datapackage.json", "manifest.json"])
        == Set(files.keys))
    for entry in manifest {
      let bytes = try #require(files[entry["path"].text])
      #expect(entry["bytes"].number == Double(bytes.count))
      #expect(UInt32(entry["crc32"].text, radix: 16) == crc32(bytes.span))
    }
    let resources = try json("datapackage.json")["resources"].elements
    #expect(resources.map { $0["path"].text } == manifest.dropLast().map { $0["path"].text })
    #expect(manifest.last?["path"].text == "inputs.index")
    for resource in resources where resource["format"].text == "csv" {
      let names = resource["schema"]["fields"].elements.map { $0["name"].text }
      #expect(try run.csvRows(resource["name"].text)[0] == names)
    }
  }

  /// A part is taken into a later run only where none of these has changed.
  @Test(arguments: [
    "tag.words: models/words.model", "tag.entities: models/entities.model",
    "tag.entities: data/gazetteers/countries.tsv", "tag.events: lexicons/en/event-verbs.tsv",
    "segment: lexicons/en/abbreviations.tsv",
  ])
  func `the manifest names the files that tables follow from`(name: String) throws {
    let ingredients = try json("manifest.json")["ingredients"]
    #expect(ingredients[name].text.count == 16)
    let path = name.split(separator: " ")[1]
    #expect(FileSystem.exists("\(projectFolder)/\(path.hasPrefix("data/") ? "" : "data/")\(path)"))
  }

  @Test func `no output holds the time or a path of the run`() throws {
    for (name, bytes) in try run.files() {
      if name.hasSuffix(".json") {
        #expect(!String(decoding: bytes, as: UTF8.self).contains(run.folder.path))
      }
      // The four bytes of time in the head of a gzip file.
      if name.hasSuffix(".gz") { #expect(Array(bytes[4..<8]) == [0, 0, 0, 0], "\(name)") }
    }
  }

  private func json(_ name: String) throws -> JSONValue {
    try parseJSON(readFile("\(run.path)/\(name)"))
  }
}

extension JSONValue {
  /// The value of a key; null where there is none.
  subscript(key: String) -> JSONValue {
    if case .object(let members) = content, let member = members.first(where: { $0.key == key }) {
      return member.value
    }
    return JSONValue(.null, at: 0)
  }

  var elements: [JSONValue] { if case .array(let all) = content { all } else { [] } }
  var text: String {
    if case .string(let bytes) = content { String(decoding: bytes, as: UTF8.self) } else { "" }
  }
  var number: Double? { if case .number(let number) = content { number } else { nil } }
}
