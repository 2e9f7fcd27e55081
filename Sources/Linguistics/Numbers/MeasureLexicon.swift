import Kernels

/// The words of calendar, numbers, amounts and units: what the grammars of dates and quantities
/// know about English.
///
/// A class, so that readers of sentences share it without copying.
package final class MeasureLexicon: Sendable {
  /// What one word is.
  ///
  /// 0 where it is nothing of the kind.
  struct Entry: Sendable {
    var roles: Role = []
    /// Value of a number word, of an ordinal, of a magnitude; the denominator of a fraction.
    var number = 0.0
    /// Month, ISO weekday, first month of a season, offset of a day name, place in a period.
    var calendar: Int8 = 0
    var unit: TimeUnit = .day
    /// Position in `texts`.
    var text: Int32 = -1
  }

  let words: WordMap
  /// Number 0 is the entry of unknown words.
  let entries: [Entry]
  /// TIMEX3 codes of frequencies, seasons, parts of the day.
  let texts: [String]

  let holidayPhrases: PhraseTable
  let holidays: [Holiday]
  let referencePhrases: PhraseTable
  let references: [String]
  let boundPhrases: PhraseTable
  let bounds: [Bound]
  let vaguePhrases: PhraseTable
  let vagueAmounts: [VagueAmount]
  let unitPhrases: PhraseTable
  let units: [String]
  let currencyPhrases: PhraseTable
  let currencies: [Currency]
  let quantityWords = QuantityWords()
  let dateWords = DateWords()

  /// The lexicons it is made of, as `lexicons/en/NAME.tsv` below the data folder.
  package static let names = [
    "bounds", "currencies", "day-parts", "frequencies", "grammar-words", "holidays", "months",
    "noun-phrase-ends", "number-words", "seasons", "tense-cues", "time-references",
    "time-units", "units", "vague-amounts", "weekdays",
  ]

  /// - Parameter file: The lexicon of one of `names`.
  /// - Throws: `LexiconError` with the line that cannot be used, or what `file` throws.
  package init(file: (String) throws -> LexiconFile) throws {
    var tables = MeasureTables()
    for name in MeasureLexicon.names {
      let lexicon = try file(name)
      for line in lexicon.lines {
        guard tables.add(line.fields, of: name) else {
          throw lexicon.error(line.number, "cannot be read as an entry of '\(name)'")
        }
      }
    }
    words = tables.words
    entries = tables.entries
    texts = tables.texts
    holidayPhrases = tables.holidayPhrases
    holidays = tables.holidays
    referencePhrases = tables.referencePhrases
    references = tables.references
    boundPhrases = tables.boundPhrases
    bounds = tables.bounds
    vaguePhrases = tables.vaguePhrases
    vagueAmounts = tables.vagueAmounts
    unitPhrases = tables.unitPhrases
    units = tables.units
    currencyPhrases = tables.currencyPhrases
    currencies = tables.currencies
  }
}

/// The same while it is being filled.
struct MeasureTables {
  typealias Entry = MeasureLexicon.Entry

  var words = WordMap(minimumCapacity: 2048)
  /// Number 0 is the entry of unknown words.
  var entries: [Entry] = [Entry()]
  /// TIMEX3 codes of frequencies, seasons, parts of the day.
  var texts: [String] = []

  var holidayPhrases = PhraseTable()
  var holidays: [Holiday] = []
  var referencePhrases = PhraseTable()
  var references: [String] = []
  var boundPhrases = PhraseTable()
  var bounds: [Bound] = []
  var vaguePhrases = PhraseTable()
  var vagueAmounts: [VagueAmount] = []
  var unitPhrases = PhraseTable()
  var units: [String] = []
  var currencyPhrases = PhraseTable()
  var currencies: [Currency] = []

  /// Adds to what is known about a word.
  mutating func change(_ word: UInt64, _ change: (inout Entry) -> Void) {
    let known = words.value(word)
    if known >= 0 {
      change(&entries[Int(known)])
    } else {
      var entry = Entry()
      change(&entry)
      words.set(word, to: Int32(entries.count))
      entries.append(entry)
    }
  }
}
