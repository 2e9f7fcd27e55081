package import Corpus

/// UTF-8 that was read in another encoding, and how to get the characters back that were meant.
///
/// A sequence like `Ã©` is read back in each encoding that can explain it, and scored by how
/// unlikely it is as it stands and how likely what it would become (`MojibakeScore`). The
/// encoding with the highest sum wins, and only its likely sequences are changed, each in its
/// place: text beside them that is right stays as it is. Text that went wrong several times
/// takes several rounds.
///
/// Source of the idea that a repair must make text less odd: Robyn Speer, "ftfy: fixes text for
/// you" (2012); rules, scores and tables are our own.
package enum Mojibake {
  /// Rounds of `replacements` that are worth trying: mistakes pile up three high in the wild.
  package static let rounds = 4

  /// One round of repair; nothing where no encoding explains the text better than it stands.
  package static func replacements(in bytes: [UInt8]) -> [TracedText.Replacement] {
    let characters = SuspectCharacters(bytes)
    guard !characters.values.isEmpty else { return [] }
    var best: [MojibakeSequence] = []
    var bestTotal = MojibakeScore.threshold
    for encoding in SingleByteEncoding.allCases {
      var sequences = characters.sequences(in: encoding)
      guard !sequences.isEmpty else { continue }
      let total = MojibakeScore.rate(&sequences, of: characters, in: encoding)
      let sure = sequences.filter { $0.score >= MojibakeScore.sure }
      if total > bestTotal || (best.isEmpty && total == bestTotal) {
        bestTotal = total
        best = MojibakeScore.accepted(sequences, total: total)
      } else if best.isEmpty, !sure.isEmpty {
        best = sure
      }
    }
    var out = best.map { characters.replacement(for: $0) }
    if out.isEmpty { out = strayControls(in: bytes) }
    return out
  }

  /// Characters from U+0080 to U+009F are Windows-1252 that was taken for Latin-1.
  private static func strayControls(in bytes: [UInt8]) -> [TracedText.Replacement] {
    var out: [TracedText.Replacement] = []
    let span = bytes.span
    var index = 0
    while index + 1 < span.count {
      guard span[index] == 0xC2, span[index + 1] < 0xA0 else {
        index += 1
        continue
      }
      let byte = span[index + 1]
      let meant = SingleByteEncoding.windows1252.scalar(of: byte)
      if meant >= 0xA0, byte != 0x85 || !isLineEnd(span, at: index) {
        out.append(.init(ByteRange(index, index + 2), with: utf8(meant)))
      }
      index += 2
    }
    return out
  }

  /// Whether U+0085 stands as a line end (as on mainframes), not as the ellipsis of Windows-1252:
  /// behind the end of a sentence and right before a capital, or beside another line end.
  private static func isLineEnd(_ bytes: Span<UInt8>, at index: Int) -> Bool {
    guard index > 0, index + 2 < bytes.count else { return true }
    let (before, after) = (bytes[index - 1], bytes[index + 2])
    if after == 0x0A || after == 0xC2 { return true }
    let isSentenceEnd = before == 0x2E || before == 0x21 || before == 0x3F || before == 0x22
    return isSentenceEnd && (0x41...0x5A).contains(after)
  }
}
