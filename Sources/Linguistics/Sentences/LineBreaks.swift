import Kernels

/// Decides which single line breaks inside a paragraph part sentences: those of lists and verse do,
/// those of wrapped prose do not.
struct LineBreaks {
  private let longestLine: Int
  /// Every line begins like a sentence or a list item.
  ///
  /// With two lines that may be chance, so they must be short.
  private let allBeginLikeOne: Bool
  private var lineStart: Int

  init(_ bytes: Span<UInt8>, in paragraph: Range<Int>) {
    var longest = 0
    var breaks = 0
    var all = true
    var start = paragraph.lowerBound
    let end = paragraph.upperBound
    var index = firstLineFeed(bytes, from: start, to: end)
    while index < end {
      longest = max(longest, index - start)
      start = index + 1
      breaks += 1
      all = all && beginsLikeOne(bytes, at: start, end: end)
      index = firstLineFeed(bytes, from: start, to: end)
    }
    longestLine = max(longest, paragraph.upperBound - start)
    allBeginLikeOne = all && (breaks > 1 || longestLine <= 60)
    lineStart = paragraph.lowerBound
  }

  /// Whether the sentence ends at the line break at `index`.
  ///
  /// To be asked in order.
  mutating func isBoundary(at index: Int, _ bytes: Span<UInt8>, end: Int) -> Bool {
    let length = index - lineStart
    lineStart = index + 1
    guard beginsLikeOne(bytes, at: index + 1, end: end) else { return false }
    return allBeginLikeOne || length * 5 < longestLine * 3
      || beginsWithMarker(bytes, at: lineText(index + 1, end, bytes), end: end)
  }
}

private func beginsLikeOne(_ bytes: Span<UInt8>, at index: Int, end: Int) -> Bool {
  let first = lineText(index, end, bytes)
  guard first < end else { return false }
  let kind = TextCharacter(bytes, at: first, end: end).kind
  return kind == .upper || kind == .digit || kind.intersects(.symbol)
}

/// Where the text of a line begins behind blanks; the next line break where it has none.
private func lineText(_ index: Int, _ end: Int, _ bytes: Span<UInt8>) -> Int {
  var next = index
  while next < end, bytes[next] <= 0x20, bytes[next] != UInt8(ascii: "\n") { next += 1 }
  return next
}

/// "• ", "- ", "* ", "1. ", "2) "
private func beginsWithMarker(_ bytes: Span<UInt8>, at index: Int, end: Int) -> Bool {
  guard index < end else { return false }
  switch bytes[index] {
  case UInt8(ascii: "-"), UInt8(ascii: "*"): return index + 1 < end && bytes[index + 1] <= 0x20
  case 0xE2: return isBullet(bytes, at: index, end: end)
  default:
    var next = index
    while next < end, next - index < 3, bytes[next] &- 0x30 < 10 { next += 1 }
    return next > index && next + 1 < end
      && (bytes[next] == UInt8(ascii: ".") || bytes[next] == UInt8(ascii: ")"))
      && bytes[next + 1] <= 0x20
  }
}

/// Whether a bullet stands there, one of U+2022, U+2023, U+2043, U+25AA and U+25CF.
func isBullet(_ bytes: Span<UInt8>, at index: Int, end: Int) -> Bool {
  guard end - index >= 3, bytes[index] == 0xE2 else { return false }
  switch (bytes[index + 1], bytes[index + 2]) {
  case (0x80, 0xA2), (0x80, 0xA3), (0x81, 0x83), (0x96, 0xAA), (0x97, 0x8F): return true
  default: return false
  }
}
