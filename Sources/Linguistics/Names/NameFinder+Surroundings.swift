import Corpus

/// What stands at and around a piece.
extension NameFinder {
  func piece(_ index: Int) -> NamePiece { buffer.all[index] }

  /// The classes of the word at a place; none outside the sentence.
  func classes(_ index: Int) -> WordClasses {
    guard index >= 0, index < count else { return [] }
    let piece = buffer.all[index]
    if piece.isCapital { return piece.classes }
    return piece.isPunctuation ? [] : words.classes(of: piece.word)
  }

  /// Whether a piece is this one byte.
  func isByte(_ byte: UInt8, at index: Int) -> Bool {
    guard index >= 0, index < count else { return false }
    let piece = buffer.all[index]
    return piece.end - piece.start == 1 && text[Int(piece.start)] == byte
  }

  /// Whether the small word at a place is the one with this hash.
  func isSmall(_ word: UInt64, at index: Int) -> Bool {
    guard index >= 0, index < count else { return false }
    return buffer.all[index].word == word && !buffer.all[index].isCapital
  }

  /// Whether a possessive 's (or ') follows directly behind a piece.
  func isPossessive(behind index: Int) -> Bool {
    let end = Int(buffer.all[index].end)
    guard end < text.count else { return false }
    let apostrophe: Int
    if text[end] == 0x27 {
      apostrophe = 1
    } else if end + 2 < text.count, text[end] == 0xE2, text[end + 1] == 0x80, text[end + 2] == 0x99
    {
      apostrophe = 3
    } else {
      return false
    }
    guard end + apostrophe < text.count else { return false }
    return text[end + apostrophe] == 0x73 || text[end - 1] == 0x73
  }

  /// The first piece behind a possessive mark that follows a piece.
  func pieceBehindPossessive(_ index: Int) -> Int {
    let end = buffer.all[index].end
    var next = index + 1
    while next < count, buffer.all[next].start - end < 4, !buffer.all[next].shape.contains(.spaced)
    {
      next += 1
    }
    return next
  }

  /// The entry of a nationality, country or body right before a piece ("Russian", "Russia's").
  func countryEntryBefore(_ index: Int) -> Int32 {
    guard index > 0 else { return -1 }
    let start = buffer.all[index].start
    var number = candidates.count - 1
    while number >= 0, candidates[number].start >= start, candidates[number].sentence == sentence {
      number -= 1
    }
    guard number >= 0 else { return -1 }
    let last = candidates[number]
    guard last.sentence == sentence, last.entry >= 0, last.kind != .person
    else { return -1 }
    let between = start - last.end
    // One space, or a possessive mark and a space.
    guard between >= 0, between <= 5, !isByte(0x2C, at: index - 1) else { return -1 }
    return gazetteer.facts[Int(last.entry)].country < 0 ? -1 : last.entry
  }
}
