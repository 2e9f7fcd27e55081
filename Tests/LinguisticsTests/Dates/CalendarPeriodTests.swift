import Corpus
import Testing

@testable import Linguistics

struct CalendarPeriodTests {
  @Test(arguments: [
    ("2015-10-22", "2015-W43"), ("2016-01-01", "2015-W53"), ("2018-12-31", "2019-W01"),
  ]) func `a week has the year of its Thursday`(_ day: String, _ week: String) {
    let parts = day.split(separator: "-").compactMap { Int($0) }
    let date = Day(year: parts[0], month: parts[1], day: parts[2])
    #expect(date.map { CalendarPeriod.week(of: $0).value } == week)
  }

  @Test(arguments: [
    (1, 2015, "2014-12-29"), (43, 2015, "2015-10-19"), (53, 2015, "2015-12-28"),
    (53, 2016, nil), (0, 2015, nil), (54, 2015, nil),
  ]) func `a numbered week begins on its Monday`(_ number: Int, _ year: Int, _ monday: String?) {
    #expect(CalendarPeriod.week(number, of: year)?.first.description == monday)
  }

  @Test func `a year falls into early, mid and late`() {
    let year = CalendarPeriod.year(2014)
    #expect(year?.third(1).last.description == "2014-04-30")
    #expect(year?.third(2).first.description == "2014-05-01")
    #expect(year?.third(3).last.description == "2014-12-31")
  }

  @Test(arguments: [
    ("easter", "0", 2015, "2015-04-05"), ("easter", "0", 2016, "2016-03-27"),
    ("easter", "-2", 2018, "2018-03-30"), ("nth", "11-4-4", 2015, "2015-11-26"),
    ("nth+1", "11-4-4", 2015, "2015-11-27"), ("nth", "05-1-5", 2015, "2015-05-25"),
    ("fixed", "12-25", 2015, "2015-12-25"),
  ]) func `a holiday has its day`(_ kind: String, _ day: String, _ year: Int, _ expected: String) {
    #expect(Holiday(kind: kind, day: day)?.day(of: year)?.description == expected)
  }
}
