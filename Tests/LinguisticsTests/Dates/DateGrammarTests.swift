import Corpus
import Linguistics
import Testing

struct DateGrammarTests {
  static let cases = ["dates", "dates-anchored", "dates-counted"].flatMap { MeasureCase.all($0) }

  @Test func `the case file is there`() {
    #expect(DateGrammarTests.cases.count > 100)
  }

  @Test(arguments: cases) func `a case gives its rows`(_ example: MeasureCase) {
    let found = dateRows(example.text, published: example.published)
    if example.outcome == .knownFailure {
      #expect(found != example.expected, "a known failure has been put right")
    } else {
      #expect(found == example.expected)
    }
  }

  @Test(arguments: [
    "He resigned on Tuesday.", "It rained yesterday.", "Sales rose last month.",
    "He left in December.", "The vote is next week.",
  ]) func `without a day of publication a relative date has no value`(_ text: String) {
    let document = measured(text, published: "")
    let found = DateGrammarTests.grammar.expressions(in: document)
    #expect(found.count == 1)
    #expect(found.allSatisfy { $0.value == nil && $0.firstDay == nil && $0.lastDay == nil })
  }

  @Test(arguments: ["", "-", "'", "12/", "1/2/", "May", "the", "from 2004 to", "31 31 31", "0/0/0"])
  func `fragments do not stop the grammar`(_ text: String) {
    #expect(dateRows(text).count <= 1)
  }

  @Test(arguments: [
    "first half of ", "Monday of ", "Mon. ", "point seventy ", "early ", "from 3 to ", "1/", "1-",
    "two hundred and ", "99999999999999999999-1-1 ", "last ", "more than ", "1, ", "1 and ",
    "11/2, ", "the week of ", "May 3, ", "10^9",
    "last year's ", "be ", "1 234 ", "one twenty ",
  ]) func `words repeated without end neither stop nor slow the grammar`(_ text: String) {
    #expect(dateRows(String(repeating: text, count: 3000)).count < 10_000)
  }

  private static let grammar = DateGrammar(measureLexicon)
}
