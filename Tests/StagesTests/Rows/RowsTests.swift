import Corpus
import Kernels
import Stages
import Tables
import TestSupport
import Testing

/// What stands in tables that is not simply a field of the document.
struct RowsTests {
  private func table<Rows: TableRows>(_ type: Rows.Type, _ documents: Document...) -> Table {
    var rows = Rows()
    for document in documents { rows.append(document, Places(document)) }
    return rows.table()
  }

  private func document(_ text: String, key: String = "a.txt") -> Document {
    Document(key: key, record: Array(text.utf8), isStructured: false)
  }

  private func replacement(_ start: Int, _ end: Int, _ text: String) -> TracedText.Replacement {
    .init(ByteRange(start, end), with: Array(text.utf8))
  }

  @Test func `edits of one step that touch are one row, others are not`() {
    var document = document("0123456789")
    document.text.apply([replacement(1, 2, "A"), replacement(2, 4, "B")], step: "one")
    document.text.apply([replacement(6, 7, ""), replacement(8, 8, "+")], step: "two")
    document.text.apply([replacement(3, 4, "C")], step: "three")
    #expect(
      lines(table(EditRows.self, document)) == [
        "a.txt 1 4 one 123 AB", "a.txt 4 5 three 4 C", "a.txt 7 8 two 7 -",
        "a.txt 9 9 two - +",
      ])
  }

  @Test func `bytes that are not UTF-8 are null in before`() {
    var document = Document(key: "a", record: [0x61, 0xE9, 0x62], isStructured: false)
    document.text.apply([replacement(1, 2, "é")], step: "decode")
    #expect(lines(table(EditRows.self, document)) == ["a 1 2 decode - é"])
  }

  @Test func `offsets count code points, raw ones bytes`() {
    var document = document("é€😀 Rome x")
    document.sentences = [
      Sentence(range: ByteRange(0, 16), paragraph: 0, part: .body, tokens: 0..<0)
    ]
    document.entities = [Entity(kind: .place, name: "Rome", country: "ITA")]
    document.mentions = [
      Mention(range: ByteRange(10, 14), sentence: 0, tokens: 0..<0, entity: 0, isMetonym: true)
    ]
    #expect(
      lines(table(MentionRows.self, document))
        == ["a.txt 0 0 4 8 10 14 Rome place 0 Rome ITA - true"])
    #expect(lines(table(EntityRows.self, document)) == ["a.txt 0 place Rome ITA - 1 4 -"])
  }

  @Test func `words of a given title have no bytes in the record`() {
    var document = document("Body", key: "a.jsonl#0")
    document.text.prepend(given: Array("Title\n\n".utf8))
    document.sentences = [
      Sentence(range: ByteRange(0, 5), paragraph: 0, part: .title, tokens: 0..<0),
      Sentence(range: ByteRange(7, 11), paragraph: 1, part: .body, tokens: 0..<0),
    ]
    #expect(
      lines(table(SentenceRows.self, document)) == [
        "a.jsonl#0 0 0 title 0 5 - - 0 Title", "a.jsonl#0 1 1 body 7 11 0 4 0 Body",
      ])
  }

  @Test func `the tokens of a very long article are handed over as soon as they are many`() {
    let count = 1_200_000
    var document = document(String(repeating: "a", count: count))
    document.tokens = (0..<count).map {
      Token(range: ByteRange($0, $0 + 1), shape: .letters, word: 1)
    }
    let middle = 700_000
    document.sentences = [0..<middle, middle..<count].map {
      Sentence(range: ByteRange($0), paragraph: 0, part: .body, tokens: $0)
    }
    var rows = TokenRows()
    var tables: [Table] = []
    rows.append(document, Places(document)) { tables.append($0) }
    tables.append(rows.table())
    #expect(tables.map(\.rowCount) == [524_288, 524_288, 151_424])
    var starts: [Int32] = []
    for table in tables {
      if case .int32(let column)? = table.column("start") { starts += column.values }
    }
    #expect(starts == (0..<Int32(count)).map { $0 })
    guard case .int32(let numbers)? = tables[1].column("token") else { return }
    #expect(numbers.values.first == 524_288)
    #expect(numbers.values[middle - 524_288] == 0)
    #expect(tables.allSatisfy { $0.column("document")?.count == $0.rowCount })
  }

  @Test func `tokens of a name carry the number of its entity`() {
    var document = document("In New York now")
    let words = [(0, 2), (3, 6), (7, 11), (12, 15)]
    document.tokens = words.map {
      Token(range: ByteRange($0.0, $0.1), shape: .letters, word: 0)
    }
    document.sentences = [
      Sentence(range: ByteRange(0, 15), paragraph: 0, part: .body, tokens: 0..<4)
    ]
    document.entities = [Entity(kind: .place, name: "New York")]
    document.mentions = [
      Mention(range: ByteRange(3, 11), sentence: 0, tokens: 1..<3, entity: 0)
    ]
    #expect(
      lines(table(TokenRows.self, document)) == [
        "a.txt 0 0 0 2 In - - - - - -", "a.txt 0 1 3 6 New - - - - - 0",
        "a.txt 0 2 7 11 York - - - - - 0", "a.txt 0 3 12 15 now - - - - - -",
      ])
  }

  @Test func `documents without rows leave none, and those behind keep their keys`() {
    var last = document("x", key: "c.txt")
    last.quantities = []
    var middle = document("Two", key: "b.txt")
    middle.text.apply([replacement(0, 3, "2")], step: "s")
    let rows = table(EditRows.self, document("One"), middle, last)
    #expect(lines(rows) == ["b.txt 0 3 s Two 2"])
    #expect(rows.schema.name == "edits")
  }

  @Test func `every registered table has a name of its own and unique columns`() {
    let schemas = TableRegistry.tables.map { $0.schema } + [RejectRows.schema]
    #expect(Set(schemas.map(\.name)).count == schemas.count)
    for schema in schemas {
      #expect(Set(schema.fields.map(\.name)).count == schema.fields.count, "\(schema.name)")
    }
  }
}
