import Tables
import Testing

/// Encodings that refer from one column to another.
struct ReferenceRoundTripTests {
  private func expectReturn(_ table: Table, _ comment: String) throws {
    let reader = try ColumnarReader(file([table], schema: table.schema), path: "x.bsc")
    let found = try reader.table(ofGroup: 0)
    for (index, field) in table.schema.fields.enumerated() {
      #expect(
        cells(found.columns[index]) == cells(table.columns[index]), "\(field.name), \(comment)")
      // Alone, without what others have decoded.
      let alone = try reader.column(index, ofGroup: 0)
      #expect(cells(alone) == cells(table.columns[index]), "\(field.name) alone, \(comment)")
    }
  }

  @Test func `tables of every small number of rows come back`() throws {
    for rows in 1...70 {
      for (errors, nulls) in [(1 << 30, 1 << 30), (5, 1 << 30), (9, 4), (2, 2)] {
        let table = LanguageTables.tokens(
          rows: rows, errors: errors, nulls: nulls, seed: UInt64(rows))
        try expectReturn(table, "\(rows) rows, \(errors), \(nulls)")
      }
    }
  }

  @Test(arguments: 0..<40)
  func `tables of chance come back`(seed: Int) throws {
    let errors = [1 << 30, 300, 20, 3][seed % 4]
    let nulls = [1 << 30, 40, 3][seed % 3]
    let table = LanguageTables.tokens(
      rows: [200, 1024, 3000][seed % 3], errors: errors, nulls: nulls, seed: UInt64(seed))
    try expectReturn(table, "\(errors), \(nulls)")
  }

  @Test(arguments: 0..<24)
  func `relations of words come back`(seed: Int) throws {
    let errors = [1 << 30, 20, 2][seed % 3]
    let nulls = [1 << 30, 30, 3][seed / 3 % 3]
    let table = LanguageTables.syntax(
      rows: [100, 900, 5000][seed % 3], errors: errors, nulls: nulls, seed: UInt64(seed))
    try expectReturn(table, "\(errors), \(nulls)")
  }

  @Test func `relations stand in the order of the tags of both words`() throws {
    let table = LanguageTables.syntax(rows: 20_000, errors: 50, nulls: 1 << 30, seed: 6)
    let reader = try ColumnarReader(file([table], schema: table.schema), path: "x.bsc")
    let found = try table.schema.fields.indices.map { try reader.layout(ofColumn: $0, group: 0) }
    #expect(found.map(\.encodingName) == ["RUNS", "RAMP", "DICT", "AFFINE", "GROUPED"])
    #expect(found[4].pieces[0].storedBytes < 20_000 / 5)
  }

  @Test(arguments: 0..<24)
  func `texts of words and marks come back`(seed: Int) throws {
    try expectReturn(
      LanguageTables.articles(
        rows: [1, 30, 200][seed % 3], words: [3000, 300, 40][seed % 3],
        nulls: [1 << 30, 3][seed % 2], seed: UInt64(seed)), "seed \(seed)")
  }

  @Test func `a long table takes what its columns foretell of each other`() throws {
    let table = LanguageTables.tokens(rows: 40_000, errors: 500, nulls: 1 << 30, seed: 4)
    try expectReturn(table, "40000 rows")
    let reader = try ColumnarReader(file([table], schema: table.schema), path: "x.bsc")
    let found = try table.schema.fields.indices.map {
      try reader.layout(ofColumn: $0, group: 0).encodingName
    }
    #expect(
      found == [
        "RUNS", "RAMP", "RAMP", "CHAIN", "AFFINE", "AFFINE", "AFFINE", "DICT", "MAP", "MAP", "MAP",
      ])
  }

  @Test(arguments: [(1, "UTF8"), (2, "WORDTEXT"), (6, "WORDTEXT")])
  func `articles are stored as words where few bytes are asked for`(
    level: Int, encoding: String
  ) throws {
    let table = LanguageTables.articles(rows: 40, words: 400, nulls: 1 << 30, seed: 2)
    let bytes = file([table], schema: table.schema, level: level)
    let reader = try ColumnarReader(bytes, path: "x.bsc")
    #expect(try reader.layout(ofColumn: 0, group: 0).encodingName == encoding)
    #expect(try reader.table(ofGroup: 0) == table)
  }
}
