import Corpus

/// A stretch of text that may be a name, as the finder hands it to the resolver.
struct NameCandidate {
  enum Source {
    /// The gazetteer knows the form; `entry` says which.
    case gazetteer
    /// A rule knows the kind of thing from the words.
    case rule
    /// One capitalised word that only the rest of the article can explain.
    case pending
  }

  var source: Source
  var kind: EntityKind
  var start: Int32
  var end: Int32
  var sentence: Int32
  var tokens: Range<Int>
  /// Position in the gazetteer, or -1.
  var entry: Int32 = -1
  /// A gazetteer entry next to the name or in it that says the country, or -1.
  var countryEntry: Int32 = -1
  var role: ByteRange?
  var isMetonym = false
  /// Keys of its first and last word.
  var firstWord: UInt64 = 0
  var lastWord: UInt64 = 0
  /// For a last word with hyphens, the key of all its parts; else 0.
  var lastToken: UInt64 = 0
  /// For an acronym that is explained where it stands, the candidate that it stands for, or -1.
  var acronymOf: Int32 = -1
  /// What stands around a pending word.
  var context: Context = []

  struct Context: OptionSet {
    let rawValue: UInt16

    /// Behind "in", "near".
    static let inside = Context(rawValue: 1)
    static let allCapitals = Context(rawValue: 2)
    static let first = Context(rawValue: 4)
    /// In a headline, where capitals say little.
    static let headline = Context(rawValue: 8)
    /// An ordinary word of the language, or one that stands in front of names.
    static let ordinary = Context(rawValue: 16)
    static let afterArticle = Context(rawValue: 32)
    static let forename = Context(rawValue: 64)
    /// A model that has read the sentence finds no name here: only a person whom the article names
    /// in full, or who is in office, can be called.
    static let unlearned = Context(rawValue: 128)
    /// The article explains an acronym with it.
    static let explaining = Context(rawValue: 256)
    static let firstOfHeadline: Context = [.first, .headline]
    /// A capital here is no evidence.
    static let saysNothing: Context = [.headline, .ordinary, .first, .unlearned]
  }

  /// How many words with white space between them.
  var words = 1
}
