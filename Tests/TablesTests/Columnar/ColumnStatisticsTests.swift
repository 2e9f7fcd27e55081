import Tables
import Testing

struct ColumnStatisticsTests {
  private func statistics(_ column: Column) throws -> ColumnStatistics {
    let table = table(column)
    let reader = try ColumnarReader(file([table], schema: table.schema), path: "statistics.bsc")
    return try #require(reader.groups.first?.statistics.first)
  }

  @Test func `numbers have their extremes, nulls left out`() throws {
    let found = try statistics(integers([nil, -5, 70, nil, 3]))
    #expect(found.hasRange && found.isMinimumExact && found.isMaximumExact)
    #expect(found.minimum.integer == -5)
    #expect(found.maximum.integer == 70)
    #expect(found.nullCount == 2)
  }

  @Test func `nulls alone have no range`() throws {
    let found = try statistics(integers([nil, nil]))
    #expect(!found.hasRange)
    #expect(found.nullCount == 2)
  }

  @Test(arguments: [
    ([0.5, -2.0, 8.0], -2.0, 8.0), ([0.0, 1.0], -0.0, 1.0), ([-1.0, -0.0], -1.0, 0.0),
    ([-.infinity, .infinity], -.infinity, .infinity),
  ])
  func `a zero is the lower one as minimum and the upper one as maximum`(
    values: [Double], minimum: Double, maximum: Double
  ) throws {
    let found = try statistics(.float64(ValueColumn(values)))
    #expect(found.minimum.double.bitPattern == minimum.bitPattern)
    #expect(found.maximum.double.bitPattern == maximum.bitPattern)
  }

  @Test func `what is not a number leaves no range`() throws {
    #expect(try !statistics(.float64(ValueColumn([1, .nan]))).hasRange)
  }

  @Test func `short strings are exact and ordered by their bytes`() throws {
    let found = try statistics(strings(["beta", "Ämter", "Zeta", nil, "beta"]))
    #expect(found.minimum.prefix == Array("Zeta".utf8) && found.isMinimumExact)
    #expect(found.maximum.prefix == Array("Ämter".utf8) && found.isMaximumExact)
    #expect(found.distinctCount == 3)
  }

  @Test func `of long strings the first 16 bytes are kept`() throws {
    let found = try statistics(strings(["sixteen bytes ok", "sixteen bytes okay"]))
    #expect(found.minimum.prefix == Array("sixteen bytes ok".utf8) && found.isMinimumExact)
    #expect(found.maximum.prefix == Array("sixteen bytes ok".utf8) && !found.isMaximumExact)
  }

  @Test func `a string that ends with a zero byte is not exact`() throws {
    let found = try statistics(strings(["a", "a\u{0}"]))
    #expect(found.isMinimumExact && !found.isMaximumExact)
  }
}
