import Kernels

/// The first and the last lines of the body of an article, where boilerplate stands.
package enum ArticleEdges {
  /// Lines that are looked at.
  package static let most = (head: 5, foot: 12)

  /// The lines at one end of a text, from outside inwards, without the white space around them and
  /// without blank ones.
  ///
  /// They end at a line longer than rules look at. Of `position`, `any` has none.
  ///
  /// - Parameter start: The byte where the body begins.
  package static func lines(
    of bytes: [UInt8], from start: Int, at position: BoilerplateRules.Position
  ) -> [Range<Int>] {
    switch position {
    case .head: head(bytes.span, from: start)
    case .foot: foot(bytes.span, from: start)
    case .any: []
    }
  }

  private static func head(_ bytes: Span<UInt8>, from start: Int) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var index = start
    while lines.count < most.head {
      while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
      guard index < bytes.count else { break }
      var end = nextIndex(of: 0x0A, in: bytes, from: index)
      let next = end
      while bytes[end - 1] <= 0x20 { end -= 1 }
      guard end - index <= BoilerplateRules.longestLine else { break }
      lines.append(index..<end)
      index = next
    }
    return lines
  }

  private static func foot(_ bytes: Span<UInt8>, from start: Int) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var end = bytes.count
    while lines.count < most.foot {
      while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
      var first = end
      while first > start, bytes[first - 1] != 0x0A, end - first <= BoilerplateRules.longestLine {
        first -= 1
      }
      let line = first
      while first < end, bytes[first] <= 0x20 { first += 1 }
      guard first < end, end - first <= BoilerplateRules.longestLine else { break }
      lines.append(first..<end)
      end = line
    }
    return lines
  }
}
