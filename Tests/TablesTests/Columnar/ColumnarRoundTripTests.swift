import Kernels
import Tables
import Testing
import TestSupport

struct ColumnarRoundTripTests {
  /// Rows around the bounds of words and of packed blocks.
  private static let counts =
    Array(1...20) + [31, 32, 33, 63, 64, 65, 127, 128, 129, 1023, 1024, 1025, 2049]

  @Test func `numbers of every width come back from few rows and many`() throws {
    var chance = SeededRandom(seed: 1)
    for count in Self.counts {
      // All widths in one file, so that the many shapes stay quick.
      let columns = (0...64).map { bits in
        let values = (0..<count).map { _ -> Int64? in
          let value = chance.next()
          return Int64(bitPattern: bits == 0 ? 0 : value >> UInt64(64 - bits))
        }
        return integers(values)
      }
      let fields = (0...64).map { Field("bits\($0)", .int64, "Any.") }
      let table = Table(Schema("widths", "One row per value.", fields), columns)
      let reader = try ColumnarReader(file([table], schema: table.schema), path: "widths.bsc")
      #expect(try reader.table(ofGroup: 0) == table, "\(count) rows")
    }
  }

  @Test func `nulls come back wherever they are`() throws {
    for count in [1, 2, 7, 8, 9, 63, 64, 65, 130, 1025] {
      let places: [Set<Int>] = [
        [], [0], [count - 1], [0, count - 1], [count / 2], Set(0..<count),
        Set(stride(from: 0, to: count, by: 3)),
      ]
      for nulls in places {
        let numbers = (0..<count).map { nulls.contains($0) ? nil : Int64($0 * $0) - 7 }
        #expect(try roundTrip(integers(numbers)) == cells(integers(numbers)))
        let few = (0..<count).map { nulls.contains($0) ? nil : ["a", "", "čí"][$0 % 3] }
        #expect(try roundTrip(strings(few)) == cells(strings(few)))
        let many = (0..<count).map { nulls.contains($0) ? nil : "text number \($0 * 7)" }
        #expect(try roundTrip(strings(many)) == cells(strings(many)))
        let runs = (0..<count).map { nulls.contains($0) ? nil : "\($0 / 50)" }
        #expect(try roundTrip(strings(runs)) == cells(strings(runs)))
      }
    }
  }

  @Test(arguments: 0..<200)
  func `columns of chance come back`(seed: Int) throws {
    var chance = SeededRandom(seed: UInt64(seed))
    let count = 1 + chance.below([10, 300, 5000][seed % 3])
    let distinct = 1 + chance.below([2, 40, 4000][chance.below(3)])
    let nullsIn = [1 << 40, 2, 50][chance.below(3)]
    let runs = 1 + chance.below([1, 30][chance.below(2)])
    let shift = UInt64(chance.below(63))
    var current: Int64?
    var numbers: [Int64?] = []
    for row in 0..<count {
      if row % runs == 0 {
        current = chance.below(nullsIn) == 1 ? nil : Int64(bitPattern: chance.next()) >> shift
        current = current.map { $0 % Int64(distinct * 1000) }
      }
      numbers.append(current)
    }
    for column in columns(numbers, distinct: Int64(distinct)) {
      #expect(try roundTrip(column) == cells(column))
    }
  }

  /// A column of every type with those numbers.
  private func columns(_ numbers: [Int64?], distinct: Int64) -> [Column] {
    var narrow = ValueColumn<Int32>()
    var floats = ValueColumn<Double>()
    var flags = ValueColumn<Bool>()
    var texts = StringColumn()
    for number in numbers {
      narrow.append(number.map { Int32(truncatingIfNeeded: $0) }, orNull: 0)
      floats.append(number.map { Double($0) / 8 }, orNull: 0)
      flags.append(number.map { $0 & 1 == 1 }, orNull: false)
      texts.append(number.map { "word \($0 % distinct) ä" })
    }
    return [
      integers(numbers), .int32(narrow), .date(narrow), .float64(floats), .bool(flags),
      .string(texts),
    ]
  }

  @Test func `numbers that are none and both zeros come back bit by bit`() throws {
    let values: [Double] = [
      .nan, -.nan, 0, -0.0, .infinity, -.infinity, .leastNonzeroMagnitude, .pi,
      Double(bitPattern: 0x7FF0_0000_0000_0001),
    ]
    let column = Column.float64(ValueColumn(values))
    #expect(try roundTrip(column) == cells(column))
  }

  @Test func `a column of runs comes back as runs`() throws {
    var column = StringColumn()
    for document in 0..<300 { column.append("folder/\(document).txt", repeated: 1 + document % 7) }
    let table = table(.string(column))
    let reader = try ColumnarReader(file([table], schema: table.schema), path: "runs.bsc")
    #expect(try reader.column(0, ofGroup: 0) == .string(column))
  }

  @Test func `the extremes of every type come back`() throws {
    let columns: [Column] = [
      .int64(ValueColumn([.min, .max, 0, -1])), .int32(ValueColumn([.min, .max, 0, -1])),
      .date(ValueColumn([.min, .max, 0, -1])), .bool(ValueColumn([true, false, true, true])),
      .string(
        {
          var column = StringColumn()
          for text in ["", "\u{0}", "\u{10FFFF}", String(repeating: "long ", count: 100_000)] {
            column.append(text)
          }
          return column
        }()),
    ]
    for column in columns { #expect(try roundTrip(column) == cells(column)) }
  }
}
