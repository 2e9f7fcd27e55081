import TestSupport
import Testing

@testable import Tables

struct CSVRowsTests {
  @Test(arguments: [
    ("plain", "plain"),
    ("a,b", "\"a,b\""),
    ("say \"no\"", "\"say \"\"no\"\"\""),
    ("\"", "\"\"\"\""),
    ("two\nlines", "\"two\nlines\""),
    ("two\r\nlines", "\"two\r\nlines\""),
    ("\r", "\"\r\""),
    (" before", "\" before\""),
    ("after ", "\"after \""),
    (" ", "\" \""),
    ("in between", "in between"),
    ("semi;colon\ttab", "semi;colon\ttab"),
    ("Zürich 東京 🙂", "Zürich 東京 🙂"),
    ("'single'", "'single'"),
    ("“curly”", "“curly”"),
    ("=1+1", "=1+1"),
    ("!#$%&()*+-./", "!#$%&()*+-./"),
  ])
  func `a string stands in quotes only where it must`(string: String, field: String) {
    var strings = StringColumn()
    strings.append("x")
    strings.append(string)
    strings.append(nil)
    strings.append(string)
    #expect(csv(.string(strings)) == "x\r\n\(field)\r\n\r\n\(field)\r\n")
    var runs = StringColumn()
    runs.append(string, repeated: 2)
    runs.append("x", repeated: 1)
    #expect(csv(.string(runs)) == "\(field)\r\n\(field)\r\nx\r\n")
  }

  @Test(arguments: [
    (0.0, "0.0"), (-0.0, "0.0"), (1, "1.0"), (-1, "-1.0"), (0.1, "0.1"), (0.25, "0.25"),
    (0.0001, "0.0001"), (12.5, "12.5"), (0.1 + 0.2, "0.30000000000000004"),
    (1.0 / 3, "0.3333333333333333"), (0.9876, "0.9876"), (99.9999, "99.9999"),
    (100, "100.0"), (123_456_789.1234, "123456789.1234"), (20_000, "20000.0"),
    (1e15, "1000000000000000.0"), (1e22, "1e+22"), (.leastNonzeroMagnitude, "5e-324"),
    (0.00005, "5e-05"),
    (.infinity, "inf"), (-.infinity, "-inf"), (.nan, "nan"),
  ])
  func `a number is the shortest that reads the same`(value: Double, field: String) {
    #expect(csv(.float64(ValueColumn([value]))) == field + "\r\n")
  }

  @Test func `all sorts of numbers come back`() {
    var random = SeededRandom(seed: 11)
    var values = (0..<2000).map { _ in Double(bitPattern: random.next()) }.filter(\.isFinite)
    values += (0..<20_000).map { _ in Double(random.next() % 100_000_000) / 10_000 }
    values += (0..<2000).map { _ in Double(random.next() >> 14) / 10_000 }
    let lines = csv(.float64(ValueColumn(values))).split(separator: "\r\n")
    #expect(lines.count == values.count)
    for (line, value) in zip(lines, values) {
      #expect(Double(line) == value)
      #expect(line.utf8.count <= value.description.utf8.count)
    }
  }

  @Test(arguments: [
    (0, "1970-01-01"), (16_730, "2015-10-22"), (11_016, "2000-02-29"), (-1, "1969-12-31"),
    (-719_528, "0000-01-01"), (-719_529, "-0001-12-31"), (2_932_896, "9999-12-31"),
    (2_932_897, "+10000-01-01"), (Int32.max, "+5881580-07-11"), (Int32.min, "-5877641-06-23"),
  ])
  func `a day is written as in ISO 8601`(number: Int32, field: String) {
    #expect(csv(.date(ValueColumn([number]))) == field + "\r\n")
  }

  @Test func `null is an empty field in every type`() {
    func column<Value>(_ value: Value) -> ValueColumn<Value> {
      var column = ValueColumn<Value>()
      column.append(value, orNull: value)
      column.append(nil, orNull: value)
      column.append(value)
      return column
    }
    let columns: [Column] = [
      .int32(column(-7)), .int64(column(.max)), .float64(column(0.5)), .bool(column(true)),
      .bool(column(false)), .date(column(16_730)),
    ]
    let full = "-7,9223372036854775807,0.5,true,false,2015-10-22\r\n"
    #expect(csv(columns) == full + ",,,,,\r\n" + full)
  }

  @Test func `a column of nothing but nulls is empty fields`() {
    var nulls = StringColumn()
    nulls.appendNull()
    nulls.appendNull()
    #expect(
      csv([.string(nulls), .int32(ValueColumn([1, 2])), .string(nulls)]) == ",1,\r\n,2,\r\n")
  }

  @Test(arguments: [1, 511, 512, 513, 1023, 1500, 20_000])
  func `lines are laid out alike however many there are`(rows: Int) {
    var random = SeededRandom(seed: UInt64(rows))
    var strings = StringColumn()
    var runs = StringColumn()
    var numbers = ValueColumn<Int64>()
    var expected = ""
    var run = ""
    var left = 0
    for row in 0..<rows {
      if left == 0 {
        run = "run \(row)"
        left = min(rows - row, 1 + Int(random.next() % 700))
        runs.append(run, repeated: left)
      }
      left -= 1
      let text = String(repeating: "x", count: Int(random.next() % 30))
      let number = Int64(bitPattern: random.next()) >> Int64(random.next() % 64)
      strings.append("t" + text)
      numbers.append(number)
      expected += "\(run),t\(text),\(number)\r\n"
    }
    #expect(csv([.string(runs), .string(strings), .int64(numbers)]) == expected)
  }

  @Test func `strings larger than a block are written`() {
    var strings = StringColumn()
    var expected = ""
    for count in [10, 700_000, 0, 300_000, 1, 70_000] {
      let text = "\"" + String(repeating: "long ", count: count / 5)
      strings.append(text)
      expected += "\"\"\"" + text.dropFirst() + "\"\r\n"
    }
    #expect(csv(.string(strings)) == expected)
  }

  @Test func `the header is the names of the fields`() {
    let schema = Schema("t", "", [Field("one", .int32, ""), Field("the \"two\"", .int32, "")])
    #expect(String(decoding: csvHeader(schema), as: UTF8.self) == "one,\"the \"\"two\"\"\"\r\n")
  }
}

private func csv(_ column: Column) -> String { csv([column]) }

private func csv(_ columns: [Column]) -> String {
  let fields = columns.enumerated().map { Field("c\($0)", $1.type, nullable: true, "") }
  var rows = CSVRows(Table(Schema("t", "", fields), columns))
  var block: [UInt8] = []
  var all: [UInt8] = []
  while let count = rows.next(into: &block) { all += block[..<count] }
  return String(decoding: all, as: UTF8.self)
}
