import Kernels

/// Whether the lines of a text are wrapped at a width, and which line ends came from that.
///
/// A line is wrapped where the first word of the next one would not have fit. Verse and lists
/// break their lines where more would have fit.
struct LineWrapping {
  /// Bytes of the longest line; 0 where lines are not wrapped.
  private(set) var width = 0

  /// A line wider than this is a paragraph.
  private static let widest = 132

  init(_ bytes: Span<UInt8>, from start: Int) {
    guard let longest = LineWrapping.longestLine(bytes, from: start), longest >= 36 else { return }
    width = longest
    var (breaks, wraps) = (0, 0)
    LineWrapping.forEachBreak(bytes, from: start) { gap in
      breaks += 1
      if isFull(gap, in: bytes) { wraps += 1 }
    }
    // A single break says little, unless the line is long for verse.
    if wraps * 10 < breaks * 6 || wraps < (width >= 60 ? 1 : 2) { width = 0 }
  }

  /// Nil where a line is too wide, or where no lines follow each other.
  private static func longestLine(_ bytes: Span<UInt8>, from start: Int) -> Int? {
    var (line, longest, hasBreak) = (start, 0, false)
    while line < bytes.count {
      let end = nextIndex(of: 0x0A, in: bytes, from: line)
      longest = max(longest, end - line)
      if longest > widest { return nil }
      if end > line, end + 1 < bytes.count, bytes[end + 1] != 0x0A { hasBreak = true }
      line = end + 1
    }
    return hasBreak ? longest : nil
  }

  /// Whether a line end came from wrapping.
  func isWrap(_ gap: LineGap, in bytes: Span<UInt8>) -> Bool {
    width > 0 && isFull(gap, in: bytes)
  }

  /// Whether the next word would not have fit.
  ///
  /// Lines are a little ragged in practice, and bytes are not columns, so a tenth of the width may
  /// be left.
  private func isFull(_ gap: LineGap, in bytes: Span<UInt8>) -> Bool {
    var end = gap.after.lowerBound
    while end < gap.after.upperBound, bytes[end] != 0x20 { end &+= 1 }
    return gap.before.count + 1 + (end - gap.after.lowerBound) > width - width / 10
  }

  /// Calls `body` for each line end inside a block.
  private static func forEachBreak(
    _ bytes: Span<UInt8>, from start: Int, _ body: (LineGap) -> Void
  ) {
    var line = start
    while line < bytes.count {
      let end = nextIndex(of: 0x0A, in: bytes, from: line)
      guard end + 1 < bytes.count else { return }
      if end > line, bytes[end + 1] != 0x0A {
        let next = nextIndex(of: 0x0A, in: bytes, from: end + 1)
        body(LineGap(before: line..<end, after: (end + 1)..<next))
      }
      line = end + 1
    }
  }
}
