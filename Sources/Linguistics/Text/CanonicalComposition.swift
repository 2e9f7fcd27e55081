package import Corpus

/// Normalization form C: `e` and a combining accent become `é`.
///
/// Only the characters around one that can change are looked at, so that text in the form, as
/// nearly all text is, costs a look at a bitmap for each character outside ASCII.
///
/// Source: Unicode Standard Annex #15, "Unicode Normalization Forms".
package struct CanonicalComposition: Sendable {
  private var decompositions: [UInt32: [UInt32]] = [:]
  /// Pairs of a first and a second character that compose; the first in the upper half.
  private var compositions: [UInt64: UInt32] = [:]
  /// One bit for each code point of the planes 0 to 2 that is a combining mark, composes with a
  /// character before it, or is not in the form.
  private var suspects = [UInt64](repeating: 0, count: 0x30000 / 64)

  /// - Parameter table: A character, what it stands for, and `yes` where composition makes it
  ///   again; code points in hexadecimal.
  package init(_ table: LexiconFile) throws(LexiconError) {
    for line in table.lines {
      let parts = line.fields.count == 3 ? line.fields[1].split(separator: " ") : []
      let meaning = parts.compactMap { UInt32($0, radix: 16) }
      guard let character = UInt32(line.fields[0], radix: 16), !meaning.isEmpty,
        meaning.count == parts.count
      else {
        throw table.error(line.number, "expected a code point, what it stands for, and yes or no")
      }
      decompositions[character] = meaning
      if line.fields[2] == "yes", meaning.count == 2 {
        compositions[UInt64(meaning[0]) << 32 | UInt64(meaning[1])] = character
        suspect(meaning[1])
      } else {
        suspect(character)
      }
    }
    // What begins with such a character in its parts may compose with one before it as well.
    for _ in 0..<2 {
      for (character, meaning) in decompositions where isSuspect(meaning[0]) { suspect(character) }
    }
    for value in Hangul.vowels { suspect(value) }
    for value in Hangul.finals { suspect(value) }
    for value in UInt32(0x300)..<0x1F000 where combiningClass(value) != 0 { suspect(value) }
  }

  private mutating func suspect(_ value: UInt32) {
    if value < 0x30000 { suspects[Int(value >> 6)] |= 1 << UInt64(value & 63) }
  }

  /// Whether text with this character may not be in the form.
  func isSuspect(_ value: UInt32) -> Bool {
    value < 0x30000 && suspects[Int(value >> 6)] >> UInt64(value & 63) & 1 != 0
  }

  /// The replacements that bring a text into the form.
  package func replacements(in bytes: [UInt8]) -> [TracedText.Replacement] {
    var out: [TracedText.Replacement] = []
    let span = bytes.span
    var index = 0
    var base = 0  // Where the last character begins that no character before it can change.
    while index < span.count {
      let (value, length) = decodeScalar(span, at: index)
      guard isSuspect(value) else {
        base = index
        index += length
        continue
      }
      var run: [UInt32] = []
      var end = base
      while end < span.count {
        let (value, length) = decodeScalar(span, at: end)
        if end > index, !isSuspect(value) { break }
        run.append(value)
        end += length
      }
      let composed = compose(run)
      if composed != run {
        out.append(.init(ByteRange(base, end), with: composed.flatMap(utf8)))
      }
      (index, base) = (end, end)
    }
    return out
  }

  private func compose(_ characters: [UInt32]) -> [UInt32] {
    var all: [UInt32] = []
    for character in characters { decompose(character, into: &all) }
    sortMarks(&all)
    return composed(all)
  }

  private func decompose(_ value: UInt32, into out: inout [UInt32]) {
    if Hangul.syllables.contains(value) {
      out += Hangul.parts(of: value)
    } else if let meaning = decompositions[value] {
      for part in meaning { decompose(part, into: &out) }
    } else {
      out.append(value)
    }
  }

  /// Puts combining marks that follow each other in the order of their classes.
  private func sortMarks(_ values: inout [UInt32]) {
    var start = 0
    while start < values.count {
      var end = start
      while end < values.count, combiningClass(values[end]) != 0 { end += 1 }
      if end - start > 1 {
        let order = (start..<end).map { (combiningClass(values[$0]), $0, values[$0]) }
        let sorted = order.sorted { ($0.0, $0.1) < ($1.0, $1.1) }
        for (place, mark) in zip(start..<end, sorted) { values[place] = mark.2 }
      }
      start = end + 1
    }
  }

  private func composed(_ values: [UInt32]) -> [UInt32] {
    var out: [UInt32] = []
    var starter: Int?
    var lastClass: UInt8 = 0
    for value in values {
      let markClass = combiningClass(value)
      let isNext = starter.map { $0 == out.count - 1 } ?? false
      if let place = starter, isNext || (lastClass < markClass && lastClass != 0),
        let pair = pair(out[place], value)
      {
        out[place] = pair
        continue
      }
      if markClass == 0 { starter = out.count }
      lastClass = markClass
      out.append(value)
    }
    return out
  }

  private func pair(_ first: UInt32, _ second: UInt32) -> UInt32? {
    Hangul.pair(first, second) ?? compositions[UInt64(first) << 32 | UInt64(second)]
  }
}

private func combiningClass(_ value: UInt32) -> UInt8 {
  UnicodeScalar(value)?.properties.canonicalCombiningClass.rawValue ?? 0
}

/// Korean syllables, which are computed.
///
/// Source: the Unicode Standard, section 3.12, "Conjoining Jamo Behavior".
private enum Hangul {
  static let initials: Range<UInt32> = 0x1100..<0x1113
  static let vowels: Range<UInt32> = 0x1161..<0x1176
  static let finals: Range<UInt32> = 0x11A8..<0x11C3
  static let syllables: Range<UInt32> = 0xAC00..<0xD7A4

  static func parts(of syllable: UInt32) -> [UInt32] {
    let index = syllable - 0xAC00
    let final = index % 28
    let open = [0x1100 + index / 588, 0x1161 + index % 588 / 28]
    return final == 0 ? open : open + [0x11A7 + final]
  }

  static func pair(_ first: UInt32, _ second: UInt32) -> UInt32? {
    if initials.contains(first), vowels.contains(second) {
      return 0xAC00 + ((first - 0x1100) * 21 + (second - 0x1161)) * 28
    }
    if syllables.contains(first), (first - 0xAC00) % 28 == 0, finals.contains(second) {
      return first + (second - 0x11A7)
    }
    return nil
  }
}
