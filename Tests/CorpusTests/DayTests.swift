import Corpus
import Testing

struct DayTests {
  @Test(arguments: [
    (1970, 1, 1, 0, 4), (2015, 10, 22, 16_730, 4), (2000, 2, 29, 11_016, 2),
    (1969, 12, 31, -1, 3), (1600, 3, 1, -135_080, 3),
  ])
  func `a date and its number and weekday agree`(
    year: Int, month: Int, day: Int, number: Int, weekday: Int
  ) throws {
    let found = try #require(Day(year: year, month: month, day: day))
    #expect(found.number == Int32(number))
    #expect(found.weekday == weekday)
    #expect(found.civil == (year, month, day))
  }

  @Test func `every day of four centuries comes back from its number`() {
    for number in stride(from: -160_000, to: 160_000, by: 1) {
      let civil = Day(number: Int32(number)).civil
      #expect(Day(year: civil.year, month: civil.month, day: civil.day)?.number == Int32(number))
    }
  }

  @Test(arguments: [(2015, 2, 29), (2015, 13, 1), (2015, 0, 1), (2015, 4, 31), (2015, 1, 0)])
  func `a date that does not exist is nil`(year: Int, month: Int, day: Int) {
    #expect(Day(year: year, month: month, day: day) == nil)
  }

  @Test func `months later keep the day or end with the month`() throws {
    let day = try #require(Day(year: 2015, month: 10, day: 31))
    #expect(day.advanced(byMonths: 1).description == "2015-11-30")
    #expect(day.advanced(byMonths: -20).description == "2014-02-28")
    #expect(day.advanced(byMonths: 3).description == "2016-01-31")
  }
}
