/// What stands in front of the body of an article that is laid out by `Layout`.
package struct ArticleHead: Equatable, Sendable {
  package private(set) var title: Range<Int>?
  /// May be of two blocks, the author's and the date's.
  package private(set) var byline: Range<Int>?
  /// Known also where the byline stands behind a summary, and is part of the body.
  package private(set) var parsed: Byline?
  /// Where the body begins.
  package private(set) var bodyStart = 0

  /// - Parameter title: A headline known beforehand. Without it the first block is one if a
  ///   byline follows, or if it looks like one.
  package init(_ blocks: HeadBlocks, of bytes: [UInt8], title known: String? = nil) {
    let ranges = blocks.ranges
    var next = 0
    if let known {
      if ranges.count > 1, isSame(known, bytes[ranges[0]]) { next = 1 }
    } else if ranges.count > 1 {
      let isFollowed = blocks.byline(1) != nil || blocks.isNameAndDate(1)
      let isTitle =
        isFollowed
        ? ranges[0].count <= HeadBlocks.longestTitle
        : blocks.byline(0)?.isSure != true && isHeadline(bytes[ranges[0]])
      if isTitle { next = 1 }
    }
    if next == 1 { title = ranges[0] }
    readByline(blocks, from: &next, bytes)
    bodyStart = next < ranges.count ? ranges[next].lowerBound : bytes.count
  }

  private mutating func readByline(
    _ blocks: HeadBlocks, from next: inout Int, _ bytes: [UInt8]
  ) {
    let ranges = blocks.ranges
    if blocks.isNameAndDate(next) {
      byline = ranges[next].lowerBound..<ranges[next + 1].upperBound
      let name = String(decoding: bytes[ranges[next]], as: UTF8.self)
      parsed = Byline(
        author: blocks.byline(next)?.author ?? name, published: blocks.byline(next + 1)?.published)
      next += 2
    } else if let found = blocks.byline(next) {
      (byline, parsed) = (ranges[next], found)
      next += 1
    } else if title != nil, next + 2 < ranges.count, ranges[next].count <= 400 {
      parsed = blocks.byline(next + 1)  // Behind a summary.
    }
  }
}

/// Whether a block looks like a headline without the help of a byline: one short line that is
/// no finished sentence, list item or dateline.
private func isHeadline(_ block: ArraySlice<UInt8>) -> Bool {
  guard block.count <= 160, !block.contains(0x0A), let first = block.first else { return false }
  guard !Array("-*+#([".utf8).contains(first), Dateline(block) == nil else { return false }
  let words = Words(block)
  guard words.count <= 24, let last = words.list.last else { return false }
  let end = words.lastByte(last)
  if Array(":;,".utf8).contains(end) { return false }
  guard end == 0x2E else { return true }
  return block.dropFirst(last.core.lowerBound).prefix(last.core.count).contains(0x2E)  // "U.S."
}

/// Whether a block has the words of a title, whatever their case and the spaces between them.
private func isSame(_ title: String, _ block: ArraySlice<UInt8>) -> Bool {
  guard block.count <= 2 * title.utf8.count + 16 else { return false }
  return Words(ArraySlice(title.utf8)).list.map(\.hash) == Words(block).list.map(\.hash)
}
