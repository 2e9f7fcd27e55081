import Kernels

/// The abbreviations that are written with a full stop, and what a stop behind each may be.
package struct Abbreviations: Sendable {
  package enum Use: Int32, Sendable {
    /// Stands before a name: "Gen.", "Mt.". No sentence ends with it.
    case title
    /// Stands before a number: "No. 5", "p. 12". Otherwise it is a word.
    case numbered
    /// Is always followed by more of the sentence: "e.g.", "vs.".
    case inner
    /// May end a sentence: "Inc.", "p.m.", "Calif.".
    case ending
    /// Written before a number or a name, and may end a sentence: "Jan.", "Oct.".
    case month

    init?(name: String) {
      switch name {
      case "title": self = .title
      case "numbered": self = .numbered
      case "inner": self = .inner
      case "ending": self = .ending
      case "month": self = .month
      default: return nil
      }
    }
  }

  private var uses = WordMap()
  private var words = WordSet()

  /// No abbreviations at all.
  package init() {}

  /// Two fields a line: the abbreviation without its last stop, and its use.
  package init(_ file: LexiconFile) throws(LexiconError) {
    for line in file.lines {
      guard line.fields.count == 2, let use = Use(name: line.fields[1]) else {
        throw file.error(
          line.number, "expected an abbreviation and title, numbered, inner, ending or month")
      }
      uses.set(wordHash(line.fields[0]), to: use.rawValue)
      words.insert(wordHash(line.fields[0]))
    }
  }

  /// The use of a word that a full stop follows; nil for any other word.
  package func use(_ word: UInt64) -> Use? {
    words.mayContain(word) ? Use(rawValue: uses.value(word)) : nil
  }
}
