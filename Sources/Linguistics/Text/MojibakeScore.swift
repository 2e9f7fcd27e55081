/// How surely characters are mojibake: points for what they would become and for how odd they are
/// as they stand.
///
/// Found by hand on names and sentences of a dozen languages; 2 points are enough for a repair.
enum MojibakeScore {
  /// The least sum over a text.
  static let threshold = 2.0
  /// A single sequence of this score is repaired whatever the others say.
  static let sure = 3.0

  /// Sets the scores of all sequences; the result is their sum.
  static func rate(
    _ sequences: inout [MojibakeSequence], of characters: SuspectCharacters,
    in encoding: SingleByteEncoding
  ) -> Double {
    var total = 0.0
    for index in sequences.indices {
      var score = points(for: sequences[index], of: characters) + prior(of: encoding)
      if isWithNeighbour(index, sequences) {
        score += 2.5
      } else {
        score -= casePenalty(sequences[index], of: characters)
      }
      if isWord(sequences[index], of: characters) { score -= 1.5 }
      sequences[index].score = score
      total += max(score, -2)
    }
    return total
  }

  /// The more a text has gone wrong, the less each sequence must show by itself.
  static func accepted(_ sequences: [MojibakeSequence], total: Double) -> [MojibakeSequence] {
    let least = total >= 10 ? -1.0 : total >= 6 ? -0.5 : total >= 3.5 ? 0.0 : 0.5
    // Single letters between words of the same script are words too.
    let script = total >= 10 ? commonGroup(of: sequences) : nil
    return sequences.filter { $0.score >= least || kind(of: $0.meant).group == script }
  }

  /// The kind of most of the sequences that are sure.
  private static func commonGroup(of sequences: [MojibakeSequence]) -> UInt32? {
    var counts: [UInt32: Int] = [:]
    for sequence in sequences where sequence.score >= 1 {
      counts[kind(of: sequence.meant).group, default: 0] += 1
    }
    let most = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
    return most.flatMap { $0.value * 2 > sequences.count && $0.key > 3 ? $0.key : nil }
  }

  /// How much rarer it is that text was read in this encoding than in Windows-1252.
  private static func prior(of encoding: SingleByteEncoding) -> Double {
    switch encoding {
    case .windows1252: 0
    case .codePage437: -1
    default: -0.5
    }
  }

  private static func points(
    for sequence: MojibakeSequence, of characters: SuspectCharacters
  ) -> Double {
    let places = sequence.places
    if sequence.isLossy, sequence.known == 1 {
      // Nothing but a lead: only the letters that begin most mojibake of Latin text say enough.
      return (0xC3...0xC5).contains(characters.value(places.lowerBound)) ? 2 : 0.5
    }
    var score = kind(of: sequence.meant).points
    let (before, after) = (
      characters.value(places.lowerBound - 1), characters.value(places.upperBound)
    )
    let (first, last) = (
      characters.value(places.lowerBound), characters.value(places.upperBound - 1)
    )
    if places.contains(where: { isControl(characters.value($0)) }) { score += 4 }
    if places.contains(where: { isMark(characters.value($0)) }) {
      let isInWord = isLetter(after) || (isLetter(before) && !isWordEnd(last))
      if isInWord { score += 1 } else if !isWordEnd(last) { score += 0.5 }
    }
    let isInnerCapital = isSmall(before) && (isCapital(first) || first == 0xC3)
    if first == 0xC3 || first == 0xC2 { score += 1 }
    if isInnerCapital { score += 1 }
    if places.allSatisfy({ isCapital(characters.value($0)) }), isSmall(after) { score += 1 }
    if sequence.hasSpace { score -= first == 0xC5 && !isLetter(before) ? 0.5 : 1 }
    if !isLetter(after), isWordEnd(last), places.count == 2, first != 0xC3 || last != 0xA0,
      !isInnerCapital
    {
      score -= 1.5
    }
    return score
  }

  /// Whether a sequence is nothing but letters that follow each other in words as they stand:
  /// Greek or Cyrillic ("Ві" begins many words of Ukrainian), or small ones ("zvlášť").
  private static func isWord(
    _ sequence: MojibakeSequence, of characters: SuspectCharacters
  ) -> Bool {
    sequence.places.allSatisfy { place in
      let value = characters.value(place)
      return (0x370..<0x530).contains(value) ? isLetter(value) : value >= 0xDF && isSmall(value)
    }
  }

  /// A small letter among capitals, or a capital behind a small letter, is unlikely.
  private static func casePenalty(
    _ sequence: MojibakeSequence, of characters: SuspectCharacters
  ) -> Double {
    let (places, meant) = (sequence.places, sequence.meant)
    let before = characters.value(places.lowerBound - 1)
    let second = characters.value(places.lowerBound - 2)
    let after = characters.value(places.upperBound)
    guard meant >= 0xC0 else { return 0 }
    if isSmall(meant), isCapital(before), isCapital(second) || isCapital(after) || !isLetter(after)
    {
      return isLetter(second) || isLetter(after) ? 3 : 0
    }
    return isCapital(meant) && isSmall(before) ? 3 : 0
  }

  /// Whether the sequence next to this one, without a gap, has the same kind: then they are
  /// likely a word of another script.
  private static func isWithNeighbour(_ index: Int, _ sequences: [MojibakeSequence]) -> Bool {
    let this = sequences[index]
    if index > 0 {
      let before = sequences[index - 1]
      if before.places.upperBound == this.places.lowerBound, isLike(before, this) { return true }
    }
    guard index + 1 < sequences.count else { return false }
    let next = sequences[index + 1]
    return next.places.lowerBound == this.places.upperBound && isLike(next, this)
  }

  private static func isLike(_ left: MojibakeSequence, _ right: MojibakeSequence) -> Bool {
    if left.isLossy || right.isLossy { return left.isLossy != right.isLossy }
    return kind(of: left.meant).group == kind(of: right.meant).group
  }

  /// Points for becoming a character, and a number that scripts of one kind share.
  private static func kind(of scalar: UInt32) -> (points: Double, group: UInt32) {
    switch scalar {
    case 0x80..<0xA0: (0.5, 1)
    case 0xA0..<0xC0: (1.5, 1)
    case 0xD7, 0xF7: (1, 1)
    case 0xC0..<0x100: (2, 1)
    case 0x149, 0x17F: (-2, 2)
    case 0x100..<0x180: (1, 1)
    case 0x192: (1, 1)
    case 0x1E00..<0x1F00: (2, 1)
    case 0x218...0x21B: (1, 1)
    case 0x2C6, 0x2DC, 0x2DB, 0x2BC, 0x2D8...0x2DD: (-0.5, 1)
    case 0x180..<0x300: (-2, 2)
    case 0x300..<0x370: (1, 3)
    case 0x370..<0x400: (0, 4)
    case 0x400..<0x500: (0, 5)
    case 0x500..<0x590: (-2, 6)
    case 0x590..<0x600: (0, 7)
    case 0x600..<0x700: (0, 8)
    case 0x700..<0x900: (-2, 9)
    case 0x2000..<0x2070: (3, 1)
    case 0x20A0..<0x20C0: (3, 1)
    case 0x2070..<0x2C00, 0x3000..<0x3030, 0xFE00..<0xFE10, 0xFF00..<0xFFF0: (2.5, 1)
    case 0xFEFF, 0xFFFD: (3, 1)
    case 0xE000..<0xF900: (-5, 10)
    case 0x1F000..<0x1FB00: (4, 1)
    case 0x3040..<0xE000, 0xF900..<0xFB00: (0, 11)
    case 0x10000...: (-0.5, 12)
    default: (0, scalar >> 7)
    }
  }

  private static func isControl(_ value: UInt32) -> Bool { (0x80..<0xA0).contains(value) }

  private static func isLetter(_ value: UInt32) -> Bool {
    UnicodeScalar(value)?.properties.isAlphabetic ?? false
  }

  private static func isSmall(_ value: UInt32) -> Bool {
    UnicodeScalar(value)?.properties.isLowercase ?? false
  }

  private static func isCapital(_ value: UInt32) -> Bool {
    UnicodeScalar(value)?.properties.isUppercase ?? false
  }

  /// A sign that is no letter.
  private static func isMark(_ value: UInt32) -> Bool { value >= 0x80 && !isLetter(value) }

  /// A sign that often stands right behind a word.
  private static func isWordEnd(_ value: UInt32) -> Bool {
    switch value {
    case 0xA0, 0xA1, 0xA3, 0xA9, 0xAB, 0xAE, 0xB4, 0xBB, 0xBF: true
    case 0x2018...0x201E, 0x2026, 0x2039, 0x203A, 0x2122, 0x2013, 0x2014: true
    default: false
    }
  }
}
