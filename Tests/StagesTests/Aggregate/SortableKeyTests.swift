import Tables
import TestSupport
import Testing

@testable import Stages

struct SortableKeyTests {
  private func keys(_ column: Column) -> [[UInt8]] {
    var run = 0
    return (0..<column.count).map { row in
      var key: [UInt8] = []
      SortableKey.append(column, row: row, run: &run, to: &key)
      return key
    }
  }

  private func cell(_ key: [UInt8], _ type: ValueType) -> KeyCell {
    var rest = key[...]
    let cell = SortableKey.next(&rest, as: type)
    #expect(rest.isEmpty)
    return cell
  }

  /// Columns whose values ascend, null first.
  static let ascending: [Column] = [
    .int32(ascending([Int32.min, -65_536, -1, 0, 1, 255, 256, Int32.max])),
    .int64(ascending([Int64.min, -4_294_967_296, -1, 0, 1, 4_294_967_296, Int64.max])),
    .float64(
      ascending([
        -Double.infinity, -1e300, -2, -1.5, -.leastNonzeroMagnitude, 0, .leastNonzeroMagnitude, 0.1,
        1, 1.5, 1e300, .infinity,
      ])),
    .date(ascending([-719_162, -1, 0, 16_730])),
    .bool(ascending([false, true])),
    .string(
      strings([nil, "", "\0", "\0\0", "\0a", "\u{1}", "a", "a\0", "a\0b", "aa", "b", "é", "€"])),
  ]

  private static func ascending<Value>(_ values: [Value]) -> ValueColumn<Value>
  where Value: Sendable & Equatable & ExpressibleByIntegerLiteral {
    var column = ValueColumn<Value>()
    column.append(nil, orNull: 0)
    for value in values { column.append(value) }
    return column
  }

  private static func ascending(_ values: [Bool]) -> ValueColumn<Bool> {
    var column = ValueColumn<Bool>()
    column.append(nil, orNull: false)
    for value in values { column.append(value) }
    return column
  }

  private static func strings(_ values: [String?]) -> StringColumn {
    var column = StringColumn()
    for value in values { column.append(value) }
    return column
  }

  @Test(arguments: ascending)
  func `the order of keys is the order of cells, null first`(column: Column) {
    let keys = keys(column)
    for (one, next) in zip(keys, keys.dropFirst()) {
      #expect(one.lexicographicallyPrecedes(next))
    }
  }

  @Test(arguments: ascending)
  func `a key gives its cell back`(column: Column) {
    let again = Column(keys(column).map { cell($0, column.type) }, as: column.type)
    #expect(again == column)
  }

  @Test func `both zeros are one cell`() {
    let keys = keys(.float64(ValueColumn([0.0, -0.0])))
    #expect(keys[0] == keys[1])
  }

  @Test func `keys one behind another compare cell by cell`() {
    var random = SeededRandom(seed: 11)
    var rows: [[String]] = []
    for _ in 0..<300 {
      rows.append(
        (0..<2).map { _ in
          let length = random.next() % 4
          return String(
            String.UnicodeScalarView(
              (0..<length).map { _ in ["\0", "\u{1}", "a", "b"][Int(random.next() % 4)] }))
        })
    }
    func key(_ row: [String]) -> [UInt8] {
      var key: [UInt8] = []
      for cell in row { SortableKey.append(string: Array(cell.utf8)[...], to: &key) }
      return key
    }
    func precedes(_ left: [String], _ right: [String]) -> Bool {
      left.map { Array($0.utf8) }.lexicographicallyPrecedes(right.map { Array($0.utf8) }) {
        $0.lexicographicallyPrecedes($1)
      }
    }
    for (left, right) in zip(rows, rows.dropFirst()) {
      #expect(key(left).lexicographicallyPrecedes(key(right)) == precedes(left, right))
    }
  }

  @Test func `a column of runs gives the key of each row`() {
    var column = StringColumn()
    column.append("a", repeated: 2)
    column.append("b", repeated: 1)
    let keys = keys(.string(column))
    #expect(keys.map { cell($0, .string) } == ["a", "a", "b"].map { .string(Array($0.utf8)) })
  }
}
