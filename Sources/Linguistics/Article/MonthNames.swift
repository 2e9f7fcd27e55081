import Kernels

/// Names of months and days of the week in bylines: English, French, German, Spanish, Italian,
/// Portuguese and Dutch.
enum MonthNames {
  /// The month that a word names, 1 to 12.
  ///
  /// - Parameter isBehindDay: The number of a day stands in front of it. Only there are words
  ///   taken for months that are ordinary words of English, like the Portuguese `out`.
  static func month(_ word: UInt64, isBehindDay: Bool) -> Int? {
    let value = Int(months.value(word))
    if value > 12 { return isBehindDay ? value - 12 : nil }
    return value > 0 ? value : nil
  }

  static func isWeekday(_ word: UInt64) -> Bool { weekdays.contains(word) }

  private static let months: WordMap = {
    var map = WordMap()
    for (month, line) in names.split(separator: "\n").enumerated() {
      let halves = line.split(separator: "/", omittingEmptySubsequences: false)
      for (half, words) in halves.enumerated() {
        for word in words.split(separator: " ") {
          let value = Int32(month + 1 + 12 * half)
          for form in [String(word), word.uppercased()] { map.set(wordHash(form), to: value) }
        }
      }
    }
    return map
  }()

  /// One month a line; behind the slash, what is one only behind the number of a day.
  private static let names = """
    january jan janvier janv januar jänner enero gennaio janeiro januari/ene gen
    february feb février févr fevrier februar feber febrero febbraio fevereiro februari/fév fev
    march mar märz maerz marzo março marco maart/mars mär mrz mrt
    april apr avril abril aprile/avr abr
    may mayo maggio maio/mai mei mag
    june jun juin juni junio giugno junho/giu
    july jul juillet juli julio luglio julho/juil lug
    august aug août aout agosto augustus/ago
    september sep sept septembre septiembre setiembre settembre setembro/set
    october oct octobre oktober octubre ottobre outubro/okt ott out
    november nov novembre noviembre novembro/
    december dec décembre decembre dezember diciembre dicembre dezembro/déc dez dic
    """

  private static let weekdays: WordMap = wordTable(
    """
    mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday \
    sunday lundi mardi mercredi jeudi vendredi samedi dimanche montag dienstag mittwoch donnerstag \
    freitag samstag sonnabend sonntag lunes martes miércoles jueves viernes sábado domingo lunedì \
    martedì mercoledì giovedì venerdì sabato domenica segunda-feira terça-feira quarta-feira \
    quinta-feira sexta-feira maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
    """)
}
