import Corpus
import Testing

@testable import Linguistics

struct NumberPhraseTests {
  static let numbers: [(String, Double)] = [
    ("669", 669), ("4,000", 4000), ("12,34,567", 1_234_567), ("1.3 billion", 1.3e9),
    ("3/4", 0.75), ("10 1/2", 10.5), ("½", 0.5), ("60bn", 6e10), ("1.5e3", 1500),
    ("twenty-six", 26), ("two hundred and five thousand", 205_000), ("ninety-five hundred", 9500),
    ("half a million", 500_000), ("a dozen", 12), ("two and a half million", 2.5e6),
    ("two-thirds", 2.0 / 3), ("three quarters", 0.75), ("nine point five", 9.5),
    ("one hundred twenty-fifth", 125), ("21st", 21), ("three lakh crore", 3e12),
  ]

  @Test(arguments: numbers) func `a number has its value`(_ text: String, _ value: Double) {
    let document = measured(text)
    var reader = LexemeReader(lexicon: measureLexicon)
    reader.read(
      document.tokens.span, in: 0..<document.tokens.count, of: document.text.bytes.span)
    let number = reader.number(at: 0)
    #expect(number?.value == value)
    #expect(number?.end == reader.count)
  }
}
