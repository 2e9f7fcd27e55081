package import Corpus
import Kernels

extension Token.Shape {
  /// What the characters of a range are; `spaceBefore` is left to the caller.
  ///
  /// - Precondition: the range is not empty.
  package init(_ bytes: Span<UInt8>, in range: Range<Int>) {
    var letters = 0
    var capitals = 0
    var digits = 0
    var isCapitalized = false
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      var length = 1
      if (byte | 0x20) &- 0x61 < 26 {
        letters &+= 1
        capitals &+= byte & 0x20 == 0 ? 1 : 0
      } else if byte &- 0x30 < 10 {
        digits &+= 1
      } else if byte >= 0x80 {
        let character = TextCharacter(bytes, at: index, end: range.upperBound)
        length = character.length
        letters &+= character.kind.intersects(.notLetter) ? 0 : 1
        capitals &+= character.kind == .upper ? 1 : 0
      }
      if index == range.lowerBound { isCapitalized = capitals == 1 }
      index &+= length
    }
    self.init(
      rawValue: (letters > 0 ? 1 : 0) | (digits > 0 ? 2 : 0) | (isCapitalized ? 4 : 0)
        | (letters >= 2 && letters == capitals ? 8 : 0) | (letters + digits == 0 ? 16 : 0))
  }

  /// That of a word of ASCII letters.
  @inline(__always)
  init(lettersOf word: ShortWord, hasSpace: Bool) {
    // The bits of letters, capitalized, allCapitals and spaceBefore.
    let isCapitalized: UInt8 = word.isCapitalized ? 4 : 0
    let isAllCapitals: UInt8 = word.isAllCapitals ? 8 : 0
    self.init(rawValue: 1 | isCapitalized | isAllCapitals | (hasSpace ? 32 : 0))
  }
}
