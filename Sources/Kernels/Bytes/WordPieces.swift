/// Texts cut into words and what stands between them.
///
/// A piece is a run of letters, digits and bytes beyond ASCII (a word), or a run of other bytes,
/// inside one text. A space alone between two words is left to be understood.
package struct WordPieces: Sendable {
  /// Where each piece ends in the bytes of the texts; it begins where the one before ends.
  package private(set) var ends: [Int32] = []
  /// One per piece: whether it is a space that is understood.
  package private(set) var understood: [Bool] = []
  /// For each text, how many pieces it has without those spaces.
  package private(set) var counts: [UInt64] = []

  /// - Parameters:
  ///   - bytes: The texts, one after another.
  ///   - textEnds: Where each ends; it begins where the one before ends. Ascending, the last one
  ///     at the end of `bytes`.
  package init(_ bytes: Span<UInt8>, textEnds: Span<Int32>) {
    ends.reserveCapacity(bytes.count / 3)
    understood.reserveCapacity(bytes.count / 3)
    var place = 0
    for text in textEnds.indices {
      let end = Int(textEnds[text])
      var count: UInt64 = 0
      var isAfterWord = false
      while place < end {
        let begin = place
        let isWord = isWordByte(bytes[place])
        place &+= 1
        while place < end, isWordByte(bytes[place]) == isWord { place &+= 1 }
        let isSpace =
          !isWord && isAfterWord && place < end && place &- begin == 1 && bytes[begin] == 0x20
        ends.append(Int32(place))
        understood.append(isSpace)
        count &+= isSpace ? 0 : 1
        isAfterWord = isWord
      }
      counts.append(count)
    }
  }
}

/// Whether a byte is part of a word: a letter or digit of ASCII, or beyond ASCII.
@inline(__always)
package func isWordByte(_ byte: UInt8) -> Bool {
  (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte >= 0x80
}
