package import Corpus

extension Token.Shape {
  /// What the characters of a range are; `spaceBefore` is left to the caller.
  ///
  /// - Precondition: the range is not empty.
  package init(_ bytes: Span<UInt8>, in range: Range<Int>) {
    var shape: Token.Shape = []
    var letters = 0
    var capitals = 0
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      var length = 1
      if (byte | 0x20) &- 0x61 < 26 {
        letters += 1
        capitals += byte & 0x20 == 0 ? 1 : 0
      } else if byte &- 0x30 < 10 {
        shape.insert(.digits)
      } else if byte >= 0x80 {
        let character = TextCharacter(bytes, at: index, end: range.upperBound)
        length = character.length
        letters += character.kind.intersects([.symbol, .space]) ? 0 : 1
        capitals += character.kind == .upper ? 1 : 0
      }
      // The first character is a capital when the only one seen so far is.
      if index == range.lowerBound, capitals == 1 { shape.insert(.capitalized) }
      index += length
    }
    if letters > 0 { shape.insert(.letters) }
    if letters >= 2, letters == capitals { shape.insert(.allCapitals) }
    if letters == 0, !shape.contains(.digits) { shape.insert(.punctuation) }
    self = shape
  }
}
