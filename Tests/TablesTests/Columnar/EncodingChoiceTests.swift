import Kernels
import Tables
import TestSupport
import Testing

/// Which encoding the writer takes for which values.
struct EncodingChoiceTests {
  private func layout(_ column: Column) throws -> ColumnLayout {
    let table = table(column)
    let reader = try ColumnarReader(file([table], schema: table.schema), path: "choice.bsc")
    return try reader.layout(ofColumn: 0, group: 0)
  }

  private static let numbers: [(name: String, values: [Int64?])] = {
    var chance = SeededRandom(seed: 11)
    return [
      ("CONST", (0..<2000).map { _ in 9 }),
      ("RUNS", (0..<2000).map { row in Int64(row / 100) }),
      ("FOR", (0..<2000).map { _ in 1_000_000 + Int64(chance.below(1000)) }),
      ("DELTA", (0..<2000).map { row in Int64(row * 9 + chance.below(8)) }),
      ("DELTA", (0..<2000).map { row in Int64(row * 1_000_003) }),
      ("PLAIN", (0..<2000).map { _ in Int64(bitPattern: chance.next()) }),
    ]
  }()

  @Test(arguments: numbers)
  func `one value is CONST, long runs RUNS, a narrow range FOR, steps DELTA, the rest PLAIN`(
    name: String, values: [Int64?]
  ) throws {
    #expect(try layout(integers(values)).encodingName == name)
  }

  @Test func `words that repeat are a dictionary, sentences are not`() throws {
    let words = (0..<2000).map { "word\($0 * $0 % 300)" }
    #expect(try layout(strings(words)).encodingName == "DICT")
    let sentences = (0..<60).map { "Sentence \($0) says \($0 * 7919 % 1009), and no other does." }
    #expect(try layout(strings(sentences)).encodingName == "UTF8")
  }

  @Test func `nothing but nulls takes no buffers`() throws {
    let found = try layout(strings([nil, nil, nil]))
    #expect(found.encodingName == "CONST")
    #expect(found.pieces.isEmpty)
  }

  @Test func `random numbers are packed and not deflated`() throws {
    var chance = SeededRandom(seed: 5)
    let found = try layout(integers((0..<5000).map { _ in Int64(chance.below(1 << 11)) }))
    #expect(found.pieces.map(\.form) == ["packed"])
    #expect(found.storedBytes == 5 * 128 * 11)
  }

  @Test func `codes of many words are cut into pages`() throws {
    var chance = SeededRandom(seed: 8)
    let found = try layout(
      strings((0..<5000).map { _ in "w\(chance.below(900) * chance.below(900) / 900)" }))
    #expect(found.encodingName == "DICT")
    #expect(found.pieces.first?.form == "pages")
  }

  @Test func `prose takes about half of its bytes`() throws {
    let text = String(decoding: try readFile(Self.specification), as: UTF8.self)
    let lines = text.split(separator: "\n").map { String($0) }
    let found = try layout(strings(lines))
    #expect(found.storedBytes * 2 < text.utf8.count)
  }

  private static let specification = projectFolder + "/Documentation/columnar-format.md"
}
