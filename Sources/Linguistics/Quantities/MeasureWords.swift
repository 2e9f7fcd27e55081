/// What a phrase like "more than" says about the number beside it.
struct Bound: Sendable {
  enum Kind: String, Sendable {
    /// The number itself is left out: "more than", "less than".
    case above, below
    /// It is included: "at least", "up to".
    case least, most
    /// A little less: "nearly".
    case nearly
    case about, exactly
  }

  let kind: Kind
  /// It stands in front of the number, not behind it ("or more").
  let isBefore: Bool

  init?(side: String, kind: String) {
    guard side == "before" || side == "after", let kind = Kind(rawValue: kind) else { return nil }
    self.kind = kind
    isBefore = side == "before"
  }
}

/// An amount without a number: "several", "tens of thousands of".
struct VagueAmount: Sendable {
  let value: Double?
  let minimum: Double?
  let maximum: Double?
}

struct Currency: Sendable {
  /// Where the word or symbol stands beside its number.
  enum Place: String, Sendable {
    case symbol, before, code, word
    /// A code that is a common word in small letters: "COP".
    case capitalCode = "capital-code"
    /// Behind a number with a magnitude only, as the word is common: "2 million rand".
    case afterMagnitude = "unit-after-magnitude"
  }

  /// ISO 4217.
  let code: String
  let place: Place
  /// In the main unit: 0.01 for cents.
  let worth: Double
}
