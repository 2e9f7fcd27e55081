import Kernels
import Tables
import TestSupport
import Testing

struct RowConditionTests {
  private static let reader: ColumnarReader? = try? ColumnarReader(
    readingFrom: "\(projectFolder)/Tests/Golden/columnar-v1/several-groups.bsc")

  @Test(arguments: [
    "document = news/0a.txt", "document != news/0a.txt", "text=said", "text < said",
    "text >= \"said\"", "token > 2", "token <= 2", "token = 1", "token != 1", "entity >= 1",
    "entity = 1", "score > 0.25", "score <= 1e3", "score != 0.125", "score = nan",
    "published = 2015-10-22", "published < 2000-02-29", "metonym = true", "metonym != true",
    "lemma = say", "lemma > a", "text = no such word", "token > 1000000", "text > ~~~~",
  ])
  func `the rows that are found are those whose cells compare so`(text: String) throws {
    let reader = try #require(Self.reader)
    let condition = try RowCondition(text, reader.schema)
    for (number, group) in reader.groups.enumerated() {
      let column = try reader.column(condition.column, ofGroup: number)
      let expected = (0..<group.rowCount).map { holds(condition, column, $0) }
      var source = try reader.columns(ofGroup: number)
      #expect(condition.rows(of: try source.stored(condition.column)) == expected)
      if !condition.mayHold(in: group) { #expect(!expected.contains(true)) }
    }
  }

  @Test(arguments: [
    "token > 1000000", "token < 0", "text > ~~~~", "published > 2100-01-01",
    "document = a",
  ])
  func `a group without such rows is passed over`(text: String) throws {
    let reader = try #require(Self.reader)
    let condition = try RowCondition(text, reader.schema)
    for group in reader.groups { #expect(!condition.mayHold(in: group)) }
  }

  @Test(arguments: [
    ("token", "found 'token', expected a column, one of = != < <= > >=, and a value"),
    ("token ! 3", "found 'token ! 3', expected a column, one of = != < <= > >=, and a value"),
    ("token = x", "found 'x' for 'token', expected a whole number"),
    ("score = x", "found 'x' for 'score', expected a number"),
    ("metonym = 1", "found '1' for 'metonym', expected true or false"),
    (
      "published = 2015-02-29",
      "found '2015-02-29' for 'published', expected a day such as "
        + "2015-10-22"
    ),
    (
      "tok = 1",
      "no column is named 'tok'; columns: document, token, text, lemma, entity, score, "
        + "published, metonym"
    ),
  ])
  func `a mistake says what was expected`(text: String, message: String) throws {
    let schema = try #require(Self.reader).schema
    let mistake = #expect(throws: RowCondition.Mistake.self) { try RowCondition(text, schema) }
    #expect(mistake?.description == message)
  }

  @Test func `strings are compared beyond what statistics hold of them`() throws {
    let long = "a string of more than sixteen bytes"
    let one = table(strings([long + "1", long + "2", "b\0"]))
    let reader = try ColumnarReader(file([one], schema: one.schema), path: "long.bsc")
    let name = reader.schema.fields[0].name
    for (text, expected) in [
      ("\(name) = \(long)2", [false, true, false]), ("\(name) > \(long)1", [false, true, true]),
      ("\(name) < \(long)2", [true, false, false]), ("\(name) = b\0", [false, false, true]),
    ] {
      let condition = try RowCondition(text, reader.schema)
      #expect(condition.mayHold(in: reader.groups[0]))
      var source = try reader.columns(ofGroup: 0)
      #expect(condition.rows(of: try source.stored(0)) == expected)
    }
  }

  /// The same by cells, one at a time.
  private func holds(_ condition: RowCondition, _ column: Column, _ row: Int) -> Bool {
    func compare<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
      switch condition.comparison {
      case .equal: left == right
      case .notEqual: left != right
      case .less: left < right
      case .lessOrEqual: left <= right
      case .greater: left > right
      case .greaterOrEqual: left >= right
      }
    }
    switch (column, condition.operand) {
    case (.string(let column), .text(let wanted)):
      guard let found = column.string(row: row) else { return false }
      return compare(Bytes(bytes: Array(found.utf8)), Bytes(bytes: wanted))
    case (.int32(let column), .integer(let wanted)), (.date(let column), .integer(let wanted)):
      return column[row].map { compare(Int64($0), wanted) } ?? false
    case (.int64(let column), .integer(let wanted)):
      return column[row].map { compare($0, wanted) } ?? false
    case (.bool(let column), .integer(let wanted)):
      return column[row].map { compare($0 ? 1 : 0, wanted) } ?? false
    case (.float64(let column), .double(let wanted)):
      return column[row].map { compare($0, wanted) } ?? false
    default: return false
    }
  }
}

/// Strings in the order of the format.
private struct Bytes: Comparable {
  let bytes: [UInt8]

  static func < (left: Bytes, right: Bytes) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }
}
