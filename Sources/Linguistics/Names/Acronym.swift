import Kernels

/// A word made of the first letters of other words: "OSCE", "MoD", the plural "MEPs".
struct Acronym {
  /// Small letters, without full stops and a plural s.
  private(set) var letters: [UInt8] = []
  private(set) var capitals = 0
  /// The word as `NamePiece.word` has it, in the singular.
  let word: UInt64

  /// The word of a range, if it may be an acronym: two to ten letters, two of them capitals.
  init?(_ text: Span<UInt8>, in range: Range<Int>) {
    guard range.count < 21, text[range.lowerBound] &- 0x41 < 26 else { return nil }
    for index in range where text[index] != 0x2E {
      guard (text[index] | 0x20) &- 0x61 < 26 else { return nil }
      if text[index] < 0x61 { capitals += 1 }
      letters.append(text[index] | 0x20)
    }
    var end = range.upperBound
    if text[end - 1] == 0x73, capitals == letters.count - 1 {
      letters.removeLast()
      end -= 1
    }
    guard capitals > 1, letters.count < 11 else { return nil }
    word = NameFolding.hash(of: text, in: range.lowerBound..<end)
  }

  var isAllCapitals: Bool { capitals == letters.count }

  /// How the words before an end explain the letters.
  struct Fit {
    /// The first word.
    let start: Int
    /// Whether it has a capital, as half of the words have.
    let isName: Bool
  }

  /// The shortest run of pieces before `end` whose beginnings are the letters.
  ///
  /// A word gives one to three letters of its beginning; short small words ("of") and commas may give
  /// none. Nil where there is no such run.
  func fit(_ pieces: borrowing NamePieces, before end: Int, text: Span<UInt8>) -> Fit? {
    // Bit n: the last letters are explained, n are left.
    var left: UInt32 = 1 << UInt32(letters.count)
    var words = 0
    var capitals = 0
    var index = end - 1
    while index >= 0, end - index < letters.count * 2 + 4 {
      let piece = pieces.all[index]
      let isShort = !piece.isCapital && piece.end - piece.start < 5
      if piece.isPunctuation {
        guard text[Int(piece.start)] == 0x2C else { return nil }
      } else {
        words += 1
        if piece.isCapital { capitals += 1 }
        var next = isShort ? left : 0
        for count in 1...letters.count where left >> UInt32(count) & 1 == 1 {
          next |= explained(piece, letters: count, text: text)
        }
        if next & 1 == 1, words > 1, !isShort {
          return Fit(start: index, isName: piece.isCapital && capitals * 2 >= words)
        }
        left = next & ~1
        guard left != 0 else { return nil }
      }
      index -= 1
    }
    return nil
  }

  /// How many letters may be left where a word gives the last ones of the first `count`, as bits.
  private func explained(_ piece: NamePiece, letters count: Int, text: Span<UInt8>) -> UInt32 {
    var found: UInt32 = 0
    for length in 1...min(3, count) where Int(piece.end - piece.start) >= length {
      let fits = (0..<length).allSatisfy {
        text[Int(piece.start) + $0] | 0x20 == letters[count - length + $0]
      }
      if fits { found |= 1 << UInt32(count - length) }
    }
    return found
  }
}
