import Corpus
import Kernels

/// Ligatures of Latin letters as characters, which PDF files leave in text: `ﬁ`, `ﬂ`, `ﬃ`.
enum Ligatures {
  /// The replacements that put letters in the place of U+FB00 to U+FB06.
  static func replacements(in bytes: [UInt8]) -> [TracedText.Replacement] {
    let span = bytes.span
    var out: [TracedText.Replacement] = []
    var index = 0
    while true {
      index = nextIndex(of: 0xEF, in: span, from: index)
      guard index + 2 < span.count else { return out }
      if span[index + 1] == 0xAC, (0x80...0x86).contains(span[index + 2]) {
        let letters = letters[Int(span[index + 2] & 7)]
        out.append(.init(ByteRange(index, index + 3), with: letters))
      }
      index += 1
    }
  }

  /// Source: the Unicode character database, compatibility decompositions of the block
  /// "Alphabetic Presentation Forms".
  private static let letters: [[UInt8]] = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"].map {
    Array($0.utf8)
  }
}
