import Corpus
import Kernels
import Linguistics
import Stages
import TestSupport
import Testing

struct RecurringLinesTests {
  private let stage: CleanStage

  init() throws { stage = try CleanStage() }

  /// Documents as `find-article` leaves them.
  private func article(_ key: String, _ text: String) throws -> Document {
    var document = Document(key: key, record: Array(text.utf8), isStructured: false)
    for step in stage.steps.prefix(3) { try step.process(&document) }
    return document
  }

  private func rules(
    of documents: [Document], known: BoilerplateRules? = nil, capacity: Int = 1 << 20
  ) -> [String] {
    var lines = RecurringLines(known: known, capacity: capacity)
    for document in documents { lines.countRoughly(document) }
    for document in documents { lines.countExactly(document) }
    return lines.rules().text.split(separator: "\n").map(String.init)
      .filter { !$0.hasPrefix("#") }
  }

  private func articles(
    _ count: Int, foot: String, from first: Int = 0, key: String = "a"
  ) throws -> [Document] {
    try (first..<first + count).map { number in
      let body = "The council met for the \(number)th time and voted on the bridge of the town."
      return try article(
        "\(key)/\(number).txt", "Town meets\n\nJane Doe 22 October 2015\n\n\(body)\n\n\(foot)\n")
    }
  }

  @Test func `a line at the foot of many articles is learned`() throws {
    let documents = try articles(6, foot: "More from our town every day")
    #expect(rules(of: documents) == ["foot\tequals\tMore from our town every day"])
  }

  @Test func `a line of few articles is not`() throws {
    #expect(try rules(of: articles(4, foot: "More from our town every day")).isEmpty)
  }

  @Test func `a rare line of a large source is not`() throws {
    let others = try (0..<90).map {
      try articles(1, foot: "Foot \($0) of it all", from: 100 + $0)[0]
    }
    let documents = try articles(6, foot: "More from our town every day") + others
    #expect(rules(of: documents).isEmpty)
  }

  @Test func `a line with something else behind it is not`() throws {
    let documents = try (0..<8).map {
      try articles(1, foot: "So it was said again.\n\nAnd number \($0) went home.", from: $0)[0]
    }
    #expect(rules(of: documents).isEmpty)
  }

  @Test func `what is known need not be learned, and hides nothing`() throws {
    let known = try BoilerplateRules(
      LexiconFile(Array("foot\tstarts-with\tCopyright".utf8), path: "a"))
    let documents = try articles(6, foot: "Our town, our news\n\nCopyright The Paper")
    #expect(rules(of: documents, known: known) == ["foot\tequals\tOur town, our news"])
  }

  @Test func `small memory loses no line that recurs`() throws {
    let documents = try articles(40, foot: "More from our town every day")
    #expect(rules(of: documents, capacity: 16) == ["foot\tequals\tMore from our town every day"])
  }

  @Test func `what is learned from the sample corpus takes its three footers away`() throws {
    let folder = projectFolder + "/data/articles"
    let documents = try files(below: folder).filter { $0.hasSuffix(".txt") }.compactMap { path in
      var document = Document(
        key: String(path.dropFirst(folder.count + 1)), record: try readFile(path),
        isStructured: false)
      for step in stage.steps.prefix(3) {
        do throws(Rejection) { try step.process(&document) } catch { return nil as Document? }
      }
      return document
    }
    let learned = rules(of: documents)
    #expect(Set(learned) == Self.footers)
    let file = try LexiconFile(Array(learned.joined(separator: "\n").utf8), path: "learned")
    let found = try BoilerplateRules(file)
    var cut = 0
    for document in documents {
      let edits = Boilerplate.replacements(
        in: document.text.bytes, from: document.bodyStart, by: found)
      if !edits.isEmpty { cut += 1 }
    }
    #expect(cut * 10 >= documents.count * 8)
  }

  private static let footers: Set<String> = [
    "foot\tequals\tTo contact the newsroom of the Harbour Post, visit:",
    "foot\tequals\tharbourpost.example/contact",
    "foot\tequals\tCopyright The Ledger-Tribune. All rights reserved.",
    "foot\tequals\tLetters to the editor: ledger-tribune.example/letters",
    "foot\tequals\tFor more news, visit:",
    "foot\tequals\tReporting by correspondents of the Meridian Wire; editing by the world desk.",
    "foot\tequals\twww.meridianwire.example/latest",
  ]
}
